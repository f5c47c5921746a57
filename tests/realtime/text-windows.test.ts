import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/server/db";
import { readAnswerTexts } from "@/lib/server/text/read-answers";
import type { RoomView } from "@/lib/protocol/views";
import { aGuest } from "../support/builders/interviews";
import { aLiveInterview, expectOk, reveal, type LiveInterview } from "../support/live-interview";
import { startTestServer, type TestServer } from "../support/server";
import { closeSockets, joined, Typist } from "../support/sockets";

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterEach(closeSockets);
afterAll(() => server.stop());

const onDisk = async ({ interview }: LiveInterview) => (await readAnswerTexts(interview.interviewId)).q1 ?? "";

test("AN8 an interviewer types while the switch is on, the candidate is told, and each one's refused text is their own", async () => {
  const live = await aLiveInterview(server.url);
  const theirs = await Typist.start(live.room, "q1");
  await live.room.acknowledged(theirs.type("candidate "));
  const ours = await Typist.start(live.console, "q1");
  expect(await live.console.refused(ours.type("too early"))).toBe("forbidden");
  await expectOk(live.console.send({ type: "interviewerTyping.set", allowed: true }));
  await live.room.view<RoomView>("the switch", (view) => view.interviewerTyping);
  await live.console.until("being let write", () => live.console.last("writing")?.[0].writable);
  const again = await Typist.start(await joined(server.url, live.interviewer), "q1");
  await again.socket.acknowledged(again.type("interviewer"));
  expect(await onDisk(live)).toBe("candidate interviewer");
  const { rows } = await pool().query<{ actorId: string }>(`SELECT "actorId" FROM journal WHERE "interviewId" = $1 AND type = 'answer.updated' ORDER BY seq`, [live.interview.interviewId]);
  expect(rows.map((row) => row.actorId)).toEqual([live.candidate, live.interviewer].map(({ viewer }) => (viewer as { participantId?: string }).participantId));
  await expectOk(live.console.send({ type: "interviewerTyping.set", allowed: false }));
  await live.room.view<RoomView>("the switch", (view) => !view.interviewerTyping);
  expect(await again.socket.refused(again.type(" too late"))).toBe("forbidden");
  await live.room.acknowledged(theirs.type("goes on "));
  const observer = await joined(server.url, live.observer);
  expect(observer.last("writing")?.[0]).toEqual({ writable: false, reason: "role" });
});

test("AN6 of two windows of one candidate the older becomes read-only, and taking over swaps them", async () => {
  const live = await aLiveInterview(server.url);
  const [older, newer] = [live.room, await joined(server.url, live.candidate)];
  await older.until("the older to give way", () => older.last("writing")?.[0].reason === "otherWindow");
  expect(newer.last("writing")?.[0]).toEqual({ writable: true, reason: null });
  expect(await older.socket.emitWithAck("takeOver")).toMatchObject({ ok: true });
  await newer.until("the newer to give way", () => newer.last("writing")?.[0].reason === "otherWindow");
  await older.until("the older to write again", () => older.last("writing")?.[0].writable);
});

test("AN6 a window that gave way does not take over by reconnecting, a reload of the writing one keeps writing", async () => {
  const live = await aLiveInterview(server.url);
  const [first, second] = [randomUUID(), randomUUID()];
  await joined(server.url, live.candidate, { windowId: first });
  const writing = await joined(server.url, live.candidate, { windowId: second });
  const back = await joined(server.url, live.candidate, { windowId: first, gaveWay: true });
  expect(back.last("writing")?.[0].reason).toBe("otherWindow");
  expect(writing.last("writing")?.[0].writable).toBe(true);
  const reloaded = await joined(server.url, live.candidate, { windowId: second });
  expect(reloaded.last("writing")?.[0].writable).toBe(true);
});

test("a candidate's caret reaches those who look on, and nobody's reaches a candidate", async () => {
  const live = await aLiveInterview(server.url);
  const other = await joined(server.url, await aGuest(live.interview, "candidate", "정하늘"));
  await live.console.open("q1", null);
  await other.open("q1", null);
  live.room.socket.emit("cursor", { questionId: "q1", anchor: { item: null }, head: { item: null }, topLine: 3 });
  live.console.socket.emit("cursor", { questionId: "q1", anchor: {}, head: {}, topLine: 1 });
  const [cursor] = await live.console.until("the caret", () => live.console.last("cursor"));
  expect(cursor).toMatchObject({ questionId: "q1", topLine: 3, name: "최민재" });
  await reveal(live.console, "q2");
  await other.view<RoomView>("q2", (view) => view.questions.length === 2);
  expect(other.all("cursor")).toEqual([]);
  expect(live.room.all("cursor")).toEqual([]);
});
