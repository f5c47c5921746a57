import type { PresenceView } from "@/lib/protocol/views";
import type { Room } from "../interviews/room";
import type { LiveSocket } from "./live-socket";

/** Who is here. Latency is for those who run the interview; a candidate learns only that somebody is there. */
function presenceFor(room: Room, { viewer }: LiveSocket): PresenceView[] {
  const isRater = viewer.role !== "candidate";
  return Object.values(room.state.participants)
    .filter((person) => !person.removed)
    .map(({ participantId, name, role }) => {
      const sockets = room.socketsOf(participantId);
      const known = sockets.flatMap((socket) => (socket.latencyMs === null ? [] : [socket.latencyMs]));
      return { participantId, name, role, online: sockets.length > 0, latencyMs: isRater && known.length > 0 ? Math.min(...known) : null };
    });
}

export function sendPresence(room: Room): void {
  for (const socket of room.sockets.values()) socket.connection.emit("presence", presenceFor(room, socket));
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
  for (const other of room.sockets.values()) {
    if (other.viewer.role !== "candidate") other.connection.volatile.emit("presence", presenceFor(room, other));
  }
}
