import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blankCard, blankCase, blankFollowUp, blankQuestion, blankScenario, blankTask } from "@/lib/content/own/blank";
import { completeScenario } from "@/lib/content/own/complete";
import { ownFromHandout } from "@/lib/content/own/from-handout";
import { ownFromScenario } from "@/lib/content/own/from-scenario";
import { ownScenarioSchema, plannedSum, type OwnScenario, type OwnText } from "@/lib/content/own/own-scenario";
import { isScenarioFile, readScenarioFile, ScenarioFileError, writeScenarioFile } from "@/lib/content/own/scenario-file";
import { loadLibrary } from "@/lib/content/load";
import { recogniseHandout } from "@/lib/content/import/recognise";
import { advice, blockingProblems, isBlocking } from "@/lib/domain/authoring/problems";
import { caseOfKind, taskOfKind } from "@/lib/evaluators/own-task-blanks";
import { OWN_TASK_KINDS, ownTaskProblems } from "@/lib/evaluators/own-tasks";
import { anOwnScenario, aWrittenTask } from "../support/own-scenario";

const SEED = { seed: 20261126, numRuns: 150 };

/** Texts as people and tools write them: several lines, quotes, YAML's and Markdown's own signs, both languages, or nothing. */
const words = fc.oneof(
  fc.constant(""),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom("- a: b", "# 제목", "null", "0123", "yes", "  앞뒤 공백  ", "여러\n줄\n", "tab\there", "`code`", "'quote\"", "| pipe", "{{x}}", "끝의 줄바꿈\n\n", "\r\nwindows", "2026-11-26", "~", "!!binary x"),
).filter((text) => !text.includes("\u0000"));
const text: fc.Arbitrary<OwnText> = fc.record({ ko: words, en: words });
const ids = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,10}$/);
const minutes = fc.integer({ min: 0, max: 70 });
const criterion = fc.record({ id: ids, competency: fc.constantFrom("diagnosis" as const, "systems" as const), name: text, anchors: fc.tuple(text, text, text, text, text) });
const followUp = fc.record({ id: ids, parentId: fc.option(ids), minutes, required: fc.boolean(), title: text, prompt: text, whenToUse: text, probes: text, goodReply: text });
const question = fc.record({
  id: ids, minutes, language: fc.constantFrom("markdown" as const, "sql" as const), label: text, title: text, prompt: text, modelAnswer: text,
  signals: fc.array(fc.record({ id: ids, text }), { maxLength: 2 }), misconceptions: fc.array(fc.record({ id: ids, text }), { maxLength: 2 }),
  followUps: fc.array(followUp, { maxLength: 3 }), criteria: fc.array(criterion, { maxLength: 2 }),
  cards: fc.array(fc.record({ id: ids, format: fc.constantFrom("terminal" as const, "log" as const), title: text, body: text }), { maxLength: 2 }),
  task: fc.option(fc.constant(aWrittenTask())),
  findings: fc.array(fc.record({ id: ids, words: fc.array(fc.string({ maxLength: 8 }), { maxLength: 2 }) }), { maxLength: 1 }),
});
const scenario: fc.Arbitrary<OwnScenario> = fc.record({
  topics: fc.array(fc.string({ maxLength: 8 }), { maxLength: 2 }), briefingMinutes: minutes, wrapUpMinutes: minutes, minutes, title: text, summary: text, briefing: text,
  facts: fc.array(fc.record({ id: ids, label: text, value: text }), { maxLength: 2 }), criteria: fc.array(criterion, { maxLength: 2 }), questions: fc.array(question, { maxLength: 3 }),
});
/** Close to complete, so that both outcomes come up. */
const nearlyComplete = fc.record({ touched: fc.subarray(["title", "summary", "briefing", "minutes", "topics", "criteria", "questions"] as const, { maxLength: 2 }), from: scenario }).map(({ touched, from }) => ({
  ...anOwnScenario(),
  ...Object.fromEntries(touched.map((key) => [key, from[key]])),
}));

let serial = 0;
const newId = (kind: string) => `${kind}-${(serial += 1)}`;

