import { createServer } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import { listening } from "./listening";

/** A relay of raw websockets: what a server of this kind can reach at most. */
const http = createServer();
const rooms = new Map<string, Set<WebSocket>>();
new WebSocketServer({ server: http }).on("connection", (socket, request) => {
  const name = request.url ?? "";
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room.add(socket));
  socket.on("message", (data: Buffer, isBinary) => {
    for (const other of room) if (other !== socket) other.send(data, { binary: isBinary });
  });
  socket.on("close", () => room.delete(socket) && room.size === 0 && rooms.delete(name));
  socket.send("welcome");
});
await listening(http);
