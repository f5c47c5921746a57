import { randomUUID } from "node:crypto";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { loadScenario } from "@/lib/content/load";
import type { Scenario } from "@/lib/content/schema";
import { pool } from "@/lib/server/db";
import { changePassword } from "@/lib/server/use-cases/accounts";
import { readAnswerTexts } from "@/lib/server/text/read-answers";
import type { RoomView } from "@/lib/protocol/views";
import { startInstallation } from "../support/builders/installation";
import { aGuest, aStoredScenario } from "../support/builders/interviews";
import { ChildServer } from "../support/child-server";
import { aCast, expectOk, reveal, type Cast } from "../support/live-interview";
import { Network } from "../support/network";
import { closePages, Page, typing } from "../support/page";
import { TestRedis } from "../support/redis";
import { listen, TEST_ORIGIN } from "../support/server";
import { closeSockets, joined, Typist, type TestSocket } from "../support/sockets";

let installation: Awaited<ReturnType<typeof startInstallation>>;
let redis: TestRedis;
let one: ChildServer;
let other: ChildServer;
beforeAll(async () => {
  redis = await TestRedis.start();
  installation = await startInstallation({ NEXTAUTH_URL: TEST_ORIGIN, REDIS_URL: redis.url });
  [one, other] = await Promise.all([ChildServer.start(), ChildServer.start()]);
});
afterEach(() => {
  closePages();
  closeSockets();
});
afterAll(async () => {
  await Promise.all([one.kill(), other.kill()]);
  delete process.env.REDIS_URL;
  await installation.stop();
  await redis.stop();
});

type Apart = Cast & { console: TestSocket; room: TestSocket };

/** A started interview whose interviewer is on one node and whose candidate is on the other. */
async function apart(scenario?: Scenario): Promise<Apart> {
  const cast = await aCast(scenario);
  const [console, room] = await Promise.all([joined(one.url, cast.interviewer), joined(other.url, cast.candidate)]);
  await expectOk(console.send({ type: "interview.start" }));
  const first = scenario?.questions[0]?.id ?? "q1";
  await reveal(console, first);
  await room.view<RoomView>("the first question", (view) => view.questions.some((question) => question.nodeId === first));
  return { ...cast, console, room };
}

/** Runs that some process works on at this moment. */
async function locksHeld(): Promise<number> {
  const { rows } = await pool().query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
  return rows.length;
}

const onDisk = async ({ interview }: Cast) => (await readAnswerTexts(interview.interviewId)).q1 ?? "";
const isOnline = (socket: TestSocket, name: string) => socket.last("presence")?.[0].find((person) => person.name === name)?.online;

test("what is revealed on one node reaches the candidate on the other, once", async () => {
  const live = await apart();
  await reveal(live.console, "q2");
  await live.room.view<RoomView>("q2", (view) => view.questions.some((question) => question.nodeId === "q2"));
  const { rows } = await pool().query(`SELECT 1 FROM journal WHERE "interviewId" = $1 AND type = 'node.revealed' AND data->>'nodeId' = 'q2'`, [live.interview.interviewId]);
  expect(rows).toHaveLength(1);
});

test("text typed on one node reaches those who look on at the other", async () => {
  const live = await apart();
  const opened = await live.console.open("q1", null);
  const typist = await Typist.start(live.room, "q1");
  // One after the other: looking at the journal now and then would not do.
  for (let at = 0; at < 10; at++) {
    typist.type(`${at} `);
    await live.console.until("the text", () => live.console.textOf(opened) === typist.text.toString());
  }
});

test("people on two nodes who type into one answer end with the same text, and it is on disk", async () => {
  const live = await apart();
  const guest = await aGuest(live.interview, "candidate", "정하늘");
  const pages = [new Page(one.url, guest), new Page(other.url, live.candidate), new Page(one.url, live.observer)] as const;
  await Promise.all(pages.map((page) => page.online()));
  const [ours, theirs, read] = await Promise.all([pages[0].answer("q1"), pages[1].answer("q1"), pages[2].answer("q1")]);
  for (let at = 0; at < 40; at++) {
    ours.text.insert(ours.text.length, `a${at} `);
    theirs.text.insert(0, `b${at} `);
    await pages[at % 2]!.until("a moment's rest", ({ saving }) => saving.pending < 10);
  }
  await Promise.all([pages[0].saved(), pages[1].saved()]);
  const text = await onDisk(live);
  expect(text.split(" ").filter(Boolean).sort()).toEqual(Array.from({ length: 40 }, (_, at) => [`a${at}`, `b${at}`]).flat().sort());
  for (const [page, answer] of [[pages[0], ours], [pages[1], theirs], [pages[2], read]] as const) await page.reads(answer, text);
});

