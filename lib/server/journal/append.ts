import type { InterviewEvent, JournalEntry } from "@/lib/protocol/events";
import type { InterviewState } from "@/lib/domain/interview/state";
import type { Queryable } from "./database";
import { dataOfEvent, storable } from "./rows";

export type LockedInterview = { lastSeq: number; lastAt: number };

/**
 * Takes the row lock that orders all writers of one interview, until the end of the transaction; null for an unknown interview.
 * It is `NO KEY UPDATE`, so that rows which merely refer to the interview can still be written.
 */
export async function lockInterview(db: Queryable, interviewId: string): Promise<LockedInterview | null> {
  const locked = await db.query<{ lastSeq: number }>(`SELECT "lastSeq" FROM "Interview" WHERE id = $1 FOR NO KEY UPDATE`, [interviewId]);
  const lastSeq = locked.rows[0]?.lastSeq;
  if (lastSeq === undefined) return null;
  // A statement of its own: one that waited for the lock would still see the journal as it was before the wait.
  const last = await db.query<{ at: Date }>(`SELECT at FROM journal WHERE "interviewId" = $1 AND seq = $2`, [interviewId, lastSeq]);
  return { lastSeq, lastAt: last.rows[0]?.at.getTime() ?? 0 };
}

/** Numbers the events of one command on from `lastSeq`. */
export function entriesOf(events: readonly InterviewEvent[], stamp: Omit<JournalEntry, "seq" | "event">, lastSeq: number): JournalEntry[] {
  return events.map((event, part) => ({ ...stamp, seq: lastSeq + part + 1, event: storable(event) }));
}

/** Writes the entries of one command. The caller holds the interview's lock. */
export async function insertEntries(db: Queryable, interviewId: string, entries: readonly JournalEntry[]): Promise<void> {
  const first = entries[0];
  if (!first) return;
  await db.query(
    `INSERT INTO journal ("interviewId", seq, at, "actorId", "commandId", "commandPart", type, data)
     SELECT $1, e.seq, $2, $3, $4, (e.place - 1)::smallint, e.type, e.data
     FROM unnest($5::int[], $6::text[], $7::jsonb[]) WITH ORDINALITY AS e(seq, type, data, place)`,
    [
      interviewId,
      new Date(first.at),
      first.actorId,
      first.commandId,
      entries.map((entry) => entry.seq),
      entries.map((entry) => entry.event.type),
      entries.map((entry) => dataOfEvent(entry.event)),
    ],
  );
}

/** Copies what lists search by, and who was removed, from the journal to the tables. The caller holds the interview's lock. */
export async function updateCopies(db: Queryable, interviewId: string, state: InterviewState, entries: readonly JournalEntry[]): Promise<void> {
  const instant = (at: number | null) => (at === null ? null : new Date(at));
  await db.query(
    `UPDATE "Interview" SET "lastSeq" = $2, status = $3::"InterviewStatus", "startedAt" = $4, "endedAt" = $5 WHERE id = $1`,
    [interviewId, state.seq, state.status, instant(state.startedAt), instant(state.endedAt)],
  );
  for (const { event, at } of entries) {
    if (event.type !== "participant.removed") continue;
    await db.query(`UPDATE "Participant" SET "removedAt" = $3 WHERE id = $1 AND "interviewId" = $2`, [event.participantId, interviewId, new Date(at)]);
  }
}
