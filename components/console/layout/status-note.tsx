"use client";

import { CircleCheck, Pause } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { ConsoleView } from "@/lib/protocol/views";
import { useCommands } from "../commands/use-commands";

/** The clock stands still for everybody. */
export function PausedNote({ view }: { view: ConsoleView }) {
  const t = useTranslations("console.status");
  const { send } = useCommands();
  if (view.clock.status !== "paused") return null;
  return (
    <div className="con-conn">
      <Banner icon={Pause} action={view.role === "interviewer" && <Button size="sm" onClick={() => void send({ type: "interview.resume" })}>{t("resume")}</Button>}>
        <b>{t("paused")}</b> {t("pausedText")}
      </Banner>
    </div>
  );
}

/** After the end the console stays for scoring; the review has the rest. */
export function EndedNote({ view }: { view: ConsoleView }) {
  const t = useTranslations("console.status");
  if (view.clock.status !== "ended") return null;
  return (
    <div className="con-conn">
      <Banner tone="good" icon={CircleCheck} action={<Button asChild size="sm"><Link href={`/review/${view.interviewId}`}>{t("review")}</Link></Button>}>
        <b>{t("ended")}</b> {t(view.submitted ? "endedSubmitted" : "endedText")}
      </Banner>
    </div>
  );
}
