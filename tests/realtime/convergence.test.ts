import fc from "fast-check";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, test } from "vitest";
import { readAnswerTexts } from "@/lib/server/text/read-answers";
import { aGuest } from "../support/builders/interviews";
import { aLiveInterview } from "../support/live-interview";
import { closePages, Page } from "../support/page";
import { startTestServer, type TestServer } from "../support/server";
import { closeSockets } from "../support/sockets";
import { UnrulyWriter } from "../support/unruly-writer";

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterEach(() => {
  closePages();
  closeSockets();
});
afterAll(() => server.stop());

const who = fc.nat(4);
const disturbance = fc.record({ kind: fc.constantFrom("break", "cut", "mend", "hold", "resume", "shuffle", "unshuffle", "repeat"), who });
const step = fc.oneof(
  { weight: 16, arbitrary: fc.record({ kind: fc.constant("edit" as const), who, at: fc.nat(60), remove: fc.nat(5), insert: fc.string({ unit: "grapheme", maxLength: 6 }) }) },
  { weight: 12, arbitrary: disturbance },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reload" as const), who }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("wait" as const), who, ms: fc.nat(8) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function play(writer: UnrulyWriter, one: Step): Promise<void> {
  switch (one.kind) {
    case "edit":
      return writer.edit(one.at, one.remove, one.insert.replaceAll("\0", " "));
    case "wait":
      return delay(one.ms);
    case "reload":
      return writer.reload();
    default:
      return writer[one.kind]();
  }
}

const run = fc.record({ writers: fc.integer({ min: 2, max: 5 }), steps: fc.array(step, { minLength: 10, maxLength: 80 }) });

test("whatever two to five people type, whatever is dropped, repeated or out of order, everybody ends with the same text and it is on disk", async () => {
  await fc.assert(
    fc.asyncProperty(run, async ({ writers: count, steps }) => {
      const live = await aLiveInterview(server.url);
      live.room.close();
      const guests = [live.candidate];
      while (guests.length < count) guests.push(await aGuest(live.interview, "candidate", `지원자 ${guests.length}`));
      const writers = await Promise.all(guests.map((guest) => UnrulyWriter.join(server.url, guest, "q1")));
      const reader = new Page(server.url, live.interviewer);
      await reader.online();
      const read = await reader.answer("q1");
      for (const one of steps) await play(writers[one.who % count]!, one);
      for (const writer of writers) writer.calmDown();
      for (const { page } of writers) {
        await page.online();
        await page.saved();
      }
      const text = (await readAnswerTexts(live.interview.interviewId)).q1 ?? "";
      await reader.reads(read, text);
      for (const { page, answer } of writers) await page.reads(answer, text);
      closePages();
      closeSockets();
      for (const writer of writers) await writer.close();
    }),
    { seed: 20261122, numRuns: 10, endOnFailure: true },
  );
}, 180_000);
