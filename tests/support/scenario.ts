import { scenarioSchema, type Criterion, type FollowUp, type Localized, type Question, type Scenario } from "@/lib/content/schema";

/** Both languages of one text; the languages differ so that a mix-up shows. */
export function text(value: string): Localized {
  return { ko: `${value} 가`, en: value };
}

export function aCriterion(id: string, overrides: Partial<Criterion> = {}): Criterion {
  const anchors = [1, 2, 3, 4, 5].map((level) => text(`anchor ${level} of ${id}`)) as Criterion["anchors"];
  return { id, competency: "diagnosis", name: text(`criterion ${id}`), anchors, ...overrides };
}

export function aFollowUp(id: string, overrides: Partial<FollowUp> = {}): FollowUp {
  return {
    id, parentId: null, minutes: 2, required: true,
    title: text(`title of ${id}`), prompt: text(`prompt of ${id}`), whenToUse: text(`when ${id}`), probes: text(`probes ${id}`), goodReply: text(`reply ${id}`),
    ...overrides,
  };
}

export function aQuestion(id: string, overrides: Partial<Question> = {}): Question {
  return {
    id, minutes: 8, language: "markdown",
    label: text(`label of ${id}`), title: text(`title of ${id}`), prompt: text(`prompt of ${id}`), modelAnswer: text(`model answer of ${id}`),
    signals: [{ id: `${id}-s1`, text: text(`signal of ${id}`) }],
    misconceptions: [{ id: `${id}-m1`, text: text(`misconception of ${id}`) }],
    followUps: [aFollowUp(`${id}-f1`), aFollowUp(`${id}-f2`, { parentId: `${id}-f1` }), aFollowUp(`${id}-f3`, { required: false })],
    criteria: [aCriterion(`${id}-c1`)],
    cards: [{ id: `${id}-card`, format: "terminal", title: text(`card title of ${id}`), body: text(`card body of ${id}`) }],
    task: null,
    findings: [],
    ...overrides,
  };
}

export function aTask(id: string): NonNullable<Question["task"]> {
  return {
    id, kind: "shell", fileName: "answer.sh", brief: text(`brief of ${id}`), publicExample: text(`example of ${id}`),
    cases: [
      { id: "public", visibility: "public", seed: 1, label: text(`public case of ${id}`) },
      { id: "hidden-a", visibility: "hidden", seed: 2, label: text(`hidden case of ${id}`) },
    ],
    options: {},
  };
}

/** A small valid scenario: three questions, the second with a snippet task. */
export function aScenario(overrides: Partial<Scenario> = {}): Scenario {
  return scenarioSchema.parse({
    schema: 1, slug: "sample", topics: ["linux"], briefingMinutes: 2, wrapUpMinutes: 4, minutes: 30,
    title: text("scenario title"), summary: text("summary"), briefing: text("briefing"),
    facts: [{ id: "server", label: text("server"), value: text("Debian") }],
    criteria: [aCriterion("overall-a"), aCriterion("overall-b", { competency: "communication" })],
    questions: [aQuestion("q1"), aQuestion("q2", { language: "shell", task: aTask("q2-task") }), aQuestion("q3")],
    ...overrides,
  } satisfies Scenario);
}
