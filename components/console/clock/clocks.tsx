"use client";

import { useTranslations } from "next-intl";
import { Ruler } from "@/components/ui/ruler";
import type { ConsoleView } from "@/lib/protocol/views";
import { elapsedAt, formatClock, formatOver, minutesAndSeconds } from "./clock";
import { briefingSpent, currentQuestion, spentOn } from "./plan";
import { useNow } from "./use-now";

const MINUTE_MS = 60_000;
const TOTAL_TICK_MS = 5 * MINUTE_MS;

/** The clock of the interview and that of what runs now: the current question, or the briefing before the first one. */
export function Clocks({ view, serverNow }: { view: ConsoleView; serverNow: () => number }) {
  const t = useTranslations("console.clock");
  const now = useNow(serverNow);
  const stopped = view.clock.status === "paused";
  const question = currentQuestion(view);
  const asked = view.questions.some((each) => each.revealedClockMs !== null);
  return (
    <>
      <OneClock label={t("total")} spoken={t("totalName")} elapsedMs={elapsedAt(view.clock, now)} minutes={view.clock.plannedMinutes} stopped={stopped} tickMs={TOTAL_TICK_MS} />
      {question && <OneClock label={`Q${question.index}`} spoken={t("questionName", { index: question.index })} elapsedMs={spentOn(view, question, now)} minutes={question.minutes} stopped={stopped} tickMs={MINUTE_MS} now />}
      {!question && !asked && view.clock.status !== "lobby" && (
        <OneClock label={t("briefing")} spoken={t("briefing")} elapsedMs={briefingSpent(view, now)} minutes={view.briefingMinutes} stopped={stopped} tickMs={MINUTE_MS} now />
      )}
    </>
  );
}

function OneClock({ label, spoken, elapsedMs, minutes, stopped, tickMs, now = false }: {
  label: string;
  spoken: string;
  elapsedMs: number;
  minutes: number;
  stopped: boolean;
  tickMs: number;
  now?: boolean;
}) {
  const t = useTranslations("console.clock");
  const over = formatOver(elapsedMs, minutes);
  const plannedMs = minutes * MINUTE_MS;
  return (
    <div className="con-clock" role="timer" aria-label={t("spoken", { name: spoken, ...minutesAndSeconds(elapsedMs), planned: minutes })}>
      <span className="time num" aria-hidden>
        {formatClock(elapsedMs)}
        <small>{over ? <b className="over"> {over}</b> : ` / ${formatClock(plannedMs)}`}</small>
      </span>
      <span className="lb" aria-hidden>{stopped ? t("stopped", { label }) : label}</span>
      <Ruler elapsedMs={elapsedMs} plannedMs={plannedMs} label={over ? t("over", { over }) : t("within")} now={now} stopped={stopped} tickMs={tickMs} />
    </div>
  );
}
