import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { pool } from "@/lib/server/db";
import { readAnswerTexts } from "@/lib/server/text/read-answers";
import { ANSWER_MAX_BYTES, ANSWER_TEXT_KEY, TEXT_UPDATE_MAX_BYTES } from "@/lib/protocol/limits";
import type { RoomView } from "@/lib/protocol/views";
import { aGuest } from "../support/builders/interviews";
import { aLiveInterview, expectOk, reveal, type LiveInterview } from "../support/live-interview";
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
const onDisk = async ({ interview }: LiveInterview, questionId = "q1") => (await readAnswerTexts(interview.interviewId))[questionId] ?? "";

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

test("AN1 text is refused from anybody but the candidate, and for a question that was not revealed", async () => {
  const live = await aLiveInterview(server.url);
  const typist = await Typist.start(live.room, "q1");
  await live.room.acknowledged(typist.type("hello"));
  // Deleting needs no client id of one's own.
  const data = typist.update((text) => text.delete(0, 5));
  const [byInterviewer, hidden] = [randomUUID(), randomUUID()];
  live.console.push("q1", [{ id: byInterviewer, data }]);
  live.room.push("q2", [{ id: hidden, data }]);
  expect(await live.console.refused(byInterviewer)).toBe("forbidden");
  expect(await live.room.refused(hidden)).toBe("notRevealed");
  expect(await live.room.open("q2", 1)).toEqual({ ok: false, code: "notRevealed" });
  expect(await live.room.open("q9", 1)).toEqual({ ok: false, code: "notFound" });
  expect(await onDisk(live)).toBe("hello");
});

test("AN1 text typed after the end is refused, whatever this process still believes", async () => {
  const live = await aLiveInterview(server.url);
  const typist = await Typist.start(live.room, "q1");
  await live.room.acknowledged(typist.type("before"));
  // Another node ends it: this one has not heard.
  await pool().query(`UPDATE "Interview" SET status = 'ended' WHERE id = $1`, [live.interview.interviewId]);
  expect(await live.room.refused(typist.type(" after"))).toBe("interviewEnded");
  expect(await onDisk(live)).toBe("before");
});

test("AN1 text typed after the end is refused", async () => {
  const live = await aLiveInterview(server.url);
  const typist = await Typist.start(live.room, "q1");
  await live.room.acknowledged(typist.type("before"));
  await expectOk(live.console.send({ type: "interview.end" }));
  expect(await live.room.refused(typist.type(" after"))).toBe("interviewEnded");
  await live.room.until("the page to be told", () => live.room.last("writing")?.[0].reason === "ended");
  expect(await onDisk(live)).toBe("before");
});

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

test("AN7 typing while paused is kept", async () => {
  const live = await aLiveInterview(server.url);
  const typist = await Typist.start(live.room, "q1");
  await expectOk(live.console.send({ type: "interview.pause" }));
  await live.room.acknowledged(typist.type("while paused"));
  expect(await onDisk(live)).toBe("while paused");
});

