import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "@/lib/server/env";
import { isPassing } from "@/lib/server/journal/database";
import { ask } from "@/lib/server/text/ask";
import { startInstallation, type Installation } from "../support/builders/installation";

const TIMEOUT_MS = 30_000;
const QUERIES = 1_000;
const BYTES_EACH = 16 * 1024;

let installation: Installation;
let client: pg.Client;
beforeAll(async () => {
  installation = await startInstallation();
  client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await installation.stop();
});

test("rows come as arrays, and what the database refuses is thrown", async () => {
  expect(await ask(client, { text: "SELECT n, 'b' FROM generate_series(1, $1) n", values: [2] }, TIMEOUT_MS)).toEqual([[1, "b"], [2, "b"]]);
  await expect(ask(client, { text: "SELECT 1 / $1::int", values: [0] }, TIMEOUT_MS)).rejects.toMatchObject({ code: "22012" });
});

test("a database that does not answer in time is one that may be back", async () => {
  const other = new pg.Client({ connectionString: env().DATABASE_URL });
  other.on("error", () => undefined);
  await other.connect();
  const thrown: unknown = await ask(other, { text: "SELECT pg_sleep(20)" }, 50).catch((error: unknown) => error);
  expect(isPassing(thrown)).toBe(true);
  await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(20)%' AND pid <> pg_backend_pid()");
  await other.end();
});

test("what was sent is let go by the collections of the young generation", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as (options?: { type: "minor" }) => void;
  collect();
  const before = process.memoryUsage().arrayBuffers;
  for (let at = 0; at < QUERIES; at++) {
    await ask(client, { name: "length", text: "SELECT length($1::bytea)", values: [Buffer.allocUnsafeSlow(BYTES_EACH)] }, TIMEOUT_MS);
  }
  for (let round = 0; round < 2; round++) collect({ type: "minor" });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan((QUERIES * BYTES_EACH) / 4);
});
