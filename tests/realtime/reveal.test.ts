import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { ConsoleView, RoomView } from "@/lib/protocol/views";
import { anInterview } from "../support/builders/interviews";
import { aLiveInterview, expectOk, hostOf, isRevealed, reveal } from "../support/live-interview";
import { startTestServer, type TestServer } from "../support/server";
import { closeSockets, joined } from "../support/sockets";

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterEach(closeSockets);
afterAll(() => server.stop());

const sending = (view: ConsoleView, nodeId: string) => view.questions.find((question) => question.nodeId === nodeId)?.sending ?? null;

test("RV1 a reveal reaches the candidate only after the undo window", async () => {
  const { console, room } = await aLiveInterview(server.url);
  const before = room.all("view").length;
  await expectOk(console.send({ type: "node.reveal", revealId: randomUUID(), nodeId: "q2" }));
  const view = await console.view<ConsoleView>("q2 being sent", (seen) => sending(seen, "q2") !== null);
  expect(JSON.stringify(room.all("view").slice(before))).not.toContain("prompt of q2");
  await room.view<RoomView>("q2", (seen) => seen.questions.some((question) => question.nodeId === "q2"));
  expect(Date.now()).toBeGreaterThanOrEqual(sending(view, "q2")!.dueAt);
});

test("RV1 an undone reveal never reaches the candidate", async () => {
  const { console, room } = await aLiveInterview(server.url);
  const revealId = randomUUID();
  await expectOk(console.send({ type: "node.reveal", revealId, nodeId: "q2" }));
  await expectOk(console.send({ type: "reveal.undo", revealId }));
  await console.view<ConsoleView>("q2 back in the queue", (view) => sending(view, "q2") === null && view.queue[0] === "q2");
  // A later reveal is the sign that the undone one's time has passed.
  await reveal(console, "q3");
  await room.view<RoomView>("q3", (view) => view.questions.some((question) => question.nodeId === "q3"));
  expect(JSON.stringify(room.all("view"))).not.toContain("prompt of q2");
});

test("a reveal waits for a candidate who lost the connection", async () => {
  const { console, room, candidate } = await aLiveInterview(server.url);
  room.close();
  await console.until("the candidate to be away", () => console.last("presence")?.[0].some((person) => person.role === "candidate" && !person.online));
  await expectOk(console.send({ type: "node.reveal", revealId: randomUUID(), nodeId: "q2" }));
  const { dueAt } = sending(await console.view<ConsoleView>("q2 being sent", (view) => sending(view, "q2") !== null), "q2")!;
  await console.serverTime(dueAt + 200);
  expect(isRevealed(console.last("view")![0] as ConsoleView, "q2")).toBe(false);
  const back = await joined(server.url, candidate);
  await back.view<RoomView>("q2", (view) => view.questions.some((question) => question.nodeId === "q2"));
});

test("a reveal that became due while the server was away is completed when somebody comes back", async () => {
  const { console, candidate, interviewer } = await aLiveInterview(server.url);
  await expectOk(console.send({ type: "node.reveal", revealId: randomUUID(), nodeId: "q2" }));
  closeSockets();
  const again = await joined(server.url, interviewer);
  const back = await joined(server.url, candidate);
  await back.view<RoomView>("q2", (view) => view.questions.some((question) => question.nodeId === "q2"));
  await again.view<ConsoleView>("q2", (view) => isRevealed(view, "q2"));
});

test("a reveal goes on in a rehearsal, where no candidate was ever admitted", async () => {
  const interview = await anInterview();
  const console = await joined(server.url, await hostOf(interview));
  await expectOk(console.send({ type: "interview.start" }));
  await reveal(console, "q1");
});
