import type { AnswerEditView } from "@/lib/protocol/playback";
import { AnswerTimeline } from "./answer-timeline";

/** Whether a quote stood in an answer at an instant, as the journal had it or as it was drawn while being typed. Pages round the instant to a millisecond. */
export function quoteStood(edits: readonly AnswerEditView[], clockMs: number, { start, end, quote }: { start: number; end: number; quote: string }): boolean {
  const timeline = new AnswerTimeline(edits);
  const texts = [timeline.textAt(clockMs), ...[-1, 0, 1].map((rounding) => timeline.drawnAt(clockMs + rounding).text)];
  return texts.some((text) => text.slice(start, end) === quote);
}
