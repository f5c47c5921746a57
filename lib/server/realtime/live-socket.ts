import type { Server, Socket } from "socket.io";
import type { Viewer } from "@/lib/domain/permissions";
import type { ClientToServer, Handshake, ServerToClient } from "@/lib/protocol/frames";
import type { Room } from "../interviews/room";
import type { NodeEvents } from "./node-events";

export type LiveServer = Server<ClientToServer, ServerToClient, NodeEvents, { viewer: Viewer; handshake: Handshake }>;
export type LiveConnection = Socket<ClientToServer, ServerToClient, NodeEvents, { viewer: Viewer; handshake: Handshake }>;

/** One window of one admitted person, after it joined. Who it is was settled before and never changes. */
export type LiveSocket = {
  id: string;
  connection: LiveConnection;
  room: Room;
  viewer: Viewer;
  handshake: Handshake;
  /** Answers whose text it shows. */
  open: Set<string>;
  latencyMs: number | null;
};
