import { withRoom } from "../interviews/rooms";
import { database } from "../journal/database";
import { hostDesk } from "../host/desk";
import { runDesk } from "./desk";

/** Interviews with a run or a command that was asked for and has no end in the journal; those that ended long ago wait until somebody opens them. */
const UNFINISHED = `
SELECT DISTINCT asked."interviewId" FROM journal asked JOIN "Interview" i ON i.id = asked."interviewId"
WHERE (i.status IN ('live', 'paused') OR i."endedAt" > now() - interval '1 day') AND asked.type IN ('run.requested', 'host.commanded') AND NOT EXISTS (
  SELECT 1 FROM journal done WHERE done."interviewId" = asked."interviewId" AND done.seq > asked.seq
    AND done.type IN ('run.finished', 'run.failed', 'run.cancelled', 'host.responded', 'host.failed', 'host.cancelled')
    AND COALESCE(done.data->>'runId', done.data->>'entryId') = COALESCE(asked.data->>'runId', asked.data->>'entryId')
)`;

/** Takes up the runs and commands that a stop or a crash cut off. Called once, when the server starts. */
export async function resumeUnfinishedRuns(): Promise<void> {
  const { rows } = await database.query<{ interviewId: string }>(UNFINISHED);
  for (const { interviewId } of rows) await withRoom(interviewId, async (room) => {
    runDesk().resume(room);
    hostDesk().resume(room);
  });
}