describe("a scenario in the writing", () => {
  it("can be completed exactly when no problem blocks it, and every gap has a name of its own", () => {
    let complete = 0;
    fc.assert(
      fc.property(fc.oneof(scenario, nearlyComplete), (own) => {
        const problems = blockingProblems(own);
        expect(problems.map(({ code }) => code)).not.toContain("unfit");
        if (problems.length > 0) return;
        complete += 1;
        expect(() => completeScenario(own, "own-test")).not.toThrow();
      }),
      { ...SEED, numRuns: 400 },
    );
    expect(complete).toBeGreaterThan(20);
  });

  it("comes back from a file as it went out, in YAML and JSON", () => {
    fc.assert(
      fc.property(scenario, (own) => {
        const yaml = writeScenarioFile(own);
        expect(isScenarioFile(yaml)).toBe(true);
        expect(readScenarioFile(yaml)).toEqual(own);
        const json = JSON.stringify({ kkori: "scenario", format: 1, scenario: own }, null, 2);
        expect(isScenarioFile(json)).toBe(true);
        expect(readScenarioFile(json)).toEqual(own);
      }),
      SEED,
    );
  });

  it("of the library goes out, comes back and completes to what it was", async () => {
    for (const { scenario: built } of await loadLibrary("content")) {
      const own = ownFromScenario(built, built.slug);
      const back = readScenarioFile(writeScenarioFile(own));
      expect(back).toEqual(own);
      const complete = completeScenario(back, built.slug);
      const questions = complete.questions.map((one) => (one.task ? { ...one, task: { ...one.task, fixturesOf: undefined } } : one));
      expect(JSON.parse(JSON.stringify({ ...complete, questions }))).toEqual(JSON.parse(JSON.stringify(built)));
      expect(blockingProblems(own)).toEqual([]);
      expect(advice(own)).toEqual([]);
    }
  }, 60_000);

  it("refuses files that do not fit, and names the field", () => {
    expect(() => readScenarioFile("kkori: scenario\nformat: 1\nscenario: { minutes: soon }\n")).toThrow(ScenarioFileError);
    expect(() => readScenarioFile("kkori: scenario\nformat: 1\nscenario: { briefingMinutes: 0, wrapUpMinutes: 0, minutes: 0, colour: red }\n")).toThrow(/colour/);
    expect(() => readScenarioFile("kkori: scenario\na: &a [x]\nb: *a\n")).toThrow(ScenarioFileError);
    expect(() => readScenarioFile("kkori: scenario\n\t- broken")).toThrow(ScenarioFileError);
    expect(isScenarioFile("상황\n\nkkori: scenario 를 씁니다")).toBe(false);
  });

  it("is made of a handout's pieces, in the handout's language", () => {
    const handout = recogniseHandout("# 캐시 서버 3회차\n\n상황\n\n캐시가 비었습니다.\n\n문제\n\n1. **먼저 볼 것**: 무엇을 봅니까?\n\n- 꼬리질문: 왜 그것부터 봅니까?\n");
    const [draft] = handout.scenarios;
    if (!draft) throw new Error("nothing recognised");
    const [question] = draft.questions;
    if (!question) throw new Error("no question recognised");
    const cleared = { prompt: " \n", sourceLines: question.sourceLines };
    const own = ownFromHandout({ ...draft, questions: [{ ...question, followUps: [cleared, ...question.followUps] }] }, newId);
    expect(ownScenarioSchema.parse(own)).toEqual(own);
    expect(own.questions[0]).toMatchObject({ title: { ko: "먼저 볼 것", en: "" }, prompt: { ko: "무엇을 봅니까?" }, followUps: [{ prompt: { ko: "왜 그것부터 봅니까?" } }] });
    expect(own.minutes).toBe(plannedSum(own));
    expect(blockingProblems(own).map(({ code, at }) => `${code} ${at}`)).toEqual(["noTopics topics"]);
  });

  it("begins with parts that fit the schema", () => {
    const own = { ...blankScenario(newId), questions: [{ ...blankQuestion(newId), followUps: [blankFollowUp(newId)], cards: [blankCard(newId)], task: { ...blankTask(newId), cases: [blankCase(newId, "public")] } }] };
    expect(ownScenarioSchema.parse(own)).toEqual(own);
  });
});

