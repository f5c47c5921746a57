import type { Server, Socket } from "socket.io";
import type { Viewer } from "@/lib/domain/permissions";
import type { ClientToServer, Handshake, ServerToClient } from "@/lib/protocol/frames";
import type { Admission } from "../auth/viewer";
import type { Room } from "../interviews/room";
import type { Limits } from "./limits";
import type { NodeEvents } from "./node-events";

/** `window` is null before the connection stands, on its way from then on, and null again where it did not get in. */
type ConnectionData = Admission & { handshake: Handshake; window: Promise<LiveSocket | null> | LiveSocket | null };
export type LiveServer = Server<ClientToServer, ServerToClient, NodeEvents, ConnectionData>;
export type LiveConnection = Socket<ClientToServer, ServerToClient, NodeEvents, ConnectionData>;

/** One window of one admitted person, after it joined. Who it is was settled before and never changes. */
export type LiveSocket = {
  id: string;
  connection: LiveConnection;
  room: Room;
  viewer: Viewer;
  handshake: Handshake;
  /** Answers whose text it shows. */
  open: readonly string[];
  latencyMs: number | null;
  limits: Limits;
};
