import { setTimeout as delay } from "node:timers/promises";
import type { RunEvidence } from "@/lib/protocol/evidence";
import { database } from "../journal/database";

const POLL_MS = 50;
/** Longest wait for one run of a story; the evaluators stop by themselves long before. */
const TIMEOUT_MS = 120_000;

/** Waits until the run desk has journaled all that becomes of a run, what a linter says of it included. */
export async function runEnd(interviewId: string, runId: string): Promise<void> {
  const { evidence } = await ended(interviewId, { types: ["run.finished", "run.failed"], field: "runId", id: runId });
  if (evidence?.lintFollows) await ended(interviewId, { types: ["run.linted"], field: "runId", id: runId });
}

/** Waits until the host desk has journaled what came of a command. */
export async function commandEnd(interviewId: string, entryId: string): Promise<void> {
  await ended(interviewId, { types: ["host.responded", "host.failed"], field: "entryId", id: entryId });
}

async function ended(interviewId: string, { types, field, id }: { types: string[]; field: string; id: string }): Promise<{ evidence?: RunEvidence }> {
  for (let waited = 0; waited < TIMEOUT_MS; waited += POLL_MS) {
    const { rows } = await database.query<{ data: { evidence?: RunEvidence } }>(`SELECT data FROM journal WHERE "interviewId" = $1 AND type = ANY($2) AND data->>$3 = $4`, [interviewId, types, field, id]);
    if (rows[0]) return rows[0].data;
    await delay(POLL_MS);
  }
  throw new Error(`${types[0]} of ${id} did not come`);
}
