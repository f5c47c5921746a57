import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/server/db";
import { startCluster, type Cluster } from "@/lib/server/setup/cluster";
import { migrate } from "@/lib/server/setup/migrate";
import { readAnswerTexts } from "@/lib/server/text/read-answers";
import { aLiveInterview, type LiveInterview } from "../support/live-interview";
import { Network } from "../support/network";
import { closePages, Page, typing } from "../support/page";
import { listen, TEST_ORIGIN } from "../support/server";
import { closeSockets } from "../support/sockets";

let settings: { folder: string; password: string; durable: boolean };
let cluster: Cluster;
/** Between the server and its database. */
let network: Network;
let server: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "kkori-away-"));
  await chmod(folder, 0o711);
  settings = { folder, password: randomBytes(18).toString("base64url"), durable: true };
  cluster = await startCluster(settings);
  await migrate(cluster.url("postgres"), path.resolve(import.meta.dirname, "..", ".."));
  network = await Network.to(cluster.url("postgres"));
  const url = new URL(cluster.url("postgres"));
  url.port = String(network.port);
  Object.assign(process.env, { DATABASE_URL: url.href, NEXTAUTH_URL: TEST_ORIGIN, NEXTAUTH_SECRET: randomBytes(32).toString("base64url"), LOG_LEVEL: "silent" });
  server = await listen();
});
afterEach(() => {
  closePages();
  closeSockets();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
  await network.close();
  await cluster.stop();
  await rm(settings.folder, { recursive: true, force: true });
});

const onDisk = async ({ interview }: LiveInterview) => (await readAnswerTexts(interview.interviewId)).q1 ?? "";

/** Updates of the interview's texts in the journal, read past the network. */
async function journaled(direct: pg.Client, { interview }: LiveInterview): Promise<number> {
  const { rows } = await direct.query<{ count: number }>(`SELECT count(*)::int AS count FROM journal WHERE "interviewId" = $1 AND type = 'answer.updated'`, [interview.interviewId]);
  return rows[0]!.count;
}

test("AN3 a commit whose answer was lost is known again when its author sends it once more, and readers get it", async () => {
  const live = await aLiveInterview(server.url);
  live.room.close();
  const [page, reader] = [new Page(server.url, live.candidate), new Page(server.url, live.observer)];
  await Promise.all([page.online(), reader.online()]);
  const [answer, read] = [await page.answer("q1"), await reader.answer("q1")];
  answer.text.insert(0, "first ");
  await page.saved();
  const direct = new pg.Client({ connectionString: cluster.url("postgres") });
  await direct.connect();
  try {
    const before = await journaled(direct, live);
    network.deafen();
    answer.text.insert(answer.text.length, "second");
    await expect.poll(() => journaled(direct, live), { timeout: 30_000 }).toBe(before + 1);
    expect(page.handle.saving.pending).toBe(1);
    network.breakAll();
    await page.saved();
    await reader.reads(read, "first second");
    expect(await journaled(direct, live)).toBe(before + 1);
    expect(await onDisk(live)).toBe("first second");
  } finally {
    await direct.end();
  }
});

test("while the database is away commands are refused as such, typing is kept, and all goes on when it is back", async () => {
  const live = await aLiveInterview(server.url);
  live.room.close();
  const page = new Page(server.url, live.candidate);
  await page.online();
  const answer = await page.answer("q1");
  const typed = typing(page, answer);
  await page.until("something to be acknowledged", () => typed.acknowledged.length > 100);
  await cluster.stop();
  const { acknowledged } = typed;
  await page.until("text that is not saved", ({ saving, serverNow }) => saving.oldestPendingAt !== null && serverNow() - saving.oldestPendingAt > 1_000);
  expect(await page.handle.send({ type: "interview.pause" })).toEqual({ ok: false, code: "unavailable" });
  expect(page.handle.connection.state).toBe("online");
  // Nothing is typed any more: what waits has to come by itself.
  await typed.stop();
  cluster = await startCluster(settings);
  network.leadTo(cluster.url("postgres"));
  expect((await onDisk(live)).startsWith(acknowledged)).toBe(true);
  await page.saved();
  expect(await onDisk(live)).toBe(answer.text.toString());
  expect(await page.handle.send({ type: "interview.pause" })).toMatchObject({ ok: true });
});
