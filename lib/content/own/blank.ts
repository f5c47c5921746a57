import { ANCHOR_TEMPLATES, type AnchorTemplate } from "./anchor-templates";
import type { OwnCard, OwnCase, OwnCriterion, OwnFollowUp, OwnQuestion, OwnScenario, OwnTask, OwnText } from "./own-scenario";
import type { Competency } from "../schema";

/** Gives an id that no part of the scenario has; `kind` is its beginning. */
export type NewId = (kind: string) => string;

const EMPTY: OwnText = { ko: "", en: "" };
const QUESTION_MINUTES = 8;

/** A scenario to begin with: nothing written, the rubric of the whole interview already there. */
export function blankScenario(newId: NewId): OwnScenario {
  return {
    topics: [], briefingMinutes: 2, wrapUpMinutes: 5, minutes: 7,
    title: EMPTY, summary: EMPTY, briefing: EMPTY, facts: [],
    criteria: (["diagnosis", "systems", "communication"] as const).map((competency) => criterionFrom(ANCHOR_TEMPLATES[competency], competency, newId)),
    questions: [],
  };
}

export function blankQuestion(newId: NewId): OwnQuestion {
  return {
    id: newId("q"), minutes: QUESTION_MINUTES, language: "markdown",
    label: EMPTY, title: EMPTY, prompt: EMPTY, modelAnswer: EMPTY,
    signals: [], misconceptions: [], followUps: [], criteria: [], cards: [], task: null, findings: [],
  };
}

export function blankFollowUp(newId: NewId): OwnFollowUp {
  return { id: newId("f"), parentId: null, minutes: 2, required: false, title: EMPTY, prompt: EMPTY, whenToUse: EMPTY, probes: EMPTY, goodReply: EMPTY };
}

export function blankCard(newId: NewId): OwnCard {
  return { id: newId("card"), format: "terminal", title: EMPTY, body: EMPTY };
}

/** A criterion whose five anchors describe that competency in general, to be made the question's own. */
export function criterionFrom(template: AnchorTemplate, competency: Competency, newId: NewId): OwnCriterion {
  return { id: newId("c"), competency, name: { ...template.name }, anchors: template.anchors };
}

export function blankCase(newId: NewId, visibility: OwnCase["visibility"]): OwnCase {
  return { id: newId("case"), visibility, seed: 0, label: EMPTY, fixture: { files: {}, expected: { kind: "lines", lines: [], ordered: true } } };
}

export function blankTask(newId: NewId): OwnTask {
  return {
    id: newId("task"), kind: "shell", fileName: "answer.sh", brief: EMPTY, publicExample: EMPTY, starter: EMPTY,
    cases: [blankCase(newId, "public"), blankCase(newId, "hidden")], options: {},
  };
}
