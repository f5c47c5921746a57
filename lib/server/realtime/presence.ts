import type { QueuePlace } from "@/lib/protocol/frames";
import type { PresenceView } from "@/lib/protocol/views";
import type { Room } from "../interviews/room";
import type { LiveSocket } from "./live-socket";
import type { Caret, HostDraft, Window } from "./node-events";
import { peers } from "./peers";

/** Windows that are open on this node. */
export function windowsHere(room: Room): Window[] {
  return [...room.sockets.values()].map(({ viewer, latencyMs }) => ({ participantId: viewer.participantId, role: viewer.role, latencyMs }));
}

/** Windows that are open on any node. */
export function windowsOf(room: Room): Window[] {
  return [...windowsHere(room), ...[...(room.remote?.values() ?? [])].flatMap((report) => report.windows)];
}

/** Who is here. Latency is for those who run the interview; a candidate learns only that somebody is there. */
function presenceFor(room: Room, { viewer }: LiveSocket, windows: readonly Window[]): PresenceView[] {
  const isRater = viewer.role !== "candidate";
  return Object.values(room.state.participants)
    .filter((person) => !person.removed)
    .map(({ participantId, name, role }) => {
      const own = windows.filter((window) => window.participantId === participantId);
      const known = own.flatMap(({ latencyMs }) => (latencyMs === null ? [] : [latencyMs]));
      return { participantId, name, role, online: own.length > 0, latencyMs: isRater && known.length > 0 ? Math.min(...known) : null };
    });
}

export function sendPresence(room: Room): void {
  const windows = windowsOf(room);
  for (const socket of room.sockets.values()) socket.connection.emit("presence", presenceFor(room, socket, windows));
}

/** A caret goes to those who look on, never to a candidate. */
export function sendCaret(room: Room, caret: Caret): void {
  for (const { viewer, open, connection } of room.sockets.values()) {
    if (viewer.role !== "candidate" && open.includes(caret.questionId)) connection.volatile.emit("cursor", caret);
  }
}

/** So does a line that is being typed on the terminal. */
export function sendHostDraft(room: Room, draft: HostDraft): void {
  for (const { viewer, connection } of room.sockets.values()) if (viewer.role !== "candidate") connection.volatile.emit("hostDraft", draft);
}

/** Who waits is in everybody's view; so is how many are before them. */
export function sendQueuePlace(room: Room, place: QueuePlace): void {
  for (const { connection } of room.sockets.values()) connection.emit("queuePlace", place);
}

/** Latency is worth a frame when it moved enough to read differently. */
const LATENCY_STEP_MS = 20;

/** Takes in a measured round trip, in milliseconds. */
export function noteLatency(socket: LiveSocket, latencyMs: unknown): void {
  if (typeof latencyMs !== "number" || !Number.isFinite(latencyMs) || latencyMs < 0 || latencyMs > 60_000) return;
  const before = socket.latencyMs;
  socket.latencyMs = Math.round(latencyMs);
  if (before !== null && Math.abs(before - socket.latencyMs) < LATENCY_STEP_MS) return;
  const { room } = socket;
  if (room.isShared) peers()?.roomChanged(room);
  const windows = windowsOf(room);
  for (const other of room.sockets.values()) {
    if (other.viewer.role !== "candidate") other.connection.volatile.emit("presence", presenceFor(room, other, windows));
  }
}
