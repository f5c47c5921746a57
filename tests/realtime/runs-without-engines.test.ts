import { randomUUID } from "node:crypto";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { loadScenario } from "@/lib/content/load";
import type { Scenario } from "@/lib/content/schema";
import type { ConsoleView, RoomView } from "@/lib/protocol/views";
import { aStoredScenario } from "../support/builders/interviews";
import { ChildServer } from "../support/child-server";
import { aLiveInterview, expectOk, revealNow } from "../support/live-interview";
import { startTestServer, type TestServer } from "../support/server";
import { closeSockets, joined, Typist } from "../support/sockets";

/** A server on a machine without bubblewrap, gawk, nginx, redis and the rest: nothing is on its PATH. */
let own: TestServer;
let server: ChildServer;
beforeAll(async () => {
  own = await startTestServer();
  server = await ChildServer.start({ PATH: "/nonexistent" });
}, 60_000);
afterEach(closeSockets);
afterAll(async () => {
  await server.kill();
  await own.stop();
});

/** An interview with an answer typed to the first question that has a task of `kind`, and what came of running it. */
async function aRunOf(slug: string, kind: string, answer: string) {
  const { scenario: library } = await loadScenario(path.resolve(import.meta.dirname, "../../content"), slug);
  const question = library.questions.find(({ task }) => task?.kind === kind)!;
  const scenario: Scenario = await aStoredScenario(library);
  const live = await aLiveInterview(server.url, scenario);
  await revealNow(live.console, live.interview.interviewId, question.id);
  await live.room.view<RoomView>("the task", (view) => view.questions.some(({ nodeId, task }) => nodeId === question.id && task !== null));
  const typist = await Typist.start(live.room, question.id);
  await live.room.acknowledged(typist.type(answer));
  const command = { type: "snippet.run", runId: randomUUID(), questionId: question.id, source: answer } as const;
  await expectOk(live.room.send(command));
  const hasEnded = (view: RoomView | ConsoleView) => view.runs.some(({ runId, state }) => runId === command.runId && state !== "queued");
  const [shown, full] = [await live.room.view<RoomView>("the run's end", hasEnded), await live.console.view<ConsoleView>("the run's end", hasEnded)];
  return { ...live, question, shown: shown.runs.at(-1)!, full: full.runs.at(-1)! };
}

test.each([["auction", "redis"], ["auction", "nginx"], ["product-list", "sql"]])("%s %s is not available here; the answer is kept and scored by hand", async (slug, kind) => {
  const { room, console, candidate, question, shown, full } = await aRunOf(slug, kind, "-- my answer\n");
  expect([shown.state, full.state, full.evidence]).toEqual(["notHere", "notHere", null]);
  expect(full.source).toBe("-- my answer\n");
  // The text stands for whoever comes back, and a level can be given on it.
  room.close();
  const back = await joined(server.url, candidate);
  expect((await Typist.start(back, question.id)).text.toString()).toContain("-- my answer\n");
  const criterionId = question.criteria[0]!.id;
  await expectOk(console.send({ type: "score.set", scope: question.id, criterionId, level: 3 }));
  await console.view<ConsoleView>("the level", ({ scores }) => scores.some((score) => score.criterionId === criterionId && score.level === 3));
}, 60_000);

test("a shell answer is simulated here: marked so, and never failed", async () => {
  const { shown, full } = await aRunOf("log-processor", "shell", "echo 'typed in by hand'\n");
  expect([shown.state, full.state]).toEqual(["finished", "finished"]);
  expect(full.evidence).toMatchObject({ engine: { name: "just-bash", authoritative: false }, verdict: "inconclusive" });
  expect(full.evidence!.cases.map(({ verdict }) => verdict)).toEqual(full.evidence!.cases.map(() => "inconclusive"));
  expect(full.evidence!.cases.flatMap(({ checks }) => checks).filter(({ verdict }) => verdict === "fail")).toEqual([]);
}, 60_000);

test("what needs no package is judged all the same", async () => {
  const { full } = await aRunOf("quickeats", "http", "GET / HTTP/1.1\nHost: api.quickeats.test\n\n");
  expect(full).toMatchObject({ state: "finished", evidence: { engine: { authoritative: true }, verdict: "fail" } });
}, 60_000);
