import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { readAnswerTexts } from "@/lib/server/text/read-answers";
import { startInstallation } from "../support/builders/installation";
import { aGuest } from "../support/builders/interviews";
import { ChildServer } from "../support/child-server";
import { aLiveInterview, type LiveInterview } from "../support/live-interview";
import { closePages, Page, typing } from "../support/page";
import { listen, TEST_ORIGIN } from "../support/server";
import { closeSockets } from "../support/sockets";

/** Each start of a server is some seconds of compiling, on a busy machine tens of seconds. */
vi.setConfig({ testTimeout: 240_000 });

let installation: Awaited<ReturnType<typeof startInstallation>>;
let server: ChildServer;
beforeAll(async () => {
  installation = await startInstallation({ NEXTAUTH_URL: TEST_ORIGIN });
  server = await ChildServer.start();
});
afterEach(() => {
  closePages();
  closeSockets();
});
afterAll(async () => {
  await server.kill();
  await installation.stop();
});

const onDisk = async ({ interview }: LiveInterview) => (await readAnswerTexts(interview.interviewId)).q1 ?? "";

test("AN2 killing the server in the middle of typing loses nothing that was acknowledged, and nothing at all in the end", async () => {
  const live = await aLiveInterview(server.url);
  live.room.close();
  const page = new Page(server.url, live.candidate);
  await page.online();
  const answer = await page.answer("q1");
  for (let round = 0; round < 2; round++) {
    const typed = typing(page, answer);
    await page.until("something to be acknowledged", () => typed.acknowledged.length > 60);
    await server.kill();
    const { acknowledged } = typed;
    expect((await onDisk(live)).startsWith(acknowledged)).toBe(true);
    await page.until("being offline", ({ connection }) => connection.state === "offline");
    expect(page.handle.saving.pending).toBeGreaterThan(0);
    await server.start();
    page.handle.reconnectNow();
    await page.online();
    await typed.stop();
    await page.saved();
    expect(await onDisk(live)).toBe(answer.text.toString());
  }
});

test("a reveal that was under way when the server was killed is completed after the restart", async () => {
  const live = await aLiveInterview(server.url);
  live.room.close();
  const pages = [new Page(server.url, live.candidate), new Page(server.url, live.interviewer)] as const;
  await Promise.all(pages.map((page) => page.online()));
  await pages[1].handle.send({ type: "node.reveal", revealId: crypto.randomUUID(), nodeId: "q2" });
  await server.kill();
  await server.start();
  for (const page of pages) page.handle.reconnectNow();
  await pages[0].until("q2", ({ view }) => view?.surface === "room" && view.questions.some((question) => question.nodeId === "q2"));
});

test("what another process wrote reaches this one's people with the next thing that is written here", async () => {
  const here = await listen();
  const live = await aLiveInterview(server.url);
  live.room.close();
  const there = new Page(server.url, live.candidate);
  await there.online();
  const theirs = await there.answer("q1");
  const guest = new Page(here.url, await aGuest(live.interview, "candidate", "정하늘"));
  const reader = new Page(here.url, live.observer);
  await Promise.all([guest.online(), reader.online()]);
  const [ours, read] = [await guest.answer("q1"), await reader.answer("q1")];
  theirs.text.insert(0, "there ");
  await there.saved();
  await there.handle.send({ type: "answer.setLanguage", questionId: "q1", language: "python" });
  ours.text.insert(0, "here ");
  await guest.saved();
  const text = await onDisk(live);
  expect([...text.split(" ")].sort()).toEqual(["", "here", "there"]);
  for (const [page, answer] of [[guest, ours], [reader, read]] as const) await page.reads(answer, text);
  await reader.until("the language", ({ view }) => view?.questions[0]?.language === "python");
  closePages();
  await here.close();
});
