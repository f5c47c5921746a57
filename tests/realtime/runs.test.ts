import { randomUUID } from "node:crypto";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { loadScenario } from "@/lib/content/load";
import type { Scenario } from "@/lib/content/schema";
import type { ConsoleView, RoomView } from "@/lib/protocol/views";
import { evaluatorFor } from "@/lib/evaluators/registry";
import { resumeUnfinishedRuns } from "@/lib/server/runs/unfinished";
import { aStoredScenario } from "../support/builders/interviews";
import { ChildServer } from "../support/child-server";
import { aLiveInterview, expectOk, revealNow } from "../support/live-interview";
import { startTestServer, type TestServer } from "../support/server";
import { closeSockets, joined, type TestSocket } from "../support/sockets";

let server: TestServer;
let scenario: Scenario;
let questionId: string;
beforeAll(async () => {
  server = await startTestServer();
  scenario = await aStoredScenario((await loadScenario(path.resolve(import.meta.dirname, "../../content"), "log-processor")).scenario);
  questionId = scenario.questions.find((question) => question.task?.kind === "shell")!.id;
  if (!(await evaluatorFor("shell"))) throw new Error("this machine runs no shell snippets");
});
afterEach(closeSockets);
afterAll(() => server.stop());

async function aTaskInterview(url = server.url) {
  const live = await aLiveInterview(url, scenario);
  await revealNow(live.console, live.interview.interviewId, questionId);
  await live.room.view<RoomView>("the task", (view) => view.questions.some((question) => question.nodeId === questionId && question.task !== null));
  return live;
}

const request = (source: string) => ({ type: "snippet.run", runId: randomUUID(), questionId, source }) as const;

function ended(socket: TestSocket, runId: string) {
  return socket
    .view<RoomView | ConsoleView>("the run's end", (view) => view.runs.some((run) => run.runId === runId && run.state !== "queued"))
    .then((view) => view.runs.find((run) => run.runId === runId)!);
}

test("RN3 a snippet runs for real: the interviewer sees every case, the candidate the public example", async () => {
  const { console, room } = await aTaskInterview();
  const command = request("echo 'from the sandbox'\n");
  await expectOk(room.send(command));
  const shown = (await ended(room, command.runId)) as RoomView["runs"][number];
  const full = (await ended(console, command.runId)) as ConsoleView["runs"][number];
  expect(full.state).toBe("finished");
  expect(full.evidence!.cases.length).toBeGreaterThan(1);
  expect(full.evidence!.cases[0]!.stdout).toContain("from the sandbox");
  expect(shown.example?.stdout).toContain("from the sandbox");
  const hidden = full.evidence!.cases.filter((one) => one.visibility === "hidden").map((one) => one.caseId);
  expect(hidden.length).toBeGreaterThan(0);
  for (const caseId of hidden) expect(JSON.stringify(room.seen)).not.toContain(caseId);
});

test("a run that is cancelled ends at once and its result is not journaled later", async () => {
  const { room } = await aTaskInterview();
  const command = request("while true; do sleep 1; done\n");
  await expectOk(room.send(command));
  await expectOk(room.send({ type: "run.cancel", runId: command.runId }));
  expect((await ended(room, command.runId)).state).toBe("cancelled");
  // The next one gets its turn, so the first has let go of the machine.
  const next = request("true\n");
  await expectOk(room.send(next));
  expect((await ended(room, next.runId)).state).toBe("finished");
  expect((room.last("view")![0] as RoomView).runs.find((run) => run.runId === command.runId)!.state).toBe("cancelled");
});

test("output that a database can not keep as it is does not lose the run", async () => {
  const { console } = await aTaskInterview();
  const command = request("printf 'a\\0b\\xff\\n'\n");
  await expectOk(console.send(command));
  expect((await ended(console, command.runId)).state).toBe("finished");
});

test("a run that the death of the server cut off is taken up when somebody joins, and when the server starts", async () => {
  const child = await ChildServer.start();
  const live = await aTaskInterview(child.url);
  const command = request("sleep 2\n");
  await expectOk(live.room.send(command));
  await child.kill();
  await child.start();
  const back = await joined(child.url, live.candidate);
  expect((await ended(back, command.runId)).state).toBe("finished");

  const second = request("sleep 2\n");
  await expectOk(back.send(second));
  await child.kill();
  await resumeUnfinishedRuns();
  const here = await joined(server.url, live.candidate);
  expect((await ended(here, second.runId)).state).toBe("finished");
});
