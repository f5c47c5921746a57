import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ConsoleView, RoomView } from "@/lib/protocol/views";
import { stillAdmitted } from "@/lib/server/auth/still-admitted";
import { resolveAdmission } from "@/lib/server/auth/viewer";
import { prisma } from "@/lib/server/db";
import { dismissAccount } from "@/lib/server/realtime/dismiss";
import { live } from "@/lib/server/realtime/live";
import { recheckAll } from "@/lib/server/realtime/recheck";
import { aCast, aLiveInterview, expectOk, revealNow } from "../support/live-interview";
import { startTestServer, type TestServer } from "../support/server";
import { closeSockets, connect, joined, refusalOf, Typist } from "../support/sockets";

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterEach(closeSockets);
afterAll(() => server.stop());

describe("VW4 nobody but people admitted to an interview can see anything of it", () => {
  test("without cookies", async () => {
    const { candidate } = await aCast();
    const socket = connect(server.url, { ...candidate, cookie: "" });
    expect(await refusalOf(socket)).toBe("forbidden");
    expect(socket.seen).toEqual([]);
  });

  test("with the cookie of another interview", async () => {
    const [cast, other] = [await aCast(), await aCast()];
    const socket = connect(server.url, { ...cast.candidate, cookie: other.candidate.cookie });
    expect(await refusalOf(socket)).toBe("forbidden");
  });

  test("on a surface of another role", async () => {
    const { candidate } = await aCast();
    for (const surface of ["console", "observe"] as const) expect(await refusalOf(connect(server.url, { ...candidate, surface }))).toBe("forbidden");
  });

  test("with an identity in the payload", async () => {
    const { candidate, interviewer } = await aCast();
    const auth = { interviewId: candidate.viewer.interviewId, surface: "console", windowId: randomUUID(), participantId: interviewer.viewer.interviewId, role: "interviewer" };
    expect(await refusalOf(connect(server.url, candidate, { auth }))).toBe("forbidden");
  });

  test("with a handshake that can not be read", async () => {
    const { candidate } = await aCast();
    for (const auth of [{}, { interviewId: "1; DROP TABLE journal", surface: "room", windowId: randomUUID() }]) {
      expect(await refusalOf(connect(server.url, candidate, { auth }))).toBe("invalid");
    }
  });

  test("from a page of another site", async () => {
    const { candidate } = await aCast();
    expect(await refusalOf(connect(server.url, candidate, { origin: "https://elsewhere.example" }))).toBe("websocket error");
  });
});

test("people who end their sessions are gone at once, and a removed person does not come back", async () => {
  const { console, room, candidate, interview } = await aLiveInterview(server.url);
  await expectOk(console.send({ type: "participant.remove", participantId: candidate.viewer.participantId }));
  await room.until("being sent away", () => room.last("gone"));
  expect(await refusalOf(connect(server.url, candidate))).toBe("forbidden");
  expect(await prisma().participant.findUniqueOrThrow({ where: { id: candidate.viewer.participantId } })).toMatchObject({ removedAt: expect.any(Date) });
  await dismissAccount(interview.host.userId);
  await console.until("being sent away", () => console.last("gone")?.[0] === "unauthenticated");
});

test("a session that ended without a word and a person who was removed elsewhere lose their windows at the next look", async () => {
  const { console, room, candidate, interviewer, interview } = await aLiveInterview(server.url);
  await recheckAll(live().io!);
  await prisma().user.update({ where: { id: interview.host.userId }, data: { sessionVersion: { increment: 1 } } });
  await recheckAll(live().io!);
  await console.until("being sent away", () => console.last("gone")?.[0] === "unauthenticated");
  expect(await refusalOf(connect(server.url, interviewer))).toBe("forbidden");
  expect([room.socket.connected, room.last("gone")]).toEqual([true, undefined]);
  await prisma().participant.update({ where: { id: candidate.viewer.participantId }, data: { removedAt: new Date() } });
  await recheckAll(live().io!);
  await room.until("being sent away", () => room.last("gone")?.[0] === "unauthenticated");
});

test("a session does not outlast its end", async () => {
  const { interviewer } = await aCast();
  const admission = await resolveAdmission(interviewer.cookie, interviewer.viewer.interviewId, "console");
  if (!admission?.session) throw new Error("the interviewer has an account");
  const { endsAt } = admission.session;
  expect(await stillAdmitted([admission, admission], endsAt - 1)).toEqual([true, true]);
  expect(await stillAdmitted([admission], endsAt)).toEqual([false]);
  expect(endsAt).toBeGreaterThan(Date.now());
});

test("one person has a limited number of windows", async () => {
  const { candidate } = await aLiveInterview(server.url);
  for (let at = 1; at < 20; at++) await joined(server.url, candidate);
  const oneMore = connect(server.url, candidate);
  await oneMore.until("being sent away", () => oneMore.last("gone")?.[0] === "tooManyRequests");
});

