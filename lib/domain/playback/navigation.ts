import type { AnswerLanguage } from "@/lib/protocol/ids";
import type { PlaybackMoment, PlaybackQuestionView, PlaybackView } from "@/lib/protocol/playback";
import type { HostItemView, HostView } from "@/lib/protocol/views";

/** Moving about in an interview. All times are milliseconds on its clock. */

/** How much of an idle stretch is kept in front of what follows, so that it does not come out of nowhere. */
const LEAD_MS = 1_500;
/** Going back right after a moment leads to the one before it. */
const BACK_GRACE_MS = 1_500;

/** Where playing goes on when nothing happens at `clockMs`; null where something does, or nothing follows. */
export function afterIdle(active: PlaybackView["active"], clockMs: number): number | null {
  if (active.some(([from, to]) => clockMs >= from - LEAD_MS && clockMs <= to)) return null;
  const next = active.find(([from]) => from > clockMs);
  return next ? Math.max(clockMs, next[0] - LEAD_MS) : null;
}

export function nextMark(instants: readonly number[], clockMs: number): number | null {
  return instants.find((instant) => instant > clockMs) ?? null;
}

export function previousMark(instants: readonly number[], clockMs: number): number | null {
  return instants.findLast((instant) => instant < clockMs - BACK_GRACE_MS) ?? null;
}

/** The question whose answer is shown: the one written in last, unless another was asked since. Null before the first one. */
export function questionAt({ questions, focus }: Pick<PlaybackView, "questions" | "focus">, clockMs: number): string | null {
  const asked = questions.findLast((question) => question.clockMs <= clockMs);
  const written = focus.findLast((part) => part.clockMs <= clockMs && part.questionId !== null);
  if (!asked) return null;
  return written && written.clockMs >= asked.clockMs ? written.questionId : asked.questionId;
}

/** Whether the candidate was at the terminal: nothing was written and nothing asked since the last command. */
export function atTerminal({ questions, focus }: Pick<PlaybackView, "questions" | "focus">, clockMs: number): boolean {
  const asked = questions.findLast((question) => question.clockMs <= clockMs);
  const last = focus.findLast((part) => part.clockMs <= clockMs);
  return last?.questionId === null && (!asked || last.clockMs >= asked.clockMs);
}

/** The terminal as it stood: what was on it by then, and a command that was still running without its output. Null where there is none. */
export function terminalAt({ host, moments }: Pick<PlaybackView, "host" | "moments">, clockMs: number): HostView | null {
  if (host === null) return null;
  const all = moments.flatMap((moment) => (moment.kind === "host" ? [moment] : []));
  const next = all.find(({ clockMs: at, item }) => at > clockMs && item.kind === "command")?.item;
  const items = all.filter((moment) => moment.clockMs <= clockMs).map(({ item, endedMs }): HostItemView => (item.kind === "command" && (endedMs === null || endedMs > clockMs) ? { ...item, state: "queued", output: "", truncated: false } : item));
  return { ...host, prompt: next?.kind === "command" ? next.prompt : host.prompt, items };
}

export function languageAt({ languages }: PlaybackQuestionView, clockMs: number): AnswerLanguage {
  return languages.findLast((change) => change.clockMs <= clockMs)?.language ?? "markdown";
}

/** `mm:ss` or `h:mm:ss` in milliseconds; null for anything else. */
export function parseClock(text: string): number | null {
  const parts = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/.exec(text);
  if (!parts) return null;
  const [, hours = "0", minutes, seconds] = parts;
  return (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
}

/** Moments in the order of the clock, those closer to the first of a bunch than `nearMs` drawn together. */
export function bunchesOf(moments: readonly PlaybackMoment[], nearMs: number): PlaybackMoment[][] {
  const bunches: PlaybackMoment[][] = [];
  for (const moment of moments) {
    const bunch = bunches.at(-1);
    if (bunch && moment.clockMs - (bunch[0] as PlaybackMoment).clockMs < nearMs) bunch.push(moment);
    else bunches.push([moment]);
  }
  return bunches;
}
