import { describe, expect, it } from "vitest";
import { checkContent } from "@/lib/content/check";
import { edited, lineWith, SOUND, withContent, without } from "./content-folder";

const STRUCTURE = "sample/scenario.yaml";
const KO = "sample/ko.yaml";
const EN = "sample/en.yaml";

const problemsOf = (files: Record<string, string>) => withContent(files, async (root) => (await checkContent(root)).problems);

/** `needle` stands on the line that the problem has to name; 1 where the whole file is meant. */
async function expectProblem(files: Record<string, string>, file: string, needle: string | 1, message: RegExp) {
  const problems = await problemsOf(files);
  const line = needle === 1 ? 1 : lineWith(files, file, needle);
  expect(problems.map((problem) => `${problem.file}:${problem.line} ${problem.message}`)).toContainEqual(
    expect.stringMatching(new RegExp(`^content/${file.replaceAll(".", "\\.")}:${line} .*${message.source}`)),
  );
}

describe("content check", () => {
  it("finds nothing in a sound folder", async () => {
    expect(await problemsOf(SOUND)).toEqual([]);
  });

  it("says so when there is no scenario at all", async () => {
    expect(await problemsOf({ "notes.txt": "" })).toEqual([{ file: "content", line: 1, message: "holds no scenario" }]);
  });

  it("reports a text missing in one language at the nearest key that is there", async () => {
    const files = edited(EN, "    title: a\n    prompt: a\n", "    title: a\n");
    await expectProblem(files, EN, "  q1:", /missing translation: questions\.q1\.prompt has no en text/);
    await expectProblem(edited(KO, "summary: 가\n", "summary: ''\n"), KO, "summary:", /missing translation: summary has no ko text/);
  });

  it("reports an optional text that stands in one language only", async () => {
    const files = edited(KO, "      publicExample: 가\n", "      publicExample: 가\n      starter: '# 여기서'\n");
    await expectProblem(files, EN, "    task:", /missing translation: questions\.q2\.task\.starter has no en text/);
  });

  it("reports a text that no id asks for", async () => {
    await expectProblem(edited(EN, "q2-s: a", "q2-s: a, q2-t: a"), EN, "q2-t", /no id in scenario\.yaml asks for questions\.q2\.signals\.q2-t/);
  });

  it("reports YAML that does not parse, repeated keys among it", async () => {
    await expectProblem(edited(KO, "summary: 가\n", "summary: 가\nsummary: 나\n"), KO, "summary: 나", /YAML: Map keys must be unique/);
    await expectProblem(edited(STRUCTURE, "topics: [linux]", "topics: [linux"), STRUCTURE, "minutes: 20", /YAML: /);
  });

  it("reports a missing file and a wrong shape", async () => {
    await expectProblem(without(EN), EN, 1, /file is missing/);
    await expectProblem(edited(STRUCTURE, "language: shell", "language: cobol"), STRUCTURE, "cobol", /questions\.1\.language/);
    await expectProblem(edited(STRUCTURE, "wrapUpMinutes: 3\n", "wrapUpMinutes: 3\nauthor: x\n"), STRUCTURE, 1, /author/);
  });

  it("reports duplicate ids across questions, follow-ups and cards, and among criteria", async () => {
    const node = edited(STRUCTURE, "{ id: q2-a,", "{ id: q1-ps,");
    await expectProblem(node, STRUCTURE, "{ id: q1-ps, minutes", /duplicate id q1-ps/);
    const criterion = edited(STRUCTURE, "q2-criterion", "overall");
    await expectProblem(criterion, STRUCTURE, "overall, competency: implementation", /duplicate id overall/);
    await expectProblem(edited(STRUCTURE, "id: other", "id: example"), STRUCTURE, "visibility: hidden", /duplicate id example/);
  });

  it("reports a slug that is not the folder", async () => {
    await expectProblem(edited(STRUCTURE, "slug: sample", "slug: simple"), STRUCTURE, "slug:", /slug simple is not the folder's name sample/);
  });

  it("reports minutes that do not add up, in all and within a question", async () => {
    await expectProblem(edited(STRUCTURE, "minutes: 20", "minutes: 21"), STRUCTURE, "minutes: 21", /minutes do not add up: .* = 20, not 21/);
    const greedy = edited(STRUCTURE, "{ id: q2-a, minutes: 2", "{ id: q2-a, minutes: 7");
    await expectProblem(greedy, STRUCTURE, "minutes: 7", /minutes do not add up: required follow-ups of q2 take 7 of its 7/);
  });

  it("reports a question with fewer than three follow-ups and a parent that is not there", async () => {
    const few = edited(STRUCTURE, "      - { id: q2-c, minutes: 2, required: false }\n", "");
    const problems = await problemsOf(few);
    expect(problems.map(({ message }) => message)).toContain("q2 has 2 follow-ups, needs at least 3");
    await expectProblem(edited(STRUCTURE, "parent: q1-a", "parent: q1-c"), STRUCTURE, "parent: q1-c", /parent q1-c is not an earlier follow-up of q1/);
  });

  it("reports a criterion with fewer than five anchors in the language that lacks them", async () => {
    const files = edited(EN, ", a q2 5]", "]");
    await expectProblem(files, EN, "q2-criterion", /criterion q2-criterion has fewer than five anchors: level 5 is missing in en/);
  });

  it("reports anchors used for two criteria", async () => {
    const files = edited(EN, "a q2 3", "a q1 3");
    await expectProblem(files, EN, "q2-criterion", /criterion q2-criterion repeats an anchor of q1-criterion/);
  });

  it("reports a task without answers that must pass or must fail, and badly made ones", async () => {
    await expectProblem(without("sample/tasks/count/answers/pass-cat.sh"), STRUCTURE, "task:", /no answer that must pass/);
    await expectProblem(without("sample/tasks/count/answers/fail-silent.sh"), STRUCTURE, "task:", /no answer that must fail/);
    const answer = (name: string, text: string) => ({ ...SOUND, [`sample/tasks/count/answers/${name}`]: text });
    await expectProblem(answer("maybe.sh", "# what is this\n"), "sample/tasks/count/answers/maybe.sh", 1, /named pass-<style> or fail-<mistake>/);
    await expectProblem(answer("pass-perl.pl", "# written in perl\n"), "sample/tasks/count/answers/pass-perl.pl", 1, /ends in \.sh/);
    await expectProblem(answer("pass-bare.sh", "cat /in\n"), "sample/tasks/count/answers/pass-bare.sh", 1, /first line has to be a comment/);
  });

  it("reports a task without a hidden case, without a fixture, and fixtures that fail or differ from run to run", async () => {
    await expectProblem(edited(STRUCTURE, "visibility: hidden", "visibility: public"), STRUCTURE, "cases:", /task count has no hidden case/);
    const fixture = "sample/tasks/count/fixture.mjs";
    await expectProblem(without(fixture), STRUCTURE, "task:", /has no tasks\/count\/fixture\.mjs/);
    await expectProblem({ ...SOUND, [fixture]: "export const make = 1;\n" }, fixture, 1, /exports no function `generate`/);
    await expectProblem({ ...SOUND, [fixture]: "export const generate = () => { throw new Error('seed unknown'); };\n" }, fixture, 1, /case example: seed unknown/);
    const unstable = "let n = 0; export const generate = () => ({ expected: { kind: 'lines', lines: [String(n++)] } });\n";
    await expectProblem({ ...SOUND, [fixture]: unstable }, fixture, 1, /does not give the same fixture twice/);
  });

  it("reports folders and cards that nothing refers to", async () => {
    await expectProblem({ ...SOUND, "sample/tasks/left/fixture.mjs": "" }, "sample/tasks/left", 1, /no task in scenario\.yaml has the id left/);
    await expectProblem({ ...SOUND, "sample/cards/old.txt": "x" }, "sample/cards/old.txt", 1, /no card in scenario\.yaml has the id old/);
  });
});

describe("content check: spoilers", () => {
  const stuck = /spoiler: names "stuck state", which q1 expects the candidate to find/;

  it("reports a briefing, title, prompt or task that names a finding, in the question itself and in later ones", async () => {
    await expectProblem(edited(EN, "briefing: a", "briefing: in a Stuck  state"), EN, "briefing:", stuck);
    await expectProblem(edited(KO, "title: 가\n    prompt: 가", "title: 가\n    prompt: stuck state 입니다"), KO, "stuck state", stuck);
    const later = edited(EN, "  q2:\n    label: a\n    title: a\n", "  q2:\n    label: a\n    title: The stuck state\n");
    await expectProblem(later, EN, "The stuck state", stuck);
    await expectProblem(edited(EN, "      brief: a\n", "      brief: not the stuck state\n"), EN, "brief:", stuck);
    await expectProblem(edited(STRUCTURE, "topics: [linux]", "topics: [linux,\n  stuck state]"), STRUCTURE, "  stuck state]", stuck);
  });

  it("reports follow-ups and cards up to that question, on the line of the card's own file", async () => {
    await expectProblem(edited(EN, "q1-c: { title: a, prompt: a", "q1-c: { title: a, prompt: the stuck state"), EN, "q1-c", stuck);
    await expectProblem(edited(EN, "q1-status: { title: a, body: a", "q1-status: { title: a, body: stuck state"), EN, "q1-status", stuck);
    const bare = edited(STRUCTURE, ", shows: [stuck]", "");
    await expectProblem(bare, "sample/cards/q1-ps.txt", "7 D awk", /spoiler: names "\/\^/);
  });

  it("allows what a candidate does not read, cards and follow-ups that show it, and questions from openFrom on", async () => {
    const title = edited(EN, "q1-c: { title: a", "q1-c: { title: The stuck state");
    expect(await problemsOf(title)).toEqual([]);
    const asked = edited(EN, "q1-c: { title: a, prompt: a", "q1-c: { title: a, prompt: the stuck state", edited(STRUCTURE, "id: q1-c, minutes: 2, required: false", "id: q1-c, minutes: 2, required: false, shows: [stuck]"));
    expect(await problemsOf(asked)).toEqual([]);
    const open = edited(STRUCTURE, "/'] }", "/'], openFrom: q2 }");
    expect(await problemsOf(edited(EN, "      brief: a\n", "      brief: not the stuck state\n", open))).toEqual([]);
  });

  it("reports a word that can not be looked for: a broken regular expression, or blanks", async () => {
    await expectProblem(edited(STRUCTURE, "'/^\\d+ D /'", "\n          '/^(\\d+ D /'"), STRUCTURE, "'/^(", /\/\^\(.* of finding stuck is no regular expression/);
    await expectProblem(edited(STRUCTURE, '"stuck state"', '"  "'), STRUCTURE, '"  "', /of finding stuck is no regular expression or word to look for/);
  });

  it("reports findings and questions that do not exist", async () => {
    await expectProblem(edited(STRUCTURE, "shows: [stuck]", "shows: [lost]"), STRUCTURE, "shows: [lost]", /no finding has the id lost/);
    await expectProblem(edited(STRUCTURE, "/'] }", "/'], openFrom: q1 }"), STRUCTURE, "openFrom", /q1 is not a later question/);
  });
});
