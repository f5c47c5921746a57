import { createServer } from "node:http";
import pg from "pg";
import { WebSocketServer, type WebSocket } from "ws";
import { listening } from "./listening";

/**
 * A relay of raw websockets that tells nobody anything before it is on disk: what a server that keeps what it promises can reach at most.
 * One commit in flight, of all that gathered meanwhile. It knows no people, no permissions and no documents, and can not even read what it
 * kept.
 */
type Message = { room: Set<WebSocket>; from: WebSocket; text: string };

const database = new pg.Client({ connectionString: process.env.DATABASE_URL });
await database.connect();
await database.query("CREATE TABLE IF NOT EXISTS relayed (text text NOT NULL)");

let waiting: Message[] = [];
let committing = false;

async function commit(): Promise<void> {
  committing = true;
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    await database.query({ name: "relay", text: "INSERT INTO relayed SELECT unnest($1::text[])", values: [batch.map(({ text }) => text)] });
    for (const { room, from, text } of batch) for (const socket of room) socket.send(socket === from ? "" : text);
  }
  committing = false;
}

const http = createServer();
const rooms = new Map<string, Set<WebSocket>>();
new WebSocketServer({ server: http }).on("connection", (socket, request) => {
  const name = request.url ?? "";
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room.add(socket));
  socket.on("message", (data: Buffer) => {
    waiting.push({ room, from: socket, text: data.toString() });
    if (!committing) void commit();
  });
  socket.on("close", () => room.delete(socket) && room.size === 0 && rooms.delete(name));
  socket.send("welcome");
});
await listening(http);
