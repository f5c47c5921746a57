import fc from "fast-check";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, test } from "vitest";
import type { AnswerText } from "@/lib/client/types";
import { readAnswerTexts } from "@/lib/server/text/read-answers";
import { aGuest } from "../support/builders/interviews";
import { aLiveInterview } from "../support/live-interview";
import { Network } from "../support/network";
import { closePages, Page } from "../support/page";
import { startTestServer, type TestServer } from "../support/server";
import { closeSockets } from "../support/sockets";

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterEach(() => {
  closePages();
  closeSockets();
});
afterAll(() => server.stop());

const who = fc.nat(1);
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("edit" as const), who, at: fc.nat(60), remove: fc.nat(5), insert: fc.string({ unit: "grapheme", maxLength: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("break" as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("cut" as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("mend" as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("hold" as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("resume" as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("wait" as const), who, ms: fc.nat(8) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type Writer = { page: Page; answer: AnswerText; network: Network };

async function play({ page, answer, network }: Writer, one: Step): Promise<void> {
  switch (one.kind) {
    case "edit": {
      const start = Math.min(one.at, answer.text.length);
      answer.doc.transact(() => {
        answer.text.delete(start, Math.min(one.remove, answer.text.length - start));
        answer.text.insert(start, one.insert.replaceAll("\0", " "));
      });
      return;
    }
    case "break":
      return network.breakAll();
    case "cut":
      return network.cut();
    case "mend":
      network.mend();
      return page.handle.reconnectNow();
    case "hold":
      return answer.hold();
    case "resume":
      return answer.resume();
    case "wait":
      await delay(one.ms);
  }
}

test("whatever two people type, and however their connections break, everybody ends with the same text and it is on disk", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      const live = await aLiveInterview(server.url);
      live.room.close();
      const guests = [live.candidate, await aGuest(live.interview, "candidate", "정하늘")];
      const writers: Writer[] = [];
      for (const guest of guests) {
        const network = await Network.to(server.url);
        const page = new Page(network.url, guest);
        await page.online();
        writers.push({ page, answer: await page.answer("q1"), network });
      }
      const reader = new Page(server.url, live.interviewer);
      await reader.online();
      const read = await reader.answer("q1");
      for (const one of steps) await play(writers[one.who]!, one);
      for (const { page, answer, network } of writers) {
        answer.resume();
        network.mend();
        page.handle.reconnectNow();
      }
      for (const { page } of writers) {
        await page.online();
        await page.saved();
      }
      const text = (await readAnswerTexts(live.interview.interviewId)).q1 ?? "";
      await reader.reads(read, text);
      for (const { page, answer } of writers) await page.reads(answer, text);
      closePages();
      closeSockets();
      for (const { network } of writers) await network.close();
    }),
    { seed: 20261122, numRuns: 12, endOnFailure: true },
  );
});
