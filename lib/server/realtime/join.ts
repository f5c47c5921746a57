import { FailureError } from "@/lib/protocol/failures";
import { acquireRoom, releaseRoom } from "../interviews/rooms";
import { isPassing } from "../journal/database";
import { errorFields, log } from "../logger";
import { hostDesk } from "../host/desk";
import { runDesk } from "../runs/desk";
import { dismiss, noteAccount } from "./dismiss";
import { Limits } from "./limits";
import type { LiveConnection, LiveSocket } from "./live-socket";
import { peers } from "./peers";
import { sendPresence } from "./presence";
import { scheduleReveals } from "./reveal-timers";
import { sendView } from "./views";
import { claimWriting, sendWriting } from "./writing";

/** Windows that one person may have open at a time. */
const WINDOWS_MAX = 20;

const NOTHING_OPEN: readonly string[] = [];

/** Brings an authorised connection into its interview's room and sends it everything it may see; null when it is gone by then. */
export async function join(connection: LiveConnection): Promise<LiveSocket | null> {
  const { viewer, handshake } = connection.data;
  try {
    const room = await acquireRoom(handshake.interviewId);
    if (!connection.connected || room.state.participants[viewer.participantId]?.removed) {
      void releaseRoom(handshake.interviewId);
      connection.disconnect(true);
      return null;
    }
    if (room.socketsOf(viewer.participantId).length >= WINDOWS_MAX) {
      void releaseRoom(handshake.interviewId);
      dismiss({ connection }, "tooManyRequests");
      return null;
    }
    const socket: LiveSocket = { id: connection.id, connection, room, viewer, handshake, open: NOTHING_OPEN, latencyMs: null, limits: new Limits() };
    room.sockets.set(socket.id, socket);
    noteAccount(connection);
    peers()?.roomChanged(room);
    claimWriting(socket);
    sendView(socket);
    sendWriting(socket);
    sendPresence(room);
    scheduleReveals(room);
    runDesk().resume(room);
    hostDesk().resume(room);
    return socket;
  } catch (thrown) {
    if (!(thrown instanceof FailureError) && !isPassing(thrown)) log.error("join failed", errorFields(thrown));
    // Without a word of farewell: the client comes back by itself.
    connection.conn.close();
    return null;
  }
}

/** The connection is lost. What it still had on its way to disk gets there. */
export function leave(socket: LiveSocket): void {
  const { room } = socket;
  if (!room.sockets.delete(socket.id)) return;
  peers()?.roomChanged(room);
  sendPresence(room);
  void releaseRoom(room.interviewId);
}
