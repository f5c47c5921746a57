import { can } from "@/lib/domain/permissions";
import type { ServerToClient } from "@/lib/protocol/frames";
import type { Room } from "../interviews/room";
import type { LiveSocket } from "./live-socket";

type Writing = Parameters<ServerToClient["writing"]>[0];

/** Whether this window may write, and why not. */
export function writingOf({ room, viewer, handshake }: LiveSocket): Writing {
  const { status } = room.state;
  if (!can(viewer, "text.write")) return { writable: false, reason: "role" };
  if (status === "lobby") return { writable: false, reason: "notStarted" };
  if (status === "ended") return { writable: false, reason: "ended" };
  if (room.writers.get(viewer.participantId) !== handshake.windowId) return { writable: false, reason: "otherWindow" };
  return { writable: true, reason: null };
}

/** A window that joins writes from now on, unless it says that it had already given way and its successor is still here. */
export function claimWriting(socket: LiveSocket): void {
  const { room, viewer, handshake } = socket;
  if (!can(viewer, "text.write")) return;
  const writer = room.writers.get(viewer.participantId);
  const isTaken = writer !== undefined && writer !== handshake.windowId;
  if (isTaken && handshake.gaveWay) return;
  takeWriting(socket);
}

/** Makes this window the writing one and tells all windows of the same person. What the others typed before is still taken. */
export function takeWriting({ room, viewer, handshake }: LiveSocket): void {
  room.writers.set(viewer.participantId, handshake.windowId);
  for (const own of room.socketsOf(viewer.participantId)) sendWriting(own);
}

export function sendWriting(socket: LiveSocket): void {
  socket.connection.emit("writing", writingOf(socket));
}

/** After the status changed. */
export function sendWritingToAll(room: Room): void {
  for (const socket of room.sockets.values()) sendWriting(socket);
}
