import { randomUUID } from "node:crypto";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { loadScenario } from "@/lib/content/load";
import type { Scenario } from "@/lib/content/schema";
import { prisma } from "@/lib/server/db";
import type { ConsoleView, HostItemView, RoomView } from "@/lib/protocol/views";
import { aStoredScenario } from "../support/builders/interviews";
import { ChildServer } from "../support/child-server";
import { aLiveInterview, expectOk, revealNow } from "../support/live-interview";
import { closePages, Page } from "../support/page";
import { startTestServer, type TestServer } from "../support/server";
import { closeSockets, joined, type TestSocket } from "../support/sockets";

let server: TestServer;
let scenario: Scenario;
beforeAll(async () => {
  server = await startTestServer();
  const { scenario: library } = await loadScenario(path.resolve(import.meta.dirname, "../../content"), "log-processor");
  scenario = await aStoredScenario(library);
});
afterEach(() => {
  closePages();
  closeSockets();
});
afterAll(() => server.stop());

const itemsOf = (view: RoomView | ConsoleView): readonly HostItemView[] => view.host?.items ?? [];

/** Enters a line and waits for what comes of it. */
async function enter(room: TestSocket, line: string): Promise<Extract<HostItemView, { kind: "command" }>> {
  const entryId = randomUUID();
  await expectOk(room.send({ type: "host.command", entryId, line }));
  return finished(room, entryId);
}

async function finished(socket: TestSocket, entryId: string): Promise<Extract<HostItemView, { kind: "command" }>> {
  return socket.until("the command's end", () => {
    const view = socket.last("view")?.[0] as RoomView | ConsoleView | undefined;
    const item = view && itemsOf(view).find((each) => each.kind === "command" && each.entryId === entryId);
    return item?.kind === "command" && item.state !== "queued" ? item : null;
  });
}

test("HO3 a command is answered by what was revealed, for everybody in the room", async () => {
  const { console, room, interview, observer } = await aLiveInterview(server.url, scenario);
  const watching = await joined(server.url, observer);
  const early = await enter(room, "sudo cat /proc/48211/stack | head -n 1");
  expect(early.output).toContain("Permission denied");
  expect(early.asked).toBe(true);
  await revealNow(console, interview.interviewId, "q2");
  const later = await enter(room, "sudo cat /proc/48211/stack | head -n 1");
  expect(later).toMatchObject({ output: "[<0>] rpc_wait_bit_killable+0x1e/0xb0 [sunrpc]\n", asked: false });
  expect((await finished(watching, later.entryId)).output).toBe(later.output);
  // Everything that the candidate was ever sent up to the second question.
  const heldTitles = scenario.questions.slice(2).map((question) => question.title.en ?? "");
  for (const title of heldTitles) expect(JSON.stringify([room.seen, watching.seen])).not.toContain(title);
});

test("HO4 the server is killed between two commands and while one runs: the terminal is where it was", async () => {
  const child = await ChildServer.start();
  const live = await aLiveInterview(child.url, scenario);
  await enter(live.room, "cd /var/log/log-processor; n=7; echo kept > /tmp/note");
  const cut = randomUUID();
  await expectOk(live.room.send({ type: "host.command", entryId: cut, line: "pwd; echo $n; cat /tmp/note" }));
  await child.kill();
  await child.start();
  const back = await joined(child.url, live.candidate);
  expect((await finished(back, cut)).output).toBe("/var/log/log-processor\n7\nkept\n");
  expect((back.last("view")![0] as RoomView).host!.prompt).toBe("[sre@stats-01 log-processor]$ ");
});

test("HO8 the line before Enter reaches those who look on, and no journal", async () => {
  const { console, room, interview, interviewer } = await aLiveInterview(server.url, scenario);
  const { interviewId } = interview;
  const page = new Page(server.url, interviewer);
  await page.online();
  room.socket.emit("hostDraft", "systemctl sta");
  await console.until("the draft", () => console.all("hostDraft").some(([draft]) => draft.line === "systemctl sta") || null);
  await page.until("the draft", ({ hostDraft }) => hostDraft === "systemctl sta");
  console.socket.emit("hostDraft", "not the candidate's");
  const done = await enter(room, "hostname");
  expect(done.output).toBe("stats-01\n");
  // The line that was entered is not shown as one that is being typed, whether or not an empty draft came.
  await page.until("the output", ({ view }) => view !== null && itemsOf(view).some((item) => item.kind === "command" && item.output === "stats-01\n"));
  expect(page.handle.hostDraft).toBe("");
  expect(room.all("hostDraft")).toEqual([]);
  const rows = await prisma().$queryRaw<{ data: unknown }[]>`SELECT data FROM journal WHERE "interviewId" = ${interviewId}::uuid`;
  expect(JSON.stringify(rows)).not.toContain("systemctl sta");
  expect(JSON.stringify(rows)).toContain("hostname");
});

test("HO5 HO6 the interviewer answers by hand and changes the host while the candidate looks", async () => {
  const { console, room, interview } = await aLiveInterview(server.url, scenario);
  const unknown = await enter(room, "strace -p 48211");
  expect(unknown.asked).toBe(true);
  const seen = await console.view<ConsoleView>("what waits", (view) => view.host?.asked.length === 1);
  expect(seen.host!.asked[0]!.commands[0]).toEqual({ command: "strace -p 48211", heldFor: null });
  await expectOk(console.send({ type: "host.answer", entryId: unknown.entryId, text: "strace: Process 48211 attached" }));
  await room.view<RoomView>("the answer", (view) => itemsOf(view).some((item) => item.kind === "answer" && item.text.includes("attached")));
  await revealNow(console, interview.interviewId, "q2");
  expect((await enter(room, "timeout 5 tail -n 1 /var/log/nginx/access.log; echo exit=$?")).output).toBe("exit=124\n");
  await expectOk(console.send({ type: "host.inject", eventId: "nas-back" }));
  await room.view<RoomView>("the wall", (view) => itemsOf(view).some((item) => item.kind === "wall"));
  expect((await enter(room, "ps -C awk -o stat=")).output).toBe("R\n");
});

test("a command on its way is interrupted, and the next one runs", async () => {
  const { room } = await aLiveInterview(server.url, scenario);
  const entryId = randomUUID();
  await expectOk(room.send({ type: "host.command", entryId, line: "tail -f /var/log/log-processor/daemon.log" }));
  await expectOk(room.send({ type: "host.cancel", entryId }));
  expect((await finished(room, entryId)).state).toBe("cancelled");
  expect((await enter(room, "echo next")).output).toBe("next\n");
});
