import { catchUp } from "../interviews/catch-up";
import type { Room } from "../interviews/room";
import { live } from "../realtime/live";
import { peers } from "../realtime/peers";
import { TextCommitter } from "./committer";
import { deliverTexts } from "./deliver";
import type { SettledText } from "./pending-texts";

/** The process's one group committer. */
export function textCommitter(): TextCommitter {
  return (live().committer ??= new TextCommitter({ settled, behind: (room) => catchUp().follow(room.interviewId) }));
}

/** First the people of this node, then the other nodes. */
function settled(texts: readonly SettledText[]): void {
  deliverTexts(texts);
  const others = peers();
  if (!others) return;
  const tops = new Map<Room, number>();
  for (const { pending, seq } of texts) if (seq !== null) tops.set(pending.room, seq);
  others.journaled([...tops]);
}
