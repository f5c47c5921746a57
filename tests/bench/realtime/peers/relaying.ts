import { createServer } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import { listening } from "./listening";

/** Who is in a room, whichever way its messages go. */
export type Members = ReadonlySet<WebSocket>;

/** Serves rooms of raw websockets, one for each path, and hands on each message with who is in its room. */
export async function relaying(take: (members: Members, from: WebSocket, data: Buffer, isBinary: boolean) => void): Promise<void> {
  const http = createServer();
  const rooms = new Map<string, Set<WebSocket>>();
  new WebSocketServer({ server: http }).on("connection", (socket, request) => {
    const name = request.url ?? "";
    const room = rooms.get(name) ?? new Set();
    rooms.set(name, room.add(socket));
    socket.on("message", (data: Buffer, isBinary) => take(room, socket, data, isBinary));
    socket.on("close", () => room.delete(socket) && room.size === 0 && rooms.delete(name));
    socket.send("welcome");
  });
  await listening(http);
}