test("who is here is known on every node, and that somebody left as well", async () => {
  const live = await apart();
  const { name } = live.interview.interviewer;
  await live.room.until("the interviewer to be seen", () => isOnline(live.room, name));
  await live.console.until("the candidate to be seen", () => isOnline(live.console, "최민재"));
  live.room.close();
  await live.console.until("the candidate to be gone", () => isOnline(live.console, "최민재") === false);
});

test("a candidate's caret reaches those who look on at another node", async () => {
  const live = await apart();
  await live.console.open("q1", null);
  await live.console.until("the candidate to be seen", () => isOnline(live.console, "최민재"));
  await live.room.until("the interviewer to be seen", () => isOnline(live.room, live.interview.interviewer.name));
  live.room.socket.emit("cursor", { questionId: "q1", anchor: { item: null }, head: { item: null }, topLine: 7 });
  const [caret] = await live.console.until("the caret", () => live.console.last("cursor"));
  expect(caret).toMatchObject({ questionId: "q1", topLine: 7, name: "최민재" });
});

test("AN6 of two windows on two nodes the older becomes read-only, and taking over swaps them", async () => {
  const live = await apart();
  const [older, newer] = [live.room, await joined(one.url, live.candidate)];
  await older.until("the older to give way", () => older.last("writing")?.[0].reason === "otherWindow");
  expect(newer.last("writing")?.[0]).toEqual({ writable: true, reason: null });
  expect(await older.socket.emitWithAck("takeOver")).toMatchObject({ ok: true });
  await newer.until("the newer to give way", () => newer.last("writing")?.[0].reason === "otherWindow");
  await older.until("the older to write again", () => older.last("writing")?.[0].writable);
});

test("AN6 a window that gave way and comes back on another node stays read-only", async () => {
  const live = await apart();
  const [first, second] = [randomUUID(), randomUUID()];
  await joined(one.url, live.candidate, { windowId: first });
  const writing = await joined(other.url, live.candidate, { windowId: second });
  const back = await joined(one.url, live.candidate, { windowId: first, gaveWay: true });
  await back.until("giving way", () => back.last("writing")?.[0].reason === "otherWindow");
  expect(writing.last("writing")?.[0].writable).toBe(true);
});

test("a run that is asked for on one node runs once, and is cancelled from the other", async () => {
  const { scenario } = await loadScenario(path.resolve(import.meta.dirname, "../../content"), "log-processor");
  const task = scenario.questions.find((question) => question.task?.kind === "shell")!.task!;
  // Longer than a test waits: what is not stopped shows.
  task.options = { ...task.options, wallMs: 60_000 };
  const stored = await aStoredScenario(scenario);
  const live = await apart(stored);
  const questionId = stored.questions.find((question) => question.task?.id === task.id)!.id;
  await reveal(live.console, questionId);
  await live.room.view<RoomView>("the task", (view) => view.questions.some((question) => question.nodeId === questionId && question.task !== null));
  const runs = (socket: TestSocket) => (socket.last("view")![0] as RoomView).runs.map((run) => run.state);
  const runId = randomUUID();
  await expectOk(live.room.send({ type: "snippet.run", runId, questionId, source: "while true; do sleep 1; done\n" }));
  await live.console.until("the run to be seen", () => runs(live.console)[0] === "queued");
  await vi.waitUntil(async () => (await locksHeld()) === 1, { timeout: 20_000 });
  await expectOk(live.console.send({ type: "run.cancel", runId }));
  await live.room.until("the run to be cancelled", () => runs(live.room)[0] === "cancelled");
  // Whichever node worked on it has let go.
  await vi.waitUntil(async () => (await locksHeld()) === 0, { timeout: 20_000 });
});

