import { isPassing } from "../journal/database";
import { errorFields, log } from "../logger";
import type { TextConnection, TextInput, TextOutcome } from "./commit-texts";
import type { PendingText } from "./pending-texts";

/** `invalid`: the database will never take it. `failed`: nobody knows; it is dropped, and its author sends it again. */
export type Outcome = TextOutcome | { kind: "invalid" } | { kind: "failed" };

/** Commits a batch; outcomes in its order. Does not reject. */
export async function commitBatch(connection: TextConnection, batch: readonly PendingText[]): Promise<Outcome[]> {
  try {
    return await connection.commit(batch.map(inputOf));
  } catch (thrown) {
    if (isDataError(thrown)) return isolate(connection, batch, thrown);
    log[isPassing(thrown) ? "warn" : "error"]("text not journaled", { updates: batch.length, ...errorFields(thrown) });
    return batch.map(() => ({ kind: "failed" }));
  }
}

/** One update is poison for the statement: halves find it, and the others are not held up by it. */
async function isolate(connection: TextConnection, batch: readonly PendingText[], thrown: unknown): Promise<Outcome[]> {
  if (batch.length === 1) {
    log.error("text refused by the database", errorFields(thrown));
    return [{ kind: "invalid" }];
  }
  const half = Math.ceil(batch.length / 2);
  const first = await commitBatch(connection, batch.slice(0, half));
  return [...first, ...(await commitBatch(connection, batch.slice(half)))];
}

function inputOf({ room, answer, participantId, updateId, bytes }: PendingText): TextInput {
  return { interviewId: room.interviewId, questionId: answer.questionId, actorId: participantId, updateId, bytes };
}

/** Class 22 (data) and 23 (constraints): the statement will never take this batch as it is. */
function isDataError(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" && /^2[23]/.test(thrown.code);
}
