import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storyMs } from "@/lib/server/seed/story";
import { STORIES } from "@/lib/server/seed/stories";
import { seed } from "@/lib/server/seed";
import { readAnswerTexts } from "@/lib/server/text/read-answers";
import { getAnswerAt } from "@/lib/server/use-cases/playback";
import { startInstallation } from "../support/builders/installation";
import { readPastInterview, type PastInterview } from "../support/builders/past-interviews";

let installation: Awaited<ReturnType<typeof startInstallation>>;
let past: PastInterview[];

beforeAll(async () => {
  installation = await startInstallation({ KKORI_CONTENT_DIR: join(import.meta.dirname, "../../content") });
  await seed({ demo: true });
  past = await Promise.all(STORIES.map((story) => readPastInterview(story)));
}, 300_000);
afterAll(() => installation.stop());

const END = { clockMs: Number.MAX_SAFE_INTEGER };

describe("an answer at an instant", () => {
  it("is at the end what is stored", async () => {
    for (const { interview, candidate, entries } of past) {
      const stored = await readAnswerTexts(interview.id);
      expect(Object.keys(stored).length).toBeGreaterThan(0);
      for (const [questionId, text] of Object.entries(stored)) {
        expect(await getAnswerAt(candidate, interview.id, questionId, END)).toBe(text);
        expect(await getAnswerAt(candidate, interview.id, questionId, { seq: entries.at(-1)!.seq })).toBe(text);
      }
    }
  });

  it("is before a follow-up what was typed until it was asked", async () => {
    for (const { story, interview, interviewer, entries } of past) {
      for (const entry of entries.filter(({ type }) => type === "node.revealed")) {
        const { nodeId } = entry.data as { nodeId: string };
        const asked = story.steps.find((step) => step.do === "reveal" && step.node === nodeId);
        const question = nodeId.split("-")[0]!;
        if (!asked || !story.steps.some((step) => step.do === "reveal" && step.node === question)) continue;
        const typed = story.steps.filter((step) => (step.do === "type" || step.do === "erase") && step.question === question && storyMs(step.at) < storyMs(asked.at));
        const text = typed.reduce((so, step) => (step.do === "type" ? so + step.text : step.do === "erase" ? so.slice(0, -step.chars) : so), "");
        expect(await getAnswerAt(interviewer, interview.id, question, { seq: entry.seq })).toBe(text);
      }
    }
  });
});
