import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadLibrary } from "@/lib/content/load";
import { localeSchema } from "@/lib/protocol/roles";
import { offerOf } from "@/lib/evaluators/registry";
import { evaluateInPeace } from "./evaluators-support";

const library = await loadLibrary(join(import.meta.dirname, "../../content"));

/** Body of the last fenced block of a Markdown text. */
const lastFence = (markdown: string) => [...markdown.matchAll(/^```\w*\n([\s\S]*?)^```$/gmu)].at(-1)?.[1];

const answers = library.flatMap(({ scenario }) =>
  scenario.questions.flatMap(({ id, task, modelAnswer }) =>
    localeSchema.options.flatMap((locale) => {
      const source = lastFence(modelAnswer[locale] ?? "");
      return task === null ? [] : [{ name: `${scenario.slug} ${id} ${locale}`, slug: scenario.slug, task, source }];
    }),
  ),
);

describe("model answers of questions with a task", () => {
  it("there are some", () => expect(answers.length).toBeGreaterThan(0));

  it.each(answers)("$name shows an answer that passes every case", async ({ slug, task, source }) => {
    const offer = await offerOf(task.kind);
    expect(source, "the model answer ends with a fenced block that answers the task").toBeDefined();
    if (!offer.available || !offer.engine.authoritative) return;
    const evidence = await evaluateInPeace({ scenarioSlug: slug, task, source: source ?? "" });
    expect(evidence.cases.flatMap(({ caseId, checks }) => checks.filter(({ verdict }) => verdict !== "pass").map((check) => ({ caseId, ...check })))).toEqual([]);
    expect(evidence.verdict).toBe("pass");
  }, 300_000);
});
