import type { CommandResult } from "@/lib/protocol/commands";

/** Something shown before the view has it. `seq` is the journal position that holds it, null until the server has answered. */
export type Pending<T> = { value: T; seq: number | null };

/** Whether it must still be shown: no view that holds it has come yet. */
export function isPending(pending: Pending<unknown>, viewSeq: number): boolean {
  return pending.seq === null || viewSeq < pending.seq;
}

/** What an answer makes of it: placed in the journal, or gone where it was refused. */
export function settle<T>(pending: Pending<T>, result: CommandResult): Pending<T> | null {
  return result.ok ? { ...pending, seq: result.seq } : null;
}