test("VW1 a candidate's frames hold nothing that was not revealed, and VW3 neither do an observer's", async () => {
  const { console, room, interview, observer } = await aLiveInterview(server.url);
  const watching = await joined(server.url, observer);
  await expectOk(console.send({ type: "queue.add", nodeId: "q3", at: "front" }));
  await expectOk(console.send({ type: "note.write", noteId: randomUUID(), text: "a private note", questionId: "q1" }));
  await expectOk(console.send({ type: "score.set", scope: "q1", criterionId: "q1-c1", level: 4 }));
  await revealNow(console, interview.interviewId, "q1-f1");
  await room.view<RoomView>("the follow-up", (view) => view.questions[0]!.followUps.length === 1);
  await watching.view<ConsoleView>("the follow-up", (view) => view.questions[0]!.followUps.length === 1);
  const seenByCandidate = JSON.stringify(room.seen);
  for (const hidden of ["q2", "q3", "q1-f2", "q1-f3", "q1-card", "model answer", "anchor", "private note", "level", "misconception"]) {
    expect(seenByCandidate).not.toContain(hidden);
  }
  const seenByObserver = JSON.stringify(watching.seen);
  for (const hidden of ["prompt of q2", "q3", "prompt of q1-f2", "card body of q1", "private note", '"level"']) expect(seenByObserver).not.toContain(hidden);
});

test("VW5 what an event can not change for somebody brings them no frame", async () => {
  const { console, room, interview } = await aLiveInterview(server.url);
  const before = room.all("view").length;
  await expectOk(console.send({ type: "queue.add", nodeId: "q3", at: "front" }));
  await expectOk(console.send({ type: "score.set", scope: "interview", criterionId: "overall-a", level: 3 }));
  await revealNow(console, interview.interviewId, "q2");
  await room.view<RoomView>("q2", (view) => view.questions.length === 2);
  expect(room.all("view").length).toBe(before + 1);
});

describe("frames that can not be read", () => {
  test("are answered with invalid and break nothing", async () => {
    const { room } = await aLiveInterview(server.url);
    const typist = await Typist.start(room, "q1");
    const emit = room.socket.emit.bind(room.socket) as (event: string, ...args: unknown[]) => void;
    const ask = (event: string, ...args: unknown[]) => (room.socket.timeout(10_000).emitWithAck as (event: string, ...args: unknown[]) => Promise<unknown>)(event, ...args);
    expect(await ask("command", null)).toMatchObject({ ok: false, code: "invalid" });
    expect(await ask("command", { id: "x", command: { type: "interview.end" } })).toMatchObject({ ok: false, code: "invalid", field: "id" });
    expect(await ask("command", { id: randomUUID(), command: { type: "reveal.complete", revealId: randomUUID() } })).toMatchObject({ ok: false, code: "invalid" });
    expect(await ask("textOpen", { questionId: "../../etc", clientId: -1 })).toEqual({ ok: false, code: "invalid" });
    for (const [event, ...args] of [
      ["command"], ["command", 1, 2, 3], ["textOpen"], ["textPush"], ["textPush", null], ["textPush", { questionId: "q1", updates: "x" }],
      ["textClose", {}], ["cursor", { questionId: 1 }], ["cursor"], ["tick"], ["tick", "soon", "no function"], ["takeOver"], ["takeOver", 1],
      ["__proto__", {}], ["constructor", []], ["noSuchFrame", { a: 1 }],
    ] as [string, ...unknown[]][]) emit(event, ...args);
    await room.until("an answer to the unreadable push", () => room.texts().some((frame) => frame.refusals.some((refusal) => refusal.code === "invalid")));
    await room.acknowledged(typist.type("still here"));
  });

  test("of a candidate's hand do not run what is not theirs", async () => {
    const { room } = await aLiveInterview(server.url);
    expect(await room.send({ type: "node.reveal", revealId: randomUUID(), nodeId: "q2" })).toEqual({ ok: false, code: "forbidden" });
    expect(await room.send({ type: "score.set", scope: "interview", criterionId: "overall-a", level: 5 })).toEqual({ ok: false, code: "forbidden" });
    expect(await room.send({ type: "interview.end" })).toEqual({ ok: false, code: "forbidden" });
  });

  test("without end send their sender away", async () => {
    const { room } = await aLiveInterview(server.url);
    for (let at = 0; at < 300; at++) (room.socket.emit as (event: string, ...args: unknown[]) => void)("textClose", { at });
    await room.until("being sent away", () => room.last("gone")?.[0] === "invalid");
  });

  test("too many commands are refused one by one", async () => {
    const { console } = await aLiveInterview(server.url);
    const results = await Promise.all(Array.from({ length: 120 }, () => console.send({ type: "queue.add", nodeId: "q3", at: "back" })));
    expect(results.filter((result) => !result.ok && result.code === "tooManyRequests").length).toBeGreaterThan(0);
    expect(results.filter((result) => result.ok).length).toBeGreaterThan(0);
  });
});

test("a window does not keep the request that opened it, which holds its cookies", async () => {
  const requests: WeakRef<IncomingMessage>[] = [];
  live().io?.engine.use((request: IncomingMessage, _response: unknown, next: () => void) => {
    requests.push(new WeakRef(request));
    next();
  });
  await aLiveInterview(server.url);
  expect(requests.length).toBeGreaterThan(1);
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  await expect
    .poll(() => {
      collect();
      return requests.filter((request) => request.deref()).length;
    }, { timeout: 20_000 })
    .toBe(0);
});