describe("problems while writing", () => {
  const at = (own: OwnScenario, code: string) => [...blockingProblems(own), ...advice(own)].filter((problem) => problem.code === code).map((problem) => problem.at);
  const withQuestion = (change: (question: OwnScenario["questions"][number]) => OwnScenario["questions"][number]) => {
    const own = anOwnScenario();
    return { ...own, questions: own.questions.map((one, index) => (index === 0 ? change(one) : one)) };
  };

  it("stand at the part they are about", () => {
    expect(at(anOwnScenario({ minutes: 31 }), "minutesSum")).toEqual(["minutes"]);
    expect(at(withQuestion((one) => ({ ...one, prompt: { ko: " ", en: "" } })), "missingText")).toEqual(["questions/q1/prompt"]);
    expect(at(withQuestion((one) => ({ ...one, prompt: { ko: "가", en: "" } })), "missingTranslation")).toEqual(["questions/q1/prompt"]);
    expect(at(withQuestion((one) => ({ ...one, followUps: [...one.followUps].reverse() })), "parentOrder")).toEqual(["questions/q1/followUps/q1-f2"]);
    expect(at(withQuestion((one) => ({ ...one, followUps: one.followUps.slice(0, 1) })), "fewFollowUps")).toEqual(["questions/q1/followUps"]);
    expect(at(withQuestion((one) => ({ ...one, id: "q2" })), "duplicateId")).toEqual(["questions/q2"]);
  });

  it("name a spoiler where it stands, until the question that may open it", () => {
    const finding = { id: "d-state", words: ["D 상태", "/^\\d+ +D/", "/(/"] };
    const spoiled = withQuestion((one) => ({ ...one, findings: [finding] }));
    const [first, second, ...rest] = spoiled.questions;
    if (!first || !second) throw new Error("too few questions");
    const later = { ...spoiled, questions: [first, { ...second, title: { ko: "d  상태의 프로세스", en: "x" } }, ...rest] };
    expect(advice(later).filter(({ code }) => code === "spoiler")).toEqual([{ code: "spoiler", at: "questions/q2/title", values: { word: "D 상태", question: 1 } }]);
    const open = { ...later, questions: [{ ...first, findings: [{ ...finding, openFrom: "q2" }] }, ...later.questions.slice(1)] };
    expect(at(open, "spoiler")).toEqual([]);
    const card = withQuestion((one) => ({ ...one, findings: [finding], cards: one.cards.map((each) => ({ ...each, body: { ko: "x\n12 D", en: "x" } })) }));
    expect(at(card, "spoiler")).toEqual(["questions/q1/cards/q1-card/body"]);
  });

  it("block or advise by their code", () => {
    expect(isBlocking({ code: "missingText", at: "", values: {} })).toBe(true);
    expect(isBlocking({ code: "spoiler", at: "", values: {} })).toBe(false);
  });
});

describe("a task that becomes one of another kind", () => {
  const newId = (kind: string) => `${kind}-1`;

  it.each(OWN_TASK_KINDS.flatMap((from) => OWN_TASK_KINDS.map((to) => [from, to] as const)))("begins with what that kind can run, from %s to %s", (from, to) => {
    const task = taskOfKind(taskOfKind(blankTask(newId), from), to);
    expect(task.kind).toBe(to);
    expect(ownTaskProblems(task)).toEqual([]);
    expect(ownTaskProblems({ ...task, cases: [...task.cases, caseOfKind(blankCase(newId, "hidden"), task)] })).toEqual([]);
    const stored: typeof task = { ...task, cases: task.cases.map((one) => ({ ...one, fixture: one.fixture && { ...one.fixture, expected: Object.fromEntries(Object.entries(one.fixture.expected).reverse()) as { kind: string } } })) };
    expect(taskOfKind(stored, "shell")).toEqual(blankTask(newId));
  });

  it("keeps the expectations and the file name that were written", () => {
    const blank = blankTask(newId);
    const written = { ...blank, fileName: "count.sh", cases: blank.cases.map((one, at) => (at === 0 ? { ...one, fixture: { files: {}, expected: { kind: "lines", lines: ["a"], ordered: true } } } : one)) };
    const turned = taskOfKind(written, "limits");
    expect(turned.fileName).toBe("count.sh");
    expect(turned.cases.map(({ fixture }) => fixture?.expected.kind)).toEqual(["lines", "settings"]);
  });
});
