import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listSlugs } from "@/lib/content/load";
import type { Task } from "@/lib/content/schema";
import { readSource } from "@/lib/content/source";
import { offerOf } from "@/lib/evaluators/registry";
import { projectRoot } from "@/lib/evaluators/fixtures/load-fixture";
import { loadMessages } from "@/lib/i18n/messages/load";
import type { Check } from "@/lib/protocol/evidence";
import { evaluateInPeace } from "./evaluators-support";

/** Every answer that a scenario carries: `pass-*` must pass every case, `fail-*` must fail on one. */

const content = join(projectRoot(), "content");
const text = { ko: "-", en: "-" };

type Answer = { slug: string; task: Task; name: string; source: string };

async function answersOf(slug: string): Promise<Answer[]> {
  const { structure } = await readSource(content, slug);
  return (structure?.questions ?? []).flatMap(({ task }) => {
    if (!task) return [];
    const folder = join(content, slug, "tasks", task.id, "answers");
    const full: Task = { ...task, brief: text, publicExample: text, cases: task.cases.map((one) => ({ ...one, label: text })) };
    return readdirSync(folder).map((name) => ({ slug, task: full, name, source: readFileSync(join(folder, name), "utf8") }));
  });
}

const answers = (await Promise.all((await listSlugs(content)).map(answersOf))).flat();
const offers = new Map(await Promise.all([...new Set(answers.map(({ task }) => task.kind))].map(async (kind) => [kind, await offerOf(kind)] as const)));

const names = await Promise.all((["ko", "en"] as const).map(async (locale) => (await loadMessages(locale)).common as { check: Record<string, string> }));

/** What is wrong with a check's name: both languages take exactly what it holds. */
function misnamed({ name, label }: Check): string[] {
  if (name === undefined) return /\s(?:is|of|the|no)\s/.test(label) ? [`a sentence without a name: ${label}`] : [];
  return names.flatMap(({ check }) => {
    const taken = [...(check[name.code] ?? "{?}").matchAll(/\{(\w+)\}/g)].map(([, key]) => key).sort();
    return JSON.stringify(taken) === JSON.stringify(Object.keys(name.params).sort()) ? [] : [`${name.code}: ${taken.join()}`];
  });
}

describe("answers of the built-in scenarios", () => {
  it("every task has three styles that pass and three mistakes that do not", () => {
    const counts = new Map<string, { pass: number; fail: number }>();
    for (const { slug, task, name } of answers) {
      const count = counts.get(`${slug} ${task.id}`) ?? { pass: 0, fail: 0 };
      counts.set(`${slug} ${task.id}`, name.startsWith("pass-") ? { ...count, pass: count.pass + 1 } : { ...count, fail: count.fail + 1 });
    }
    expect(counts.size).toBeGreaterThanOrEqual(13);
    expect([...counts].filter(([, { pass, fail }]) => pass < 3 || fail < 3)).toEqual([]);
  });

  for (const { slug, task, name, source } of answers) {
    const offer = offers.get(task.kind);
    const judges = offer?.available === true && offer.engine.authoritative;
    it.skipIf(!judges)(`${slug} ${task.id} ${name}`, async () => {
      const evidence = await evaluateInPeace({ scenarioSlug: slug, task, source });
      const wrong = evidence.cases.flatMap(({ caseId, checks }) => checks.filter(({ verdict }) => verdict !== "pass").map((check) => ({ caseId, ...check })));
      expect(evidence.cases.flatMap(({ checks }) => checks.flatMap(misnamed))).toEqual([]);
      if (name.startsWith("pass-")) expect({ verdict: evidence.verdict, wrong }).toEqual({ verdict: "pass", wrong: [] });
      else expect(evidence.verdict, JSON.stringify(evidence.cases, null, 1)).toBe("fail");
    }, 300_000);
  }
});
