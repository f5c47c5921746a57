import { setTimeout as delay } from "node:timers/promises";
import { database } from "../journal/database";

const POLL_MS = 50;
/** Longest wait for one run of a story; the evaluators stop by themselves long before. */
const TIMEOUT_MS = 120_000;

/** Waits until the run desk has journaled what became of a run. */
export function runEnd(interviewId: string, runId: string): Promise<void> {
  return ended(interviewId, { types: ["run.finished", "run.failed"], field: "runId", id: runId });
}

/** Waits until the host desk has journaled what came of a command. */
export function commandEnd(interviewId: string, entryId: string): Promise<void> {
  return ended(interviewId, { types: ["host.responded", "host.failed"], field: "entryId", id: entryId });
}

async function ended(interviewId: string, { types, field, id }: { types: string[]; field: string; id: string }): Promise<void> {
  for (let waited = 0; waited < TIMEOUT_MS; waited += POLL_MS) {
    const { rows } = await database.query(`SELECT seq FROM journal WHERE "interviewId" = $1 AND type = ANY($2) AND data->>$3 = $4`, [interviewId, types, field, id]);
    if (rows.length > 0) return;
    await delay(POLL_MS);
  }
  throw new Error(`${types[0]} of ${id} did not come`);
}
