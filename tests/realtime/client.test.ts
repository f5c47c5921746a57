import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { InterviewHandle } from "@/lib/client/types";
import { MemoryOutboxStore } from "@/lib/client/outbox-store";
import { pool } from "@/lib/server/db";
import { live as liveState } from "@/lib/server/realtime/live";
import { readAnswerTexts } from "@/lib/server/text/read-answers";
import { ANSWER_MAX_BYTES } from "@/lib/protocol/limits";
import type { ConsoleView, RoomView } from "@/lib/protocol/views";
import { aGuest } from "../support/builders/interviews";
import { aLiveInterview, expectOk, revealNow, type LiveInterview } from "../support/live-interview";
import { Network } from "../support/network";
import { closePages, Page } from "../support/page";
import { startTestServer, type TestServer } from "../support/server";
import { closeSockets } from "../support/sockets";

let server: TestServer;
let network: Network;
beforeAll(async () => {
  server = await startTestServer();
  network = await Network.to(server.url);
});
afterEach(() => {
  closePages();
  closeSockets();
  network.mend();
});
afterAll(async () => {
  await network.close();
  await server.stop();
});

const serverRooms = () => liveState().rooms.size;
const isHeld = ({ interview }: LiveInterview) => liveState().rooms.has(interview.interviewId);

/** Waits for something that nobody announces. */
async function until(found: () => boolean): Promise<void> {
  while (!found()) await delay(5);
}

const onDisk = async ({ interview }: LiveInterview, questionId = "q1") => (await readAnswerTexts(interview.interviewId))[questionId] ?? "";

async function aRoomPage(url = network.url) {
  const live = await aLiveInterview(server.url);
  live.room.close();
  const page = new Page(url, live.candidate);
  await page.online();
  return { live, page, answer: await page.answer("q1") };
}

test("a page types, the console reads along, and both know what is saved", async () => {
  const { live, page, answer } = await aRoomPage();
  const console = new Page(server.url, live.interviewer);
  await console.online();
  const read = await console.answer("q1");
  expect(page.handle.writing).toEqual({ writable: true, reason: null });
  answer.text.insert(0, "top을 봅니다");
  expect(page.handle.saving.pending).toBe(1);
  await page.saved();
  expect(page.handle.saving.lastSavedAt).not.toBeNull();
  await console.reads(read, "top을 봅니다");
  expect(read.lastChangeAt).not.toBeNull();
  expect(await onDisk(live)).toBe("top을 봅니다");
});

test("what is typed without a connection arrives when it is back", async () => {
  const { live, page, answer } = await aRoomPage();
  network.cut();
  const offline = await page.until("being offline", ({ connection }) => connection.state === "offline" && connection);
  expect(offline.attempt).toBeGreaterThan(0);
  answer.text.insert(0, "계속 ");
  answer.text.insert(3, "씁니다");
  expect(page.handle.saving.pending).toBe(2);
  network.mend();
  page.handle.reconnectNow();
  await page.saved();
  expect(await onDisk(live)).toBe("계속 씁니다");
});

test("a command sent without a connection is answered when it is back, and counts once", async () => {
  const { live } = await aRoomPage();
  const console = new Page(network.url, live.interviewer);
  await console.online();
  network.cut();
  await console.until("being offline", ({ connection }) => connection.state === "offline");
  const sent = console.handle.send({ type: "note.write", noteId: randomUUID(), text: "나중에 물어볼 것", questionId: null });
  network.mend();
  console.handle.reconnectNow();
  expect(await sent).toMatchObject({ ok: true });
  const view = await console.until("the note", ({ view }) => view as ConsoleView | null);
  expect(view.notes).toHaveLength(1);
});

test("text that was not acknowledged survives a reload and is claimed before it goes out", async () => {
  const live = await aLiveInterview(server.url);
  live.room.close();
  const store = new MemoryOutboxStore();
  const first = new Page(network.url, live.candidate, store);
  await first.online();
  const answer = await first.answer("q1");
  answer.text.insert(0, "saved");
  await first.saved();
  network.cut();
  await first.until("being offline", ({ connection }) => connection.state === "offline");
  answer.text.insert(5, " and typed in a tunnel");
  await first.client.flush();
  first.close();
  network.mend();
  const second = new Page(network.url, live.candidate, store);
  await second.online();
  await second.reads(second.handle.openAnswer("q1"), "saved and typed in a tunnel");
  await second.saved();
  expect(await onDisk(live)).toBe("saved and typed in a tunnel");
  expect(await store.load(`${live.interview.interviewId}/${live.candidate.viewer.participantId}`)).toEqual([]);
});