describe("AN4 an update may carry only structs of client ids that its sender owns", () => {
  test("an id that somebody else claimed", async () => {
    const live = await aLiveInterview(server.url);
    const other = await joined(server.url, await aGuest(live.interview, "candidate", "정하늘"));
    const typist = await Typist.start(live.room, "q1");
    await live.room.acknowledged(typist.type("mine"));
    expect(await other.open("q1", typist.doc.clientID)).toEqual({ ok: false, code: "conflict" });
    await expectOk(other.open("q1", 4242));
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(typist.doc));
    forged.clientID = typist.doc.clientID;
    const before = Y.encodeStateVector(forged);
    forged.getText(ANSWER_TEXT_KEY).insert(0, "not ");
    const id = randomUUID();
    other.push("q1", [{ id, data: Buffer.from(Y.encodeStateAsUpdate(forged, before)).toString("base64") }]);
    expect(await other.refused(id)).toBe("forbidden");
    expect(await onDisk(live)).toBe("mine");
  });

  test("an id that nobody claimed", async () => {
    const live = await aLiveInterview(server.url);
    await Typist.start(live.room, "q1");
    const doc = new Y.Doc();
    doc.getText(ANSWER_TEXT_KEY).insert(0, "stranger");
    const id = randomUUID();
    live.room.push("q1", [{ id, data: Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64") }]);
    expect(await live.room.refused(id)).toBe("forbidden");
  });

  test("the 12-byte garbage-collection struct under a victim's id takes nothing away", async () => {
    const live = await aLiveInterview(server.url);
    const other = await joined(server.url, await aGuest(live.interview, "candidate", "정하늘"));
    const typist = await Typist.start(live.room, "q1");
    await live.room.acknowledged(typist.type("victim"));
    await expectOk(other.open("q1", 4242));
    for (const client of [typist.doc.clientID, 4242]) {
      const id = randomUUID();
      other.push("q1", [{ id, data: gcStruct(client, 6, 1_000_000).toString("base64") }]);
      expect(await other.refused(id)).toBe("invalid");
    }
    await live.room.acknowledged(typist.type(" goes on"));
    expect(await onDisk(live)).toBe("victim goes on");
  });

  test("a delete set that reaches into the future does not swallow later typing", async () => {
    const live = await aLiveInterview(server.url);
    const other = await joined(server.url, await aGuest(live.interview, "candidate", "정하늘"));
    const typist = await Typist.start(live.room, "q1");
    await live.room.acknowledged(typist.type("victim"));
    await expectOk(other.open("q1", 4242));
    const id = randomUUID();
    other.push("q1", [{ id, data: Buffer.from([0, 1, ...varUint(typist.doc.clientID), 1, ...varUint(6), ...varUint(1_000)]).toString("base64") }]);
    expect(await other.refused(id)).toBe("conflict");
    await live.room.acknowledged(typist.type(" goes on"));
    expect(await onDisk(live)).toBe("victim goes on");
  });
});

test("an update that builds on one which never came is refused, and the others are not held up", async () => {
  const live = await aLiveInterview(server.url);
  const typist = await Typist.start(live.room, "q1");
  await live.room.acknowledged(typist.type("a"));
  const lost = { id: randomUUID(), data: typist.update((text) => text.insert(text.length, "b")) };
  expect(await live.room.refused(typist.type("c"))).toBe("conflict");
  live.room.push("q1", [lost]);
  await live.room.acknowledged(lost.id);
  expect(await onDisk(live)).toBe("ab");
});

describe("AN5 an answer holds at most 256 KiB of text", () => {
  test("what goes over is refused and the answer stays", async () => {
    const live = await aLiveInterview(server.url);
    const typist = await Typist.start(live.room, "q1");
    await live.room.acknowledged(typist.type("가".repeat(ANSWER_MAX_BYTES / 3 - 1)));
    await live.room.acknowledged(typist.type("1"));
    expect(await live.room.refused(typist.type("가나"))).toBe("answerTooLong");
    expect(Buffer.byteLength(await onDisk(live))).toBeLessThanOrEqual(ANSWER_MAX_BYTES);
  });

  test("replacing a long answer by a long one is taken", async () => {
    const live = await aLiveInterview(server.url);
    const typist = await Typist.start(live.room, "q1");
    await live.room.acknowledged(typist.type("x".repeat(200_000)));
    await live.room.acknowledged(
      typist.edit((text) => {
        text.delete(0, text.length);
        text.insert(0, "y".repeat(200_000));
      }),
    );
    expect(await onDisk(live)).toBe("y".repeat(200_000));
  });

  test("a single update beyond its cap is refused", async () => {
    const live = await aLiveInterview(server.url);
    await Typist.start(live.room, "q1");
    const id = randomUUID();
    live.room.push("q1", [{ id, data: Buffer.alloc(TEXT_UPDATE_MAX_BYTES + 3).toString("base64") }]);
    expect(await live.room.refused(id)).toBe("tooLarge");
  });
});

test("one bad update does not take the good ones of its frame along", async () => {
  const live = await aLiveInterview(server.url);
  const typist = await Typist.start(live.room, "q1");
  const good = { id: randomUUID(), data: typist.update((text) => text.insert(0, "good")) };
  const [bad, worse] = [randomUUID(), randomUUID()];
  live.room.push("q1", [{ id: bad, data: "not base64!" }, good, { id: worse, data: Buffer.from("noise").toString("base64") }]);
  await live.room.acknowledged(good.id);
  expect(await live.room.refused(bad)).toBe("invalid");
  expect(await live.room.refused(worse)).toBe("invalid");
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

/** Yjs V1: one garbage-collection struct of `length` under `client` from `clock` on, no deletes. */
function gcStruct(client: number, clock: number, length: number): Buffer {
  return Buffer.from([1, 1, ...varUint(client), ...varUint(clock), 0, ...varUint(length), 0]);
}

function varUint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push(128 | (rest % 128));
  }
}
