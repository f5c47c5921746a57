import { apply } from "@/lib/domain/interview/apply";
import type { Outcome } from "@/lib/domain/interview/decision";
import { seenThrough } from "@/lib/domain/interview/seen";
import type { InterviewState } from "@/lib/domain/interview/state";
import type { CommandResult } from "@/lib/protocol/commands";
import type { JournalEntry } from "@/lib/protocol/events";
import { failure } from "@/lib/protocol/failures";
import { entriesOf, insertEntries, lockInterview, updateCopies } from "../journal/append";
import { inTransaction } from "../journal/database";
import { readEntries, readOutcome } from "../journal/read";
import { recordSeen } from "../journal/seen";
import type { Room } from "./room";

/** What is to be decided: the rule, who asks, and the id that makes a resend harmless. */
export type Attempt = { commandId: string; actorId: string | null; decide: (state: InterviewState, at: number) => Outcome };

/** The answer to a command, the entries that this process did not know before (other writers' and the command's own), and the journal's end. */
export type Committed = { result: CommandResult; news: JournalEntry[]; top: number };

/**
 * Decides one command and journals what it leads to, in one transaction under the interview's row lock.
 * The caller runs it in the room's turn. Throws what the driver throws; the room then stands as before.
 */
export async function commit(room: Room, attempt: Attempt): Promise<Committed> {
  const { missed, own, top, result } = await inTransaction(async (db) => {
    const { interviewId } = room;
    const locked = await lockInterview(db, interviewId);
    if (!locked) return { missed: [], own: [], top: room.seq, result: failure("notFound") };
    const missed = locked.lastSeq > room.seq ? await readEntries(db, interviewId, room.state.seq) : [];
    const before = { missed, own: [], top: locked.lastSeq };
    const earlier = await readOutcome(db, interviewId, attempt.commandId);
    if (earlier !== null) return { ...before, result: { ok: true, seq: earlier } as const };

    const state = missed.reduce(apply, room.state);
    // Never back in time: clocks of two nodes differ, and a clock can be set.
    const at = Math.max(room.now(), locked.lastAt);
    const outcome = attempt.decide(state, at);
    if (!outcome.ok) return { ...before, result: outcome };
    // Nothing changed: the position of the views that are out there, which text does not move.
    if (outcome.events.length === 0) return { ...before, result: { ok: true, seq: state.seq } as const };
    const { commandId, actorId } = attempt;
    const own = entriesOf(outcome.events, { at, actorId, commandId }, locked.lastSeq);
    const seq = locked.lastSeq + own.length;
    await insertEntries(db, interviewId, own);
    const after = own.reduce(apply, state);
    await updateCopies(db, interviewId, after, own);
    await recordSeen(db, interviewId, seenThrough(after, own));
    return { missed, own, top: seq, result: { ok: true, seq } as const };
  });
  const news = [...missed, ...own].filter((entry) => entry.seq > room.state.seq);
  room.fold(news);
  // Text that others wrote in between is not here yet; whoever called catches the room up.
  room.noteTaken(top - own.length, top);
  return { result, news, top };
}
