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

/** The same for many interviews in one query, each from its beginning; those that have none are left out. */
export async function readManyEntries(db: Queryable, interviewIds: readonly string[]): Promise<Map<string, JournalEntry[]>> {
  const journals = new Map<string, JournalEntry[]>();
  if (interviewIds.length === 0) return journals;
  const { rows } = await db.query<JournalRow & { interviewId: string }>(
    `SELECT "interviewId", ${ENTRY_COLUMNS} FROM journal WHERE "interviewId" = ANY($1) AND ${WITHOUT_TEXT} ORDER BY "interviewId", seq`,
    [interviewIds],
  );
  for (const row of rows) {
    const own = journals.get(row.interviewId);
    if (own) own.push(entryOfRow(row));
    else journals.set(row.interviewId, [entryOfRow(row)]);
  }
  return journals;
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

/** Text updates of one answer after `seq`, in order, and the journal position up to which these are all; 0 for an unknown interview. */
export async function readTextRows(db: Queryable, interviewId: string, questionId: string, afterSeq: number): Promise<{ rows: TextRow[]; top: number }> {
  const { rows } = await db.query<{ lastSeq: number } & { [K in keyof TextRow]: TextRow[K] | null }>(
    `SELECT i."lastSeq", j.seq, j."actorId", j.bytes FROM "Interview" i
     LEFT JOIN journal j ON j."interviewId" = i.id AND j.seq > $2 AND j.type = 'answer.updated' AND j.data->>'questionId' = $3
     WHERE i.id = $1 ORDER BY j.seq`,
    [interviewId, afterSeq, questionId],
  );
  return { rows: rows.filter((row): row is typeof row & TextRow => row.seq !== null), top: rows[0]?.lastSeq ?? 0 };
}

/** All that follows a position of one interview's journal, up to `top`. `more`: it goes on. */
export type JournalTail = { interviewId: string; top: number; entries: JournalEntry[]; texts: Map<string, TextRow[]>; more: boolean };

/** Longest tail of one interview that is read at a time, in entries. */
const TAIL_MAX = 1_000;

type TailRow = JournalRow & { interviewId: string; bytes: Buffer | null };

/** What follows the given positions, for many interviews in one query; interviews of which nothing follows are left out. */
export async function readTails(db: Queryable, positions: readonly { interviewId: string; seq: number }[]): Promise<JournalTail[]> {
  const { rows } = await db.query<TailRow>(
    `SELECT p."interviewId", j.* FROM unnest($1::uuid[], $2::int[]) AS p("interviewId", seq)
     CROSS JOIN LATERAL (
       SELECT ${ENTRY_COLUMNS}, bytes FROM journal WHERE journal."interviewId" = p."interviewId" AND journal.seq > p.seq ORDER BY journal.seq LIMIT ${TAIL_MAX}
     ) j ORDER BY p."interviewId", j.seq`,
    [positions.map(({ interviewId }) => interviewId), positions.map(({ seq }) => seq)],
  );
  const byInterview = new Map<string, TailRow[]>();
  for (const row of rows) {
    const own = byInterview.get(row.interviewId);
    if (own) own.push(row);
    else byInterview.set(row.interviewId, [row]);
  }
  return [...byInterview].map(([interviewId, own]) => tailOf(interviewId, own));
}

function tailOf(interviewId: string, rows: readonly TailRow[]): JournalTail {
  const tail: JournalTail = { interviewId, top: rows.at(-1)?.seq ?? 0, entries: [], texts: new Map(), more: rows.length === TAIL_MAX };
  for (const row of rows) {
    if (row.type !== "answer.updated") {
      tail.entries.push(entryOfRow(row));
      continue;
    }
    const questionId = String(row.data.questionId);
    const texts = tail.texts.get(questionId) ?? [];
    tail.texts.set(questionId, texts);
    texts.push({ seq: row.seq, actorId: row.actorId ?? "", bytes: row.bytes ?? Buffer.alloc(0) });
  }
  return tail;
}

/** Newest journal position of an interview; 0 for an unknown one. */
export async function readLastSeq(db: Queryable, interviewId: string): Promise<number> {
  const { rows } = await db.query<{ lastSeq: number }>(`SELECT "lastSeq" FROM "Interview" WHERE id = $1`, [interviewId]);
  return rows[0]?.lastSeq ?? 0;
}
