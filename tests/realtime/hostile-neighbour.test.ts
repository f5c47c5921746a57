import { randomUUID } from "node:crypto";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { loadScenario } from "@/lib/content/load";
import type { RoomView } from "@/lib/protocol/views";
import { evaluatorFor } from "@/lib/evaluators/registry";
import { HOSTILE_SNIPPETS } from "../contract/evaluators-hostile-snippets";
import { aStoredScenario } from "../support/builders/interviews";
import { ChildServer } from "../support/child-server";
import { aLiveInterview, expectOk, revealNow } from "../support/live-interview";
import { startTestServer, type TestServer } from "../support/server";
import { closeSockets, joined, Typist } from "../support/sockets";

/** One of each sort; the whole table runs in tests/contract/evaluators-hostile.test.ts. */
const NAMES = ["fork bomb", "yes on both", "gawk table", "perl in many processes", "a million files", "kill everything", "busy loop", "regular expression that backtracks", "pipes without end", "orphaned daemon"];

/** A fast typist; whoever pushes more than a hundred times a second is held back by design. */
const KEY_GAP_MS = 50;

let own: TestServer;
let server: ChildServer;
beforeAll(async () => {
  if (!(await evaluatorFor("shell"))?.kind) throw new Error("this machine runs no shell snippets");
  own = await startTestServer();
  server = await ChildServer.start();
}, 60_000);
afterEach(closeSockets);
afterAll(async () => {
  await server.kill();
  await own.stop();
});

test("a neighbour types on while hostile snippets run, and loses nothing", async () => {
  const { scenario: library } = await loadScenario(path.resolve(import.meta.dirname, "../../content"), "log-processor");
  const question = library.questions.find(({ task }) => task?.kind === "shell")!;
  // One world is as good as three for what these do.
  question.task!.cases.length = 1;
  const hostile = await aLiveInterview(server.url, await aStoredScenario(library));
  await revealNow(hostile.console, hostile.interview.interviewId, question.id);
  await hostile.room.view<RoomView>("the task", (view) => view.questions.some(({ nodeId }) => nodeId === question.id));
  const neighbour = await aLiveInterview(server.url);
  const typist = await Typist.start(neighbour.room, "q1");

  let over = false;
  const keys: number[] = [];
  const typing = (async () => {
    while (!over) {
      const from = performance.now();
      await neighbour.room.acknowledged(typist.type(String(keys.length % 10)));
      keys.push(performance.now() - from);
      await delay(KEY_GAP_MS);
    }
  })();
  for (const name of NAMES) {
    const source = HOSTILE_SNIPPETS.find((snippet) => snippet.name === name)!.source;
    const runId = randomUUID();
    await expectOk(hostile.room.send({ type: "snippet.run", runId, questionId: question.id, source }));
    const { runs } = await hostile.room.view<RoomView>(name, (view) => view.runs.some((run) => run.runId === runId && run.state !== "queued"));
    expect(runs.at(-1)!.state, name).toBe("finished");
  }
  over = true;
  await typing;

  const whole = keys.map((_, index) => String(index % 10)).join("");
  const back = await joined(server.url, neighbour.candidate);
  expect((await Typist.start(back, "q1")).text.toString()).toBe(whole);
  keys.sort((one, other) => one - other);
  console.log(`${keys.length} keys of a neighbour beside ${NAMES.length} hostile snippets: acknowledged in ${keys[keys.length >> 1]?.toFixed(1)} ms at the median, ${keys.at(-1)?.toFixed(1)} ms at most`);
}, 180_000);
