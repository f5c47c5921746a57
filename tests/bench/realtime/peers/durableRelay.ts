import pg from "pg";
import type { WebSocket } from "ws";
import { ask } from "@/lib/server/text/ask";
import { relaying, type Members } from "./relaying";

type Message = { members: Members; from: WebSocket; text: string };

const database = new pg.Client({ connectionString: process.env.DATABASE_URL });
await database.connect();
await database.query("CREATE TABLE IF NOT EXISTS relayed (text text NOT NULL)");

const TIMEOUT_MS = 10_000;

let waiting: Message[] = [];
let committing = false;

/** One commit in flight, of all that gathered meanwhile; then its messages go on, and an empty one to who sent it. */
async function commit(): Promise<void> {
  committing = true;
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    await ask(database, { name: "relay", text: "INSERT INTO relayed SELECT unnest($1::text[])", values: [batch.map(({ text }) => text)] }, TIMEOUT_MS);
    for (const { members, from, text } of batch) for (const socket of members) socket.send(socket === from ? "" : text);
  }
  committing = false;
}

/**
 * A relay of raw websockets that tells nobody anything before it is on disk: what a server that keeps what it acknowledges can reach at
 * most. It knows no people, no permissions and no documents, and can not even tell whose the text is that it kept.
 */
await relaying((members, from, data) => {
  waiting.push({ members, from, text: data.toString() });
  if (!committing) void commit();
});
