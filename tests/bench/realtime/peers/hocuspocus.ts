import { createServer } from "node:http";
import { Database } from "@hocuspocus/extension-database";
import { Hocuspocus } from "@hocuspocus/server";
import pg from "pg";
import { WebSocketServer } from "ws";
import { listening } from "./listening";

/** Hocuspocus with its own settings (documents are stored 2 s after the last edit, 10 s at the latest), on the same PostgreSQL as Kkori. */
const pool = new pg.Pool({ connectionString: process.env.HOCUSPOCUS_DATABASE_URL });
await pool.query("CREATE TABLE IF NOT EXISTS documents (name text PRIMARY KEY, data bytea NOT NULL)");
const server = new Hocuspocus({
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => (await pool.query<{ data: Buffer }>("SELECT data FROM documents WHERE name = $1", [documentName])).rows[0]?.data ?? null,
      store: async ({ documentName, state }) => {
        await pool.query("INSERT INTO documents VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET data = excluded.data", [documentName, state]);
      },
    }),
  ],
});
const http = createServer();
new WebSocketServer({ server: http }).on("connection", (socket, request) => server.handleConnection(socket, request));
await listening(http);
