import { createServer } from "node:http";
import { Server } from "socket.io";
import { listening } from "./listening";

/** Bare socket.io: a room broadcast and nothing else. */
const http = createServer();
const io = new Server(http, { transports: ["websocket"], serveClient: false });
io.on("connection", (socket) => {
  const { room } = socket.handshake.auth as { room: string };
  void socket.join(room);
  socket.on("text", (data: string) => socket.to(room).emit("text", data));
});
await listening(http);
