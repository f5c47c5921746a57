import { setTimeout as delay } from "node:timers/promises";
import { database } from "../journal/database";

const POLL_MS = 50;
/** Longest wait for one run of a story; the evaluators stop by themselves long before. */
const TIMEOUT_MS = 120_000;

/** Waits until the run desk has journaled what became of a run. */
export async function runEnd(interviewId: string, runId: string): Promise<void> {
  for (let waited = 0; waited < TIMEOUT_MS; waited += POLL_MS) {
    const { rows } = await database.query(
      `SELECT seq FROM journal WHERE "interviewId" = $1 AND type IN ('run.finished', 'run.failed') AND data->>'runId' = $2`,
      [interviewId, runId],
    );
    if (rows.length > 0) return;
    await delay(POLL_MS);
  }
  throw new Error(`the run ${runId} did not end`);
}