test("text of an earlier page load is claimed and goes out, although its question is not opened again", async () => {
  const live = await aLiveInterview(server.url);
  live.room.close();
  const store = new MemoryOutboxStore();
  const first = new Page(network.url, live.candidate, store);
  await first.online();
  network.cut();
  await first.until("being offline", ({ connection }) => connection.state === "offline");
  // Opened without a connection: the server never heard of the client id.
  first.handle.openAnswer("q1").text.insert(0, "left behind");
  await first.client.flush();
  first.close();
  network.mend();
  const second = new Page(network.url, live.candidate, store);
  await second.until("the text to come back", ({ saving }) => saving.lastSavedAt !== null);
  await second.saved();
  expect(await onDisk(live)).toBe("left behind");
});

test("AN1 text typed after the end is not taken, is said not to be, and stays on the page and in its store", async () => {
  const { live, page, answer } = await aRoomPage();
  answer.text.insert(0, "before");
  await page.saved();
  network.cut();
  await page.until("being offline", ({ connection }) => connection.state === "offline");
  answer.text.insert(6, " after");
  await expectOk(live.console.send({ type: "interview.end" }));
  network.mend();
  page.handle.reconnectNow();
  await page.until("the refusal", ({ saving }) => saving.refused === "interviewEnded");
  expect(page.handle.saving.pending).toBe(0);
  expect(answer.text.toString()).toBe("before after");
  expect(await onDisk(live)).toBe("before");
  await page.client.flush();
  expect(await page.store.load(`${live.interview.interviewId}/${live.candidate.viewer.participantId}`)).toHaveLength(1);
});

test("AN5 an answer that is too long counts as not saved until it is short enough again", async () => {
  const { live, page, answer } = await aRoomPage();
  answer.text.insert(0, "start ");
  await page.saved();
  answer.text.insert(6, "x".repeat(ANSWER_MAX_BYTES));
  answer.text.insert(0, "more ");
  await page.until("the refusal", ({ saving }) => saving.refused === "answerTooLong");
  expect(page.handle.saving.pending).toBeGreaterThan(0);
  expect(await onDisk(live)).toBe("start ");
  answer.text.delete(20, ANSWER_MAX_BYTES);
  await page.saved();
  expect(page.handle.saving.refused).toBeNull();
  expect(await onDisk(live)).toBe(answer.text.toString());
  answer.text.insert(0, "and on ");
  await page.saved();
  expect(await onDisk(live)).toBe(answer.text.toString());
});

test("what the server never got and the page forgot to keep is sent as a difference", async () => {
  const { live, page, answer } = await aRoomPage();
  answer.text.insert(0, "known ");
  await page.saved();
  page.close();
  live.console.close();
  await until(() => serverRooms() === 0);
  // The database is restored from before the last words.
  const { interviewId } = live.interview;
  await pool().query(`DELETE FROM journal WHERE "interviewId" = $1 AND type = 'answer.updated'`, [interviewId]);
  await pool().query(`DELETE FROM "AnswerSnapshot" WHERE "interviewId" = $1`, [interviewId]);
  expect(await onDisk(live)).toBe("");
  page.client.start();
  const before = page.handle.saving.lastSavedAt!;
  await page.until("the text to be saved again", ({ saving }) => saving.pending === 0 && saving.lastSavedAt! > before);
  expect(await onDisk(live)).toBe("known ");
});

