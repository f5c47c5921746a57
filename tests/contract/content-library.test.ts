import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkContent } from "@/lib/content/check";
import { loadLibrary } from "@/lib/content/load";
import { formatProblem } from "@/lib/content/problem";
import { localizedSchema, type Localized } from "@/lib/content/schema";

const root = join(import.meta.dirname, "../../content");
const library = await loadLibrary(root);

/** Every text of a scenario with the path that leads to it. */
function texts(value: unknown, path: string): [string, Localized][] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => texts(item, `${path}.${index}`));
  if (typeof value !== "object" || value === null) return [];
  if ("ko" in value || "en" in value) return [[path, localizedSchema.parse(value)]];
  return Object.entries(value).flatMap(([key, item]) => texts(item, `${path}.${key}`));
}

describe("scenario library", () => {
  it("passes the content check", async () => {
    expect((await checkContent(root)).problems.map(formatProblem)).toEqual([]);
  });

  it.each(library.map(({ scenario }) => [scenario.slug, scenario] as const))("%s has every text in both languages, and Korean in the Korean ones", (_, scenario) => {
    const all = texts(scenario, scenario.slug);
    expect(all.filter(([, text]) => text.ko === undefined || text.en === undefined)).toEqual([]);
    expect(all.filter(([, text]) => /[가-힣]/u.test(text.en ?? ""))).toEqual([]);
    // What a tool prints and names with their versions are the same in both languages; sentences are not.
    const sentences = all.filter(([path]) => !/\.(cards\.\d+\.body|facts\.\d+\.value)$/.test(path));
    expect(sentences.filter(([, text]) => text.ko === text.en && (text.ko ?? "").split(" ").length > 6 && !(text.ko ?? "").includes("\n"))).toEqual([]);
  });

  it.each(library.map(({ scenario }) => [scenario.slug, scenario] as const))("%s can be played: five whole-interview criteria, cards and criteria for every question", (_, scenario) => {
    expect(new Set(scenario.criteria.map(({ competency }) => competency)).size).toBe(5);
    for (const question of scenario.questions) {
      expect(question.criteria.length, question.id).toBeGreaterThanOrEqual(2);
      expect(question.criteria.length, question.id).toBeLessThanOrEqual(4);
      expect(question.cards.length, question.id).toBeGreaterThan(0);
      expect(question.followUps.some(({ required }) => required), question.id).toBe(true);
    }
  });
});
