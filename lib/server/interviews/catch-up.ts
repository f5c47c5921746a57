import { database, isPassing } from "../journal/database";
import { readEntries, readLastSeq } from "../journal/read";
import { errorFields, log } from "../logger";
import { refreshAnswer } from "../text/load-answer";
import { afterCommit } from "./after-commit";
import type { Room } from "./room";
import { withRoom } from "./rooms";

/**
 * Brings a room and everybody in it up to the journal after something that this process did not write showed in it: another process,
 * or a commit whose outcome was lost with the connection.
 */
export async function catchUp(interviewId: string): Promise<void> {
  try {
    await withRoom(interviewId, (room) => room.inTurn(() => readOn(room)));
  } catch (thrown) {
    if (!isPassing(thrown)) log.error("room not brought up to date", { interviewId, ...errorFields(thrown) });
  }
}

async function readOn(room: Room): Promise<void> {
  const top = await readLastSeq(database, room.interviewId);
  if (top <= room.seq) return;
  const entries = await readEntries(database, room.interviewId, room.state.seq);
  room.breakAt(top);
  room.fold(entries, top);
  for (const answer of room.loaded) await refreshAnswer(room, answer);
  await afterCommit(room, entries);
}