test("whoever only reads builds the text anew from the server's on return", async () => {
  const { live, page, answer } = await aRoomPage(server.url);
  answer.text.insert(0, "restored away");
  await page.saved();
  page.close();
  const reader = new Page(network.url, live.observer);
  await reader.online();
  const read = await reader.answer("q1");
  await reader.reads(read, "restored away");
  const { interviewId } = live.interview;
  reader.client.stop();
  live.console.close();
  await until(() => !isHeld(live));
  // The database is restored from before these words.
  await pool().query(`DELETE FROM journal WHERE "interviewId" = $1 AND type = 'answer.updated'`, [interviewId]);
  await pool().query(`DELETE FROM "AnswerSnapshot" WHERE "interviewId" = $1`, [interviewId]);
  reader.client.start();
  await reader.reads(read, "");
});

test("a room is let go of when its last window closes, and what it held is on disk", async () => {
  const { live, page, answer } = await aRoomPage(server.url);
  answer.text.insert(0, "kept");
  await page.saved();
  expect(isHeld(live)).toBe(true);
  page.close();
  live.console.close();
  await until(() => !isHeld(live));
  expect(await onDisk(live)).toBe("kept");
});

test("another language is shown without losing what the page holds", async () => {
  const { live } = await aRoomPage(server.url);
  const console = new Page(server.url, live.interviewer);
  await console.online();
  const prompt = ({ view }: InterviewHandle) => (view as ConsoleView).questions[0]!.prompt;
  const english = prompt(console.handle);
  const answer = await console.answer("q1");
  let missing = false;
  console.client.subscribe(() => (missing ||= console.handle.view === null));
  console.client.speak("ko");
  await console.until("Korean", (handle) => prompt(handle) !== english);
  expect(missing).toBe(false);
  expect(console.handle.openAnswer("q1")).toBe(answer);
});

test("while an input method composes, what others write waits", async () => {
  const { live, answer } = await aRoomPage();
  const other = new Page(server.url, await aGuest(live.interview, "candidate", "정하늘"));
  await other.online();
  const theirs = await other.answer("q1");
  answer.hold();
  theirs.text.insert(0, "끼어든 글");
  await other.saved();
  const reader = new Page(server.url, live.observer);
  await reader.online();
  await reader.reads(reader.handle.openAnswer("q1"), "끼어든 글");
  expect(answer.text.toString()).toBe("");
  answer.resume();
  expect(answer.text.toString()).toBe("끼어든 글");
});

test("AN6 the older of two windows shows that another one writes, and takes over", async () => {
  const { live, page: older, answer } = await aRoomPage();
  const newer = new Page(server.url, live.candidate);
  await older.until("giving way", ({ writing }) => writing.reason === "otherWindow");
  await newer.until("writing", ({ writing }) => writing.writable);
  // What was typed at the last moment is not lost.
  answer.text.insert(0, "last words");
  await older.saved();
  network.breakAll();
  await older.until("being offline", ({ connection }) => connection.state === "offline");
  older.handle.reconnectNow();
  await older.until("being back", ({ connection }) => connection.state === "online");
  expect(newer.handle.writing.writable).toBe(true);
  expect(await older.handle.takeOver()).toMatchObject({ ok: true });
  await newer.until("giving way", ({ writing }) => writing.reason === "otherWindow");
  expect(await onDisk(live)).toBe("last words");
});

test("a removed person is told once and does not come back", async () => {
  const { live, page } = await aRoomPage();
  await expectOk(live.console.send({ type: "participant.remove", participantId: live.candidate.viewer.participantId }));
  const gone = await page.until("being gone", ({ connection }) => connection.state === "gone" && connection);
  expect(gone.code).toBe("forbidden");
  expect(await page.handle.send({ type: "interview.pause" })).toEqual({ ok: false, code: "forbidden" });
});

test("the view follows on every page, each in its language and for its role", async () => {
  const { live, page } = await aRoomPage();
  const korean = new Page(server.url, live.observer, new MemoryOutboxStore(), "ko");
  await korean.online();
  await revealNow(live.console, live.interview.interviewId, "q2");
  const room = await page.until("q2 in the room", ({ view }) => (view as RoomView).questions.find((question) => question.nodeId === "q2"));
  const observed = await korean.until("q2 for the observer", ({ view }) => (view as ConsoleView).questions.find((question) => question.nodeId === "q2"));
  expect([room.prompt, observed.prompt]).toEqual(["prompt of q2", "prompt of q2 가"]);
});
