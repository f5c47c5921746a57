import type { AnswerSlot, Room } from "../interviews/room";
import { database } from "../journal/database";
import { readTextRows, type TextRow } from "../journal/read";
import { Answer } from "./answer";
import { deliverRows } from "./deliver";
import { saveAnswer } from "./snapshots";

/** Looks at the journal while a document is being loaded; a database that was set back would never come to where the room was. */
const LOOKS_MAX = 5;
/** A tail so long that reading it again is worth a snapshot, in journal entries. */
const LONG_TAIL = 50;

/** The answer's document, loaded once a room and kept while it is used. */
export async function answerOf(room: Room, questionId: string): Promise<Answer> {
  for (;;) {
    const slot = room.answers.get(questionId) ?? startLoading(room, questionId);
    const answer = await slot.answer;
    // An idle document may have been let go at this very moment; two documents of one answer would drift apart.
    if (room.answers.get(questionId) !== slot) continue;
    answer.usedAt = Date.now();
    return answer;
  }
}

/** The answer's document as the journal has it now, whoever wrote. */
export async function currentAnswerOf(room: Room, questionId: string): Promise<Answer> {
  const isKept = room.answers.has(questionId);
  const answer = await answerOf(room, questionId);
  // What was read from disk on this request is as new as a second look.
  if (isKept) await refreshAnswer(room, answer);
  return answer;
}

function startLoading(room: Room, questionId: string): AnswerSlot {
  const slot: AnswerSlot = { answer: loadAnswer(room, questionId, (answer) => (slot.loaded = answer)), loaded: null };
  room.answers.set(questionId, slot);
  slot.answer.catch(() => {
    if (room.answers.get(questionId) === slot) room.answers.delete(questionId);
  });
  return slot;
}

/**
 * Brings the document up to the journal, and those who have it open with it: other processes may have written, or a commit of this one
 * whose outcome it never learned. What is there already changes nothing.
 */
export async function refreshAnswer(room: Room, answer: Answer): Promise<void> {
  deliverRows(room, answer.questionId, await readOn(room, answer));
}

/** Reads what the document does not hold yet; gives the updates. */
async function readOn(room: Room, answer: Answer): Promise<TextRow[]> {
  const since = room.answers.get(answer.questionId)?.loaded === answer ? room.knownSeq(answer) : answer.readSeq;
  const { rows, top } = await readTextRows(database, room.interviewId, answer.questionId, since);
  for (const row of rows) answer.apply(row.bytes);
  answer.readSeq = Math.max(answer.readSeq, top);
  return rows;
}

/** `loaded` is called when nothing the room takes in may pass the document by any more. */
async function loadAnswer(room: Room, questionId: string, loaded: (answer: Answer) => void): Promise<Answer> {
  const { interviewId } = room;
  const snapshot = await database.query<{ seq: number; state: Buffer }>(
    `SELECT seq, state FROM "AnswerSnapshot" WHERE "interviewId" = $1 AND "questionId" = $2`,
    [interviewId, questionId],
  );
  const start = snapshot.rows[0];
  const answer = new Answer(questionId, start?.seq ?? 0, start?.state);
  // What the room took in meanwhile went to the documents that were loaded, not to this one.
  for (let looks = 0; looks === 0 || (answer.readSeq < room.seq && looks < LOOKS_MAX); looks++) await readOn(room, answer);
  const tail = answer.readSeq - (start?.seq ?? 0);
  loaded(answer);
  if (tail > LONG_TAIL) void saveAnswer(room, answer);
  return answer;
}
