import { setTimeout as delay } from "node:timers/promises";
import type { Room } from "../interviews/room";
import { database } from "../journal/database";
import { errorFields, log } from "../logger";
import type { Answer } from "./answer";

/** Updates after which the document is written down again, so that loading it stays short. */
export const SNAPSHOT_AFTER_UPDATES = 200;
/** Pause in the typing after which an answer is written down, in milliseconds: whoever joins next, on whatever node, gets it as it is. */
const QUIET_MS = 2_000;
/** Age since the last use after which an answer's document leaves memory, in milliseconds. */
export const ANSWER_IDLE_MS = 60_000;

/** A cache need not wait for the disk, and must not make those wait who do; read when the transaction ends. */
const SAVE_ANSWER = `
INSERT INTO "AnswerSnapshot" ("interviewId", "questionId", seq, state, text)
SELECT $1::uuid, $2, $3::int, $4::bytea, $5 FROM set_config('synchronous_commit', 'off', true)
ON CONFLICT ("interviewId", "questionId") DO UPDATE SET seq = excluded.seq, state = excluded.state, text = excluded.text
WHERE "AnswerSnapshot".seq < excluded.seq`;

/** After each that was written down, in milliseconds: three hundred one after the other hold up every key for a second. */
const REST_MS = 4;

/** One at a time: rooms that began together come due together, and typing goes before all of them. */
let turn: Promise<unknown> = Promise.resolve();

/** Writes an answer's text down as of its turn. Snapshots are a cache: a failure costs time on the next load, nothing else. */
export function saveAnswer(room: Room, answer: Answer): Promise<void> {
  const unsaved = answer.unsaved;
  answer.unsaved = 0;
  const saved = turn.then(() => write(room, answer)).catch((thrown: unknown) => {
    answer.unsaved += unsaved;
    log.warn("snapshot not written", { interviewId: room.interviewId, ...errorFields(thrown), stack: undefined });
  });
  turn = saved.then(() => delay(REST_MS));
  return saved;
}

async function write(room: Room, answer: Answer): Promise<void> {
  const seq = room.knownSeq(answer);
  await database.query(SAVE_ANSWER, [room.interviewId, answer.questionId, seq, answer.state(), answer.plainText()]);
}

/** Writes down every answer of a room that changed since its last snapshot. */
export async function saveAnswers(room: Room): Promise<void> {
  for (const slot of [...room.answers.values()]) {
    const answer = await slot.answer.catch(() => null);
    if (answer && answer.unsaved > 0) await saveAnswer(room, answer);
  }
}

/** Writes down the answers in which the typing has paused. */
export async function saveQuietAnswers(room: Room, now: number): Promise<void> {
  for (const answer of [...room.loadedAnswers()]) if (answer.unsaved > 0 && !answer.busy && now - answer.usedAt >= QUIET_MS) await saveAnswer(room, answer);
}

/** Lets go of documents that nobody used for a while. */
export async function dropIdleAnswers(room: Room, now: number): Promise<void> {
  for (const [questionId, slot] of [...room.answers]) {
    const answer = await slot.answer.catch(() => null);
    if (!answer || answer.busy || now - answer.usedAt < ANSWER_IDLE_MS) continue;
    if (answer.unsaved > 0) await saveAnswer(room, answer);
    // Writing it down took time, in which somebody may have typed.
    if (answer.busy || now - answer.usedAt < ANSWER_IDLE_MS || room.answers.get(questionId) !== slot) continue;
    room.answers.delete(questionId);
  }
}