test("whoever is removed on one node is sent away on the other", async () => {
  const live = await apart();
  await expectOk(live.console.send({ type: "participant.remove", participantId: live.candidate.viewer.participantId }));
  expect(await live.room.until("being sent away", () => live.room.last("gone"))).toEqual(["forbidden"]);
});

test("ending an account's sessions closes its windows on every node", async () => {
  const live = await apart();
  const elsewhere = await joined(other.url, live.interviewer);
  const asking = await listen();
  try {
    await changePassword(live.interview.host, { next: "a much longer password" });
    for (const socket of [live.console, elsewhere]) expect(await socket.until("being sent away", () => socket.last("gone"))).toEqual(["unauthenticated"]);
    expect(live.room.last("gone")).toBeUndefined();
  } finally {
    await asking.close();
  }
});

test("killing a node while people type moves them to another one with nothing lost", async () => {
  const live = await apart();
  live.room.close();
  const way = await Network.to(one.url);
  const page = new Page(way.url, live.candidate);
  const reader = new Page(other.url, live.observer);
  await Promise.all([page.online(), reader.online()]);
  const [answer, read] = [await page.answer("q1"), await reader.answer("q1")];
  const tries: number[] = [];
  page.client.subscribe(() => void (page.handle.connection.state === "offline" && tries.push(page.handle.connection.attempt)));
  const typed = typing(page, answer);
  await page.until("something to be acknowledged", () => typed.acknowledged.length > 100);
  await one.kill();
  way.leadTo(other.url);
  const { acknowledged } = typed;
  expect((await onDisk(live)).startsWith(acknowledged)).toBe(true);
  await page.online();
  await page.until("more to be acknowledged", () => typed.acknowledged.length > acknowledged.length + 100);
  await typed.stop();
  await page.saved();
  expect(await onDisk(live)).toBe(answer.text.toString());
  await reader.online();
  await reader.reads(read, await onDisk(live));
  // Waits of 0.4 and 0.8 s: well within five seconds.
  expect(Math.max(...tries)).toBeLessThanOrEqual(2);
  await way.close();
  await one.start();
});

test("while Redis is away each node serves its people, and what the other one wrote still comes", async () => {
  const live = await apart();
  const opened = await live.console.open("q1", null);
  const typist = await Typist.start(live.room, "q1");
  await live.room.acknowledged(typist.type("before "));
  await redis.kill();
  // Several times: the look at the journal that goes on while all is well comes too seldom for this.
  for (let at = 0; at < 5; at++) {
    await live.room.acknowledged(typist.type("during "));
    await live.console.until("the text", () => live.console.textOf(opened) === typist.text.toString());
  }
  await reveal(live.console, "q2");
  await live.room.view<RoomView>("q2", (view) => view.questions.some((question) => question.nodeId === "q2"));
  await redis.start();
  await live.room.acknowledged(typist.type("after"));
  await live.console.until("the text", () => live.console.textOf(opened) === typist.text.toString());
});

test("Redis restarted while people on two nodes type: all texts end alike", async () => {
  const live = await apart();
  const guest = await aGuest(live.interview, "candidate", "정하늘");
  const pages = [new Page(one.url, guest), new Page(other.url, live.candidate)] as const;
  await Promise.all(pages.map((page) => page.online()));
  const answers = [await pages[0].answer("q1"), await pages[1].answer("q1")] as const;
  const typed = [typing(pages[0], answers[0]), typing(pages[1], answers[1])] as const;
  const more = (length: number) => Promise.all([0, 1].map((at) => pages[at]!.until("something to be acknowledged", () => typed[at]!.acknowledged.length > length)));
  await more(100);
  await redis.kill();
  await more(typed[0].acknowledged.length + 100);
  await redis.start();
  await more(typed[1].acknowledged.length + 100);
  for (const one of typed) await one.stop();
  await Promise.all(pages.map((page) => page.saved()));
  const text = await onDisk(live);
  for (const at of [0, 1] as const) await pages[at].reads(answers[at], text);
  closeSockets();
});

test("after Redis came back who is here is known again", async () => {
  await redis.kill();
  const live = await apart();
  await redis.start();
  await live.console.until("the candidate to be seen", () => isOnline(live.console, "최민재"));
  await live.room.until("the interviewer to be seen", () => isOnline(live.room, live.interview.interviewer.name));
});
