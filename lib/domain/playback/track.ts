import type { JournalEntry } from "@/lib/protocol/events";
import type { AnswerLanguage } from "@/lib/protocol/ids";
import type { DensityView } from "@/lib/protocol/playback";
import type { LoggedEdit } from "./answer-log";
import { clockOf, type ClockHistory } from "./clock-history";

/** Answers by question, as logs of edits. */
export type AnswerLogs = ReadonlyMap<string, readonly LoggedEdit[]>;

/** Nothing for longer than this, in milliseconds, is idle time. */
export const IDLE_AFTER_MS = 8_000;
/** Parts of the interview for which typing is counted. */
const DENSITY_PARTS = 180;

/** When the clock stood still, and for how many real milliseconds; a pause in which the interview ended counts up to there. */
export function pausesOf(history: ClockHistory): { clockMs: number; lastedMs: number }[] {
  return history.flatMap(({ at, clock }, index) => {
    const next = history[index + 1];
    return clock.runningSince === null && next ? [{ clockMs: clock.accumulatedMs, lastedMs: next.at - at }] : [];
  });
}

/** Clock time at which each run ended, however it did. */
export function runEndsOf(entries: readonly JournalEntry[], history: ClockHistory): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  for (const entry of entries) {
    const { event } = entry;
    if (event.type === "run.finished" || event.type === "run.failed" || event.type === "run.cancelled") ends.set(event.runId, clockOf(history, entry));
  }
  return ends;
}

/** Clock time at which each command on the host was answered, failed or was stopped. */
export function commandEndsOf(entries: readonly JournalEntry[], history: ClockHistory): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  for (const entry of entries) {
    const { event } = entry;
    if (event.type === "host.responded" || event.type === "host.failed" || event.type === "host.cancelled") ends.set(event.entryId, clockOf(history, entry));
  }
  return ends;
}

/** The language of each answer from when it was changed on. */
export function languageChangesOf(entries: readonly JournalEntry[], history: ClockHistory): { questionId: string; clockMs: number; language: AnswerLanguage }[] {
  return entries.flatMap((entry) =>
    entry.event.type === "answer.languageSet" ? [{ questionId: entry.event.questionId, clockMs: clockOf(history, entry), language: entry.event.language }] : [],
  );
}

/** Which answer was written in, from when on; null for commands on the host. */
export function focusOf(logs: AnswerLogs, entries: readonly JournalEntry[], history: ClockHistory): { clockMs: number; questionId: string | null }[] {
  const commands = entries.flatMap((entry) => (entry.event.type === "host.commanded" ? [{ seq: entry.seq, clockMs: clockOf(history, entry), questionId: null }] : []));
  const written = [...logs].flatMap(([questionId, log]) => log.map(({ seq, clockMs }) => ({ seq, clockMs, questionId })));
  const edits = [...written, ...commands].sort((a, b) => a.seq - b.seq);
  return edits.filter(({ questionId }, at) => edits[at - 1]?.questionId !== questionId).map(({ clockMs, questionId }) => ({ clockMs, questionId }));
}

export function densityOf(logs: AnswerLogs, durationMs: number): DensityView {
  const partMs = Math.max(1, durationMs / DENSITY_PARTS);
  const units = new Array<number>(DENSITY_PARTS).fill(0);
  for (const log of logs.values()) {
    for (const { clockMs, removed, inserted } of log) {
      const part = Math.min(DENSITY_PARTS - 1, Math.floor(clockMs / partMs));
      units[part] = (units[part] ?? 0) + removed + inserted.length;
    }
  }
  return { partMs, units };
}

/** Instants (milliseconds, any order) drawn together to stretches without idle time in them. */
export function stretchesOf(instants: readonly number[]): [from: number, to: number][] {
  const stretches: [number, number][] = [];
  for (const instant of [...instants].sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last && instant - last[1] <= IDLE_AFTER_MS) last[1] = instant;
    else stretches.push([instant, instant]);
  }
  return stretches;
}
