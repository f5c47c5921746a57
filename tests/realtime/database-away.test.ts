import { randomBytes } from "node:crypto";
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { closeDatabase } from "@/lib/server/db";
import { startCluster } from "@/lib/server/setup/cluster";
import { migrate } from "@/lib/server/setup/migrate";
import { readAnswerTexts } from "@/lib/server/text/read-answers";
import { aLiveInterview, type LiveInterview } from "../support/live-interview";
import { Network } from "../support/network";
import { closePages, Page, typing } from "../support/page";
import { listen, TEST_ORIGIN } from "../support/server";
import { closeSockets } from "../support/sockets";

const onDisk = async ({ interview }: LiveInterview) => (await readAnswerTexts(interview.interviewId)).q1 ?? "";

test("while the database is away commands are refused as such, typing is kept, and all goes on when it is back", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "kkori-away-"));
  await chmod(folder, 0o711);
  const settings = { folder, password: randomBytes(18).toString("base64url"), durable: true, temporary: false } as const;
  let cluster = await startCluster(settings);
  await migrate(cluster.url("postgres"), path.resolve(import.meta.dirname, "..", ".."));
  const network = await Network.to(cluster.url("postgres"));
  const url = new URL(cluster.url("postgres"));
  url.port = String(network.port);
  Object.assign(process.env, { DATABASE_URL: url.href, NEXTAUTH_URL: TEST_ORIGIN, NEXTAUTH_SECRET: randomBytes(32).toString("base64url"), LOG_LEVEL: "silent" });
  const server = await listen();
  try {
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
    cluster = await startCluster({ ...settings, temporary: true });
    network.leadTo(cluster.url("postgres"));
    expect((await onDisk(live)).startsWith(acknowledged)).toBe(true);
    await page.saved();
    expect(await onDisk(live)).toBe(answer.text.toString());
    expect(await page.handle.send({ type: "interview.pause" })).toMatchObject({ ok: true });
  } finally {
    closePages();
    closeSockets();
    await server.close();
    await closeDatabase();
    await network.close();
    await cluster.stop();
  }
});
