"use client";

import { useTranslations } from "next-intl";
import { TailNode } from "@/components/ui/tail";
import type { ConsoleView, NodeState } from "@/lib/protocol/views";
import { formatSpent } from "../clock/clock";
import { briefingSpent } from "../clock/plan";
import { useNow } from "../clock/use-now";

/** The briefing stands before the first question; it starts with the interview. */
export function BriefingRow({ view, serverNow }: { view: ConsoleView; serverNow: () => number }) {
  const t = useTranslations("console.outline");
  const now = useNow(serverNow);
  const state = briefingState(view);
  const planned = t("minutes", { minutes: view.briefingMinutes });
  return (
    <li className="q" data-state={state}>
      <div className="qh">
        <TailNode state={state} label={t(state === "hidden" ? "briefingWaits" : state === "done" ? "briefingDone" : "briefingNow")} />
        <b className="mono">B&nbsp;</b>
        <p>{t("briefing")}</p>
        <span className="m num">{state === "hidden" ? planned : `${formatSpent(briefingSpent(view, now))} / ${planned}`}</span>
      </div>
    </li>
  );
}

function briefingState(view: ConsoleView): NodeState {
  if (view.clock.status === "lobby") return "hidden";
  const asked = view.questions.some((question) => question.revealedClockMs !== null);
  return asked || view.clock.status === "ended" ? "done" : "current";
}
