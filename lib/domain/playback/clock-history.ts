import type { JournalEntry } from "@/lib/protocol/events";
import { apply } from "../interview/apply";
import { clockAt, initialState, type Clock } from "../interview/state";

/** How an interview's clock stood after each entry that moved it, in the order of the journal. */
export type ClockHistory = readonly { seq: number; at: number; clock: Clock }[];

export function clockHistory(entries: readonly JournalEntry[]): ClockHistory {
  const history: { seq: number; at: number; clock: Clock }[] = [];
  let state = initialState();
  for (const entry of entries) {
    const before = state.clock;
    state = apply(state, entry);
    if (state.clock !== before) history.push({ seq: entry.seq, at: entry.at, clock: state.clock });
  }
  return history;
}

/** Milliseconds on the interview's clock of the journal entry `seq` that was written at `at` (epoch ms). */
export function clockOf(history: ClockHistory, { seq, at }: { seq: number; at: number }): number {
  const last = history.findLast((step) => step.seq <= seq);
  return last ? clockAt(last.clock, at) : 0;
}
