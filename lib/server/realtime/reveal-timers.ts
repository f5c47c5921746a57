import type { PendingReveal } from "@/lib/domain/interview/state";
import { executeSystemCommand } from "../interviews/pipeline";
import type { Room } from "../interviews/room";
import { derivedId } from "../journal/derived-id";
import { errorFields, log } from "../logger";
import { windowsOf } from "./presence";

/** Pause before a due reveal is tried again when the database is away, in milliseconds. */
const RETRY_MS = 1_000;

/**
 * Completes reveals when they are due. Called whenever something that matters may have changed: a room was joined, an event was journaled.
 * Overdue ones (the server was away) are completed at once; the id of the command is the same on every node and after every restart.
 */
export function scheduleReveals(room: Room): void {
  for (const [revealId, timer] of room.revealTimers ?? []) {
    if (revealId in room.state.pending) continue;
    clearTimeout(timer);
    room.revealTimers?.delete(revealId);
  }
  for (const reveal of Object.values(room.state.pending)) {
    if (!room.revealTimers?.has(reveal.revealId)) schedule(room, reveal, Math.max(0, reveal.dueAt - Date.now()));
  }
}

/**
 * A candidate who was here and lost the connection must not miss the moment: reveals wait for somebody to read them.
 * Where no candidate was ever admitted (a rehearsal), they go on.
 */
function isCandidateAway(room: Room): boolean {
  const admitted = Object.values(room.state.participants).filter((person) => person.role === "candidate" && !person.removed);
  return admitted.length > 0 && !windowsOf(room).some((window) => window.role === "candidate");
}

function schedule(room: Room, reveal: PendingReveal, delayMs: number): void {
  room.revealTimers ??= new Map();
  room.revealTimers.set(reveal.revealId, setTimeout(() => void complete(room, reveal), delayMs));
}

async function complete(room: Room, reveal: PendingReveal): Promise<void> {
  room.revealTimers?.delete(reveal.revealId);
  if (!(reveal.revealId in room.state.pending) || isCandidateAway(room)) return;
  try {
    const commandId = derivedId("reveal.complete", reveal.revealId);
    const result = await executeSystemCommand(room.interviewId, { type: "reveal.complete", revealId: reveal.revealId }, { commandId });
    if (!result.ok && result.code === "unavailable" && room.sockets.size > 0) schedule(room, reveal, RETRY_MS);
  } catch (thrown) {
    log.error("reveal not completed", { interviewId: room.interviewId, ...errorFields(thrown) });
  }
}
