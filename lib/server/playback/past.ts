import type { Scenario } from "@/lib/content/schema";
import { apply } from "@/lib/domain/interview/apply";
import { initialState, type InterviewState } from "@/lib/domain/interview/state";
import { logOf, type AnswerUpdate, type LoggedEdit } from "@/lib/domain/playback/answer-log";
import { clockHistory, clockOf } from "@/lib/domain/playback/clock-history";
import type { JournalEntry } from "@/lib/protocol/events";
import { loadScenario } from "../interviews/scenarios";
import { database } from "../journal/database";
import { readEntries } from "../journal/read";

/** An interview's journal, read for looking back: its entries without text, what they fold to, and every answer as a log of edits. */
export type Past = { scenario: Scenario; entries: readonly JournalEntry[]; state: InterviewState; logs: ReadonlyMap<string, readonly LoggedEdit[]> };

/** Interviews kept as they were last read. One with 50,000 edits takes some 10 MB. */
const KEPT = 8;
const kept = new Map<string, { lastSeq: number; past: Past }>();

type InterviewRow = { scenarioVersionId: string; lastSeq: number };

/** Reads an interview's whole journal up to now; null for an unknown one. The journal only grows, so what was read stands until it has grown. */
export async function readPast(interviewId: string): Promise<Past | null> {
  const { rows } = await database.query<InterviewRow>(`SELECT "scenarioVersionId", "lastSeq" FROM "Interview" WHERE id = $1`, [interviewId]);
  const row = rows[0];
  if (!row) return null;
  const known = kept.get(interviewId);
  kept.delete(interviewId);
  const entry = known?.lastSeq === row.lastSeq ? known : { lastSeq: row.lastSeq, past: await foldPast(interviewId, row) };
  kept.set(interviewId, entry);
  const oldest = kept.keys().next().value;
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return entry.past;
}

async function foldPast(interviewId: string, { scenarioVersionId, lastSeq }: InterviewRow): Promise<Past> {
  const [scenario, all, texts] = await Promise.all([loadScenario(database, scenarioVersionId), readEntries(database, interviewId, 0), readTexts(interviewId, lastSeq)]);
  const entries = all.filter((entry) => entry.seq <= lastSeq);
  const history = clockHistory(entries);
  const updates = new Map<string, AnswerUpdate[]>();
  for (const { seq, at, questionId, bytes } of texts) {
    const update = { seq, clockMs: clockOf(history, { seq, at: at.getTime() }), bytes };
    const others = updates.get(questionId);
    if (others) others.push(update);
    else updates.set(questionId, [update]);
  }
  const logs = new Map([...updates].map(([questionId, own]) => [questionId, logOf(own)]));
  return { scenario, entries, state: entries.reduce(apply, initialState()), logs };
}

type TextRow = { seq: number; at: Date; questionId: string; bytes: Buffer };

async function readTexts(interviewId: string, lastSeq: number): Promise<TextRow[]> {
  const { rows } = await database.query<TextRow>(
    `SELECT seq, at, data->>'questionId' AS "questionId", bytes FROM journal
     WHERE "interviewId" = $1 AND seq <= $2 AND type = 'answer.updated' ORDER BY seq`,
    [interviewId, lastSeq],
  );
  return rows;
}
