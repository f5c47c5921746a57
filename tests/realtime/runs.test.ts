import { randomUUID } from "node:crypto";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { loadScenario } from "@/lib/content/load";
import type { Scenario } from "@/lib/content/schema";
import type { ConsoleView, RoomView } from "@/lib/protocol/views";
import { evaluatorFor } from "@/lib/evaluators/registry";
import { executeSystemCommand } from "@/lib/server/interviews/pipeline";
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
  const { scenario: library } = await loadScenario(path.resolve(import.meta.dirname, "../../content"), "log-processor");
  const task = library.questions.find((question) => question.task?.kind === "shell")!.task!;
  // Longer than a test waits: what is not stopped shows.
  task.options = { ...task.options, wallMs: 10_000 };
  scenario = await aStoredScenario(library);
  questionId = scenario.questions.find((question) => question.task?.id === task.id)!.id;
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

const shellchecks = ({ evidence }: ConsoleView["runs"][number]) => (evidence?.findings ?? []).flatMap(({ id }) => (id.startsWith("shellcheck:") ? [id] : []));

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

test("RN5 what ShellCheck says follows the verdict, to those who rate", async () => {
  const { console, room } = await aTaskInterview();
  const command = request("for f in $(ls); do echo $f; done\n");
  await expectOk(room.send(command));
  const { seq } = await console.view<ConsoleView>("the findings", (view) => view.runs.some((run) => run.runId === command.runId && shellchecks(run).length > 0));
  const shown = console.all("view").flatMap(([view]) => (view as ConsoleView).runs.filter(({ evidence }) => evidence !== null));
  expect(shown.map(shellchecks)).toEqual([[], ["shellcheck:SC2045", "shellcheck:SC2086"]]);
  await ended(room, command.runId);
  expect((room.last("view")![0] as RoomView).seq).toBeLessThan(seq);
  expect(JSON.stringify(room.seen)).not.toContain("SC2086");
});

test("a run that is cancelled ends at once, its result is not journaled later, and the next one gets its place", async () => {
  const { room, console } = await aTaskInterview();
  const endless = [request("while true; do sleep 1; done\n"), request("while true; do sleep 1; done\n")] as const;
  await expectOk(room.send(endless[0]));
  await expectOk(console.send(endless[1]));
  for (const { runId } of endless) {
    await expectOk(console.send({ type: "run.cancel", runId }));
    expect((await ended(room, runId)).state).toBe("cancelled");
  }
  const next = request("true\n");
  await expectOk(room.send(next));
  expect((await ended(room, next.runId)).state).toBe("finished");
  const runs = (room.last("view")![0] as RoomView).runs;
  expect(runs.map((run) => run.state)).toEqual(["cancelled", "cancelled", "finished"]);
});

test("RN4 whoever waits sees its place among all runs of the server, and can cancel it there", async () => {
  const busy = [await aTaskInterview(), await aTaskInterview()];
  const waiting = await aTaskInterview();
  const endless = busy.map(() => request("while true; do sleep 1; done\n"));
  for (const [at, { room }] of busy.entries()) await expectOk(room.send(endless[at]!));
  const [cancelled, last] = [request("true\n"), request("true\n")];
  await expectOk(waiting.room.send(cancelled));
  await expectOk(waiting.console.send(last));
  const placesOf = (socket: TestSocket, { runId }: { runId: string }) => socket.all("queuePlace").flatMap(([{ id, place }]) => (id === runId ? [place] : []));
  await waiting.console.until("both places", () => placesOf(waiting.console, last).includes(2));
  expect(placesOf(waiting.room, cancelled)).toEqual([1]);
  await expectOk(waiting.room.send({ type: "run.cancel", runId: cancelled.runId }));
  await waiting.console.until("the next place", () => placesOf(waiting.console, last).includes(1));
  for (const [at, { room }] of busy.entries()) await expectOk(room.send({ type: "run.cancel", runId: endless[at]!.runId }));
  expect((await ended(waiting.console, last.runId)).state).toBe("finished");
  expect(placesOf(waiting.console, last)).toEqual([2, 1, 0]);
  // What never waits is not told of, and nobody hears of another interview's runs.
  expect(placesOf(busy[0]!.room, endless[0]!)).toEqual([]);
  expect(busy[0]!.room.all("queuePlace")).toEqual([]);
});

test("what a database can not keep as it is does not stand in the way", async () => {
  const { console } = await aTaskInterview();
  const command = request("printf 'a\0b\\0c\\xff\\n' # \ud800\n");
  await expectOk(console.send(command));
  expect((await ended(console, command.runId)).state).toBe("finished");
  await expectOk(console.send({ type: "note.write", noteId: randomUUID(), text: "NUL \0 and half a pair \ud800", questionId: null }));
  const view = await console.view<ConsoleView>("the note", (seen) => seen.notes.length === 1);
  expect(view.notes[0]!.text).toBe("NUL \ufffd and half a pair \ufffd");
});

test("a run that the death of the server cut off is taken up when somebody joins, and when the server starts", async () => {
  const child = await ChildServer.start();
  const live = await aTaskInterview(child.url);
  const command = request("sleep 0.4\n");
  await expectOk(live.room.send(command));
  await child.kill();
  await child.start();
  const back = await joined(child.url, live.candidate);
  expect((await ended(back, command.runId)).state).toBe("finished");

  const second = request("sleep 0.4\n");
  await expectOk(back.send(second));
  await child.kill();
  await resumeUnfinishedRuns();
  const here = await joined(server.url, live.candidate);
  expect((await ended(here, second.runId)).state).toBe("finished");
}, 180_000);

test("RN5 a linter that the death of the server kept from reading is asked when somebody joins", async () => {
  const child = await ChildServer.start();
  const live = await aTaskInterview(child.url);
  const command = request("echo $1\nsleep 9\n");
  await expectOk(live.room.send(command));
  await child.kill();
  const evidence = { kind: "shell", engine: { name: "bash", authoritative: true }, verdict: "fail", cases: [], findings: [], lintFollows: true, queuedMs: 0 } as const;
  await executeSystemCommand(live.interview.interviewId, { type: "run.finish", runId: command.runId, evidence: { ...evidence, cases: [], findings: [] } });
  await joined(server.url, live.candidate);
  const back = await joined(server.url, live.interviewer);
  const view = await back.view<ConsoleView>("the findings", (seen) => seen.runs.some((run) => shellchecks(run).length > 0));
  expect(view.runs[0]?.evidence).toMatchObject({ verdict: "fail" });
}, 180_000);
