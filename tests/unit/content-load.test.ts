import { describe, expect, it } from "vitest";
import { ContentError } from "@/lib/content/problem";
import { generateFixture } from "@/lib/content/fixture";
import { listSlugs, loadLibrary, loadScenario } from "@/lib/content/load";
import { edited, SOUND, withContent } from "./content-folder";

describe("content loader", () => {
  it("joins structure and both languages", async () => {
    const { scenario, folder } = await withContent(SOUND, (root) => loadScenario(root, "sample"));
    expect(folder).toMatch(/content\/sample$/);
    expect(scenario.title).toEqual({ ko: "가", en: "a" });
    const [first, second] = scenario.questions;
    expect(first?.followUps.map(({ id, parentId }) => [id, parentId])).toEqual([["q1-a", null], ["q1-b", "q1-a"], ["q1-c", null]]);
    expect(first?.criteria[0]?.anchors[4]).toEqual({ ko: "가 q1 5", en: "a q1 5" });
    expect(first?.findings).toEqual([{ id: "stuck", words: ["stuck state", "/^\\d+ D /"] }]);
    expect(second?.task).toMatchObject({ id: "count", kind: "shell", brief: { ko: "가", en: "a" }, options: {} });
    expect(second?.task?.starter).toBeUndefined();
    expect(second?.task?.cases[1]).toEqual({ id: "other", visibility: "hidden", seed: 2, label: { ko: "가", en: "a" } });
  });

  it("takes a card's body from its file for every language, or from the texts", async () => {
    const { scenario } = await withContent(SOUND, (root) => loadScenario(root, "sample"));
    expect(scenario.questions[0]?.cards).toEqual([
      { id: "q1-ps", format: "terminal", shows: ["stuck"], title: { ko: "가", en: "a" }, body: { ko: "$ ps\n7 D awk", en: "$ ps\n7 D awk" } },
      { id: "q1-status", format: "terminal", title: { ko: "가", en: "a" }, body: { ko: "가", en: "a" } },
    ]);
  });

  it("lists folders in order and leaves files out", async () => {
    const copy = Object.fromEntries(Object.entries(SOUND).map(([path, text]) => [path.replace("sample/", "another/"), text.replace("slug: sample", "slug: another")]));
    await withContent({ ...SOUND, ...copy, "README.md": "# x" }, async (root) => {
      expect(await listSlugs(root)).toEqual(["another", "sample"]);
      expect((await loadLibrary(root)).map(({ scenario }) => scenario.slug)).toEqual(["another", "sample"]);
    });
  });

  it("throws with file and line of everything that does not fit", async () => {
    const broken = edited("sample/en.yaml", "summary: a\n", "", edited("sample/ko.yaml", "briefing: 가\n", ""));
    const error = await withContent(broken, (root) => loadScenario(root, "sample").catch((caught: unknown) => caught));
    expect(error).toBeInstanceOf(ContentError);
    expect((error as ContentError).problems).toEqual([
      { file: "content/sample/en.yaml", line: 1, message: "missing translation: summary has no en text" },
      { file: "content/sample/ko.yaml", line: 1, message: "missing translation: briefing has no ko text" },
    ]);
  });

  it("runs a task's generator and refuses what is no fixture", async () => {
    await withContent(SOUND, async (root) => {
      expect(await generateFixture(`${root}/sample`, "count", 7)).toEqual({ files: { "/in": "7" }, expected: { kind: "lines", lines: ["7"], ordered: true } });
    });
    const relative = { ...SOUND, "sample/tasks/count/fixture.mjs": `export const generate = () => ({ files: { "in": "" }, expected: { kind: "lines" } });\n` };
    await withContent(relative, (root) => expect(generateFixture(`${root}/sample`, "count", 7)).rejects.toThrow());
  });
});
