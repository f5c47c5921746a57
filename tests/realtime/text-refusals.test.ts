import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { pool } from "@/lib/server/db";
import { readAnswerTexts } from "@/lib/server/text/read-answers";
import { ANSWER_MAX_BYTES, ANSWER_TEXT_KEY, TEXT_UPDATE_MAX_BYTES } from "@/lib/protocol/limits";
import { aGuest } from "../support/builders/interviews";
import { aLiveInterview, expectOk, type LiveInterview } from "../support/live-interview";
import { startTestServer, type TestServer } from "../support/server";
import { closeSockets, joined, Typist } from "../support/sockets";

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterEach(closeSockets);
afterAll(() => server.stop());

const onDisk = async ({ interview }: LiveInterview) => (await readAnswerTexts(interview.interviewId)).q1 ?? "";

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
