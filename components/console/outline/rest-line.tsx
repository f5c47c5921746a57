"use client";

import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { ConsoleView } from "@/lib/protocol/views";
import { formatClock } from "../clock/clock";
import { leftMs, restMinutes } from "../clock/plan";
import { useNow } from "../clock/use-now";

/** What the plan still needs, beside what is left. */
export function RestLine({ view, serverNow }: { view: ConsoleView; serverNow: () => number }) {
  const t = useTranslations("console.rest");
  const now = useNow(serverNow);
  const left = leftMs(view, now);
  if (view.clock.status === "ended") return null;
  return (
    <div className="con-rest">
      {view.role === "interviewer" && <><Icon as={Clock} size={14} /><span>{t("need")} <b className="num">{t("minutes", { minutes: restMinutes(view, now) })}</b></span></>}
      <span className="grow" />
      <span>{left < 0 ? t("over") : t("left")} <b className="num">{left < 0 ? `+${formatClock(-left)}` : formatClock(left)}</b></span>
    </div>
  );
}
