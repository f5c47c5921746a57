"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { InterviewStatus } from "@/lib/protocol/views";
import { useCommands } from "../commands/use-commands";

/** Starts, stops or resumes the shared clock, whatever is next. */
export function ClockButton({ status }: { status: InterviewStatus }) {
  const t = useTranslations("console.clock");
  const { send } = useCommands();
  switch (status) {
    case "lobby":
      return <Button variant="ink" size="sm" className="clk start" onClick={() => void send({ type: "interview.start" })}><Icon as={Play} size={14} /><span className="wd">{t("start")}</span></Button>;
    case "live":
      return <Button size="sm" className="clk" aria-keyshortcuts="Shift+P" onClick={() => void send({ type: "interview.pause" })}><Icon as={Pause} size={14} /><span className="wd">{t("pause")}</span></Button>;
    case "paused":
      return <Button variant="gam" size="sm" className="clk" aria-keyshortcuts="Shift+P" onClick={() => void send({ type: "interview.resume" })}><Icon as={Play} size={14} /><span className="wd">{t("resume")}</span></Button>;
    case "ended":
      return null;
  }
}
