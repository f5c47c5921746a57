import { catchUp } from "../interviews/catch-up";
import { live } from "../realtime/live";
import { TextCommitter } from "./committer";
import { deliverTexts } from "./deliver";

/** The process's one group committer. */
export function textCommitter(): TextCommitter {
  return (live().committer ??= new TextCommitter({ settled: deliverTexts, behind: (room) => void catchUp(room.interviewId) }));
}
