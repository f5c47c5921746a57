import type { ConsoleQuestionView, ConsoleView } from "@/lib/protocol/views";
import { elapsedAt } from "./clock";

const MINUTE_MS = 60_000;

/** The question that runs now, or null during the briefing. */
export function currentQuestion(view: ConsoleView): ConsoleQuestionView | null {
  return view.questions.find((question) => question.state === "current") ?? null;
}

/** Clock time spent on a question, in milliseconds at server instant `now`; only the current one goes on counting. */
export function spentOn(view: ConsoleView, question: ConsoleQuestionView, now: number): number {
  if (question.state !== "current") return question.spentMs;
  return question.spentMs + elapsedAt(view.clock, now) - view.clock.elapsedMs;
}

/** Clock time the briefing took: all of it until the first question is revealed. */
export function briefingSpent(view: ConsoleView, now: number): number {
  const reveals = view.questions.flatMap((question) => (question.revealedClockMs === null ? [] : [question.revealedClockMs]));
  return reveals.length > 0 ? Math.min(...reveals) : elapsedAt(view.clock, now);
}

/** Minutes that the plan still needs: the rest of what runs now, every question not yet asked, and the wrap-up. */
export function restMinutes(view: ConsoleView, now: number): number {
  const current = currentQuestion(view);
  const running = current
    ? current.minutes * MINUTE_MS - spentOn(view, current, now)
    : view.questions.some((question) => question.revealedClockMs !== null)
      ? 0
      : view.briefingMinutes * MINUTE_MS - briefingSpent(view, now);
  const ahead = view.questions.filter((question) => question.state === "hidden" || question.state === "queued" || question.state === "sending");
  const aheadMinutes = ahead.reduce((sum, question) => sum + question.minutes, 0);
  return Math.ceil(Math.max(0, running) / MINUTE_MS) + aheadMinutes + view.wrapUpMinutes;
}

/** Milliseconds left of the planned length; negative when over. */
export function leftMs(view: ConsoleView, now: number): number {
  return view.clock.plannedMinutes * MINUTE_MS - elapsedAt(view.clock, now);
}
