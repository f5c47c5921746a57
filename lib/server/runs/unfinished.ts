import { withRoom } from "../interviews/rooms";
import { database } from "../journal/database";
import { runDesk } from "./desk";

/** Interviews with a run that was asked for and has no end in the journal; those that ended long ago wait until somebody opens them. */
const UNFINISHED = `
SELECT DISTINCT asked."interviewId" FROM journal asked JOIN "Interview" i ON i.id = asked."interviewId"
WHERE (i.status IN ('live', 'paused') OR i."endedAt" > now() - interval '1 day') AND asked.type = 'run.requested' AND NOT EXISTS (
  SELECT 1 FROM journal done WHERE done."interviewId" = asked."interviewId" AND done.seq > asked.seq
    AND done.type IN ('run.finished', 'run.failed', 'run.cancelled') AND done.data->>'runId' = asked.data->>'runId'
)`;

/** Takes up the runs that a stop or a crash cut off. Called once, when the server starts. */
export async function resumeUnfinishedRuns(): Promise<void> {
  const { rows } = await database.query<{ interviewId: string }>(UNFINISHED);
  for (const { interviewId } of rows) await withRoom(interviewId, async (room) => runDesk().resume(room));
}
