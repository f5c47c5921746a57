import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/server/db";
import { readAnswerTexts } from "@/lib/server/text/read-answers";
import { aLiveInterview, expectOk, type LiveInterview } from "../support/live-interview";
import { startTestServer, type TestServer } from "../support/server";
import { closeSockets, joined, Typist } from "../support/sockets";

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterEach(closeSockets);
afterAll(() => server.stop());

const bytesOnDisk = async (interviewId: string): Promise<number> => {
  const { rows } = await pool().query<{ count: string }>(`SELECT count(*) FROM journal WHERE "interviewId" = $1 AND type = 'answer.updated'`, [interviewId]);
  return Number(rows[0]!.count);
};
const onDisk = async ({ interview }: LiveInterview) => (await readAnswerTexts(interview.interviewId)).q1 ?? "";

test("AN2 typed text is on disk when it is acknowledged, and the interviewer sees it", async () => {
  const live = await aLiveInterview(server.url);
  const opened = await live.console.open("q1", null);
  const typist = await Typist.start(live.room, "q1");
  const id = typist.type("load average 먼저 봅니다");
  await live.room.acknowledged(id);
  expect(await onDisk(live)).toBe("load average 먼저 봅니다");
  await live.console.until("the text", () => live.console.textOf(opened) === "load average 먼저 봅니다");
});

test("updates of one moment share a frame and come in order", async () => {
  const live = await aLiveInterview(server.url);
  const opened = await live.console.open("q1", null);
  const typist = await Typist.start(live.room, "q1");
  const updates = Array.from({ length: 50 }, (_, at) => ({ id: randomUUID(), data: typist.update((text) => text.insert(text.length, `${at};`)) }));
  live.room.push("q1", updates);
  await live.room.acknowledged(updates.at(-1)!.id);
  const frame = await live.console.until("the frame", () => live.console.texts().find((one) => one.updates.length === 50));
  expect(frame.updates.map((update) => update.seq)).toEqual([...frame.updates.map((update) => update.seq)].sort((a, b) => a - b));
  expect(live.console.textOf(opened)).toBe(updates.map((_, at) => `${at};`).join(""));
});

test("AN3 sending an update twice writes it once", async () => {
  const live = await aLiveInterview(server.url);
  const typist = await Typist.start(live.room, "q1");
  const update = { id: randomUUID(), data: typist.update((text) => text.insert(0, "once")) };
  live.room.push("q1", [update]);
  live.room.push("q1", [update]);
  await live.room.acknowledged(update.id);
  live.room.push("q1", [update]);
  const other = typist.type(" more");
  await live.room.acknowledged(other);
  await live.room.until("the answer to the resend", () => live.room.texts().some((frame) => frame.acks.some((ack) => ack.seq === null && ack.ids.includes(update.id))));
  expect(await bytesOnDisk(live.interview.interviewId)).toBe(2);
  expect(await onDisk(live)).toBe("once more");
});

test("AN3 sending a command twice has the effect of sending it once", async () => {
  const { console } = await aLiveInterview(server.url);
  const id = randomUUID();
  const command = { type: "note.write", noteId: randomUUID(), text: "물어볼 것", questionId: "q1" } as const;
  const [first, second] = [await console.send(command, id), await console.send(command, id)];
  expect(first).toEqual(second);
  expect(first.ok).toBe(true);
  const third = await console.send({ ...command, noteId: randomUUID() }, id);
  expect(third).toEqual(first);
});

test("AN7 typing while paused is kept", async () => {
  const live = await aLiveInterview(server.url);
  const typist = await Typist.start(live.room, "q1");
  await expectOk(live.console.send({ type: "interview.pause" }));
  await live.room.acknowledged(typist.type("while paused"));
  expect(await onDisk(live)).toBe("while paused");
});

test("what a reader gets holds no deleted text", async () => {
  const live = await aLiveInterview(server.url);
  const typist = await Typist.start(live.room, "q1");
  await live.room.acknowledged(typist.type("secret draft"));
  await live.room.acknowledged(typist.edit((text) => text.delete(0, 6)));
  const observer = await joined(server.url, live.observer);
  const opened = await observer.open("q1", null);
  expect(observer.textOf(opened)).toBe(" draft");
  expect(opened.ok && Buffer.from(opened.state, "base64").toString("latin1")).not.toContain("secret");
});

test("text survives the room's end in snapshot and tail", async () => {
  const live = await aLiveInterview(server.url);
  const typist = await Typist.start(live.room, "q1");
  let last = "";
  for (let at = 0; at < 250; at++) last = typist.type(`${at} `);
  await live.room.acknowledged(last);
  const text = typist.text.toString();
  expect(await onDisk(live)).toBe(text);
  closeSockets();
  const again = await joined(server.url, live.candidate);
  const more = await Typist.start(again, "q1");
  expect(more.text.toString()).toBe(text);
  await again.acknowledged(more.type("end"));
  expect(await onDisk(live)).toBe(`${text}end`);
});

test("a pause in the typing is enough for an answer to be written down", async () => {
  const live = await aLiveInterview(server.url);
  const typist = await Typist.start(live.room, "q1");
  await live.room.acknowledged(typist.type("thinking"));
  const snapshot = async () => (await pool().query<{ text: string }>(`SELECT text FROM "AnswerSnapshot" WHERE "interviewId" = $1`, [live.interview.interviewId])).rows[0]?.text;
  await expect.poll(snapshot, { timeout: 30_000 }).toBe("thinking");
});

test("journal positions have no gaps although text and commands are written at the same time", async () => {
  const live = await aLiveInterview(server.url);
  const typist = await Typist.start(live.room, "q1");
  const waits: Promise<unknown>[] = [];
  for (let at = 0; at < 30; at++) {
    waits.push(live.room.acknowledged(typist.type("x")));
    waits.push(expectOk(live.console.send({ type: "note.write", noteId: randomUUID(), text: `note ${at}`, questionId: null })));
  }
  await Promise.all(waits);
  const { rows } = await pool().query<{ seq: number; at: Date }>(`SELECT seq, at FROM journal WHERE "interviewId" = $1 ORDER BY seq`, [live.interview.interviewId]);
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, at) => at + 1));
  const times = rows.map((row) => row.at.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
  const { rows: interviews } = await pool().query<{ lastSeq: number }>(`SELECT "lastSeq" FROM "Interview" WHERE id = $1`, [live.interview.interviewId]);
  expect(interviews[0]!.lastSeq).toBe(rows.length);
});
