import type { JournalEntry } from "@/lib/protocol/events";
import type { Queryable } from "./database";
import { ENTRY_COLUMNS, entryOfRow, type JournalRow } from "./rows";

/** What text is in an interview's state: nothing. Leaving its rows out is what keeps a fold short. */
const WITHOUT_TEXT = `type <> 'answer.updated'`;

/** Entries after `seq` that change an interview's state, in order. */
export async function readEntries(db: Queryable, interviewId: string, afterSeq: number): Promise<JournalEntry[]> {
  const { rows } = await db.query<JournalRow>(
    `SELECT ${ENTRY_COLUMNS} FROM journal WHERE "interviewId" = $1 AND seq > $2 AND ${WITHOUT_TEXT} ORDER BY seq`,
    [interviewId, afterSeq],
  );
  return rows.map(entryOfRow);
}

/** Journal position that a command led to when it was sent before; null for a new one. */
export async function readOutcome(db: Queryable, interviewId: string, commandId: string): Promise<number | null> {
  const { rows } = await db.query<{ seq: number | null }>(
    `SELECT max(seq) AS seq FROM journal WHERE "interviewId" = $1 AND "commandId" = $2`,
    [interviewId, commandId],
  );
  return rows[0]?.seq ?? null;
}

export type TextRow = { seq: number; actorId: string; bytes: Buffer };

/** Text updates of one answer after `seq`, in order. */
export async function readTextRows(db: Queryable, interviewId: string, questionId: string, afterSeq: number): Promise<TextRow[]> {
  const { rows } = await db.query<TextRow>(
    `SELECT seq, "actorId", bytes FROM journal
     WHERE "interviewId" = $1 AND seq > $2 AND type = 'answer.updated' AND data->>'questionId' = $3 ORDER BY seq`,
    [interviewId, afterSeq, questionId],
  );
  return rows;
}

/** Newest journal position of an interview; 0 for an unknown one. */
export async function readLastSeq(db: Queryable, interviewId: string): Promise<number> {
  const { rows } = await db.query<{ lastSeq: number }>(`SELECT "lastSeq" FROM "Interview" WHERE id = $1`, [interviewId]);
  return rows[0]?.lastSeq ?? 0;
}
