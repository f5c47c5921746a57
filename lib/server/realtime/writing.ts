import { can } from "@/lib/domain/permissions";
import type { ServerToClient } from "@/lib/protocol/frames";
import type { Room } from "../interviews/room";
import type { LiveSocket } from "./live-socket";
import type { Writer } from "./node-events";
import { peers } from "./peers";

type Writing = Parameters<ServerToClient["writing"]>[0];

/** Whether this window may write, and why not. */
export function writingOf({ room, viewer, handshake }: LiveSocket): Writing {
  const { status } = room.state;
  if (!can(viewer, "text.write", room.state)) return { writable: false, reason: "role" };
  if (status === "lobby") return { writable: false, reason: "notStarted" };
  if (status === "ended") return { writable: false, reason: "ended" };
  if (room.writers.get(viewer.participantId)?.windowId !== handshake.windowId) return { writable: false, reason: "otherWindow" };
  return { writable: true, reason: null };
}

/** A window that joins writes from now on, unless it says that it had already given way and its successor is still here. */
export function claimWriting(socket: LiveSocket): void {
  const { room, viewer, handshake } = socket;
  if (!can(viewer, "text.write", { interviewerTyping: true })) return;
  const writer = room.writers.get(viewer.participantId);
  // Its successor may be on another node: whatever that one says counts for more.
  if (handshake.gaveWay) setWriter(room, viewer.participantId, writer ?? { windowId: handshake.windowId, stamp: 0 });
  else takeWriting(socket);
}

/** Makes this window the writing one and tells all windows of the same person. What the others typed before is still taken. */
export function takeWriting({ room, viewer, handshake }: LiveSocket): void {
  const before = room.writers.get(viewer.participantId)?.stamp ?? 0;
  setWriter(room, viewer.participantId, { windowId: handshake.windowId, stamp: Math.max(Date.now(), before + 1) });
  peers()?.roomChanged(room);
}

/** Takes in what another node knows about who writes. */
export function mergeWriters(room: Room, writers: Readonly<Record<string, Writer>>): void {
  for (const [participantId, writer] of Object.entries(writers)) {
    const known = room.writers.get(participantId);
    const isNewer = !known || writer.stamp > known.stamp || (writer.stamp === known.stamp && writer.windowId > known.windowId);
    if (isNewer) setWriter(room, participantId, writer);
  }
}

function setWriter(room: Room, participantId: string, writer: Writer): void {
  room.writers.set(participantId, writer);
  for (const own of room.socketsOf(participantId)) sendWriting(own);
}

export function sendWriting(socket: LiveSocket): void {
  socket.connection.emit("writing", writingOf(socket));
}

/** After the status changed. */
export function sendWritingToAll(room: Room): void {
  for (const socket of room.sockets.values()) sendWriting(socket);
}
