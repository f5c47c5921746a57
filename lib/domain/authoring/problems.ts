import { completeScenario } from "@/lib/content/own/complete";
import { plannedSum, type OwnCriterion, type OwnQuestion, type OwnScenario, type OwnTask, type OwnText } from "@/lib/content/own/own-scenario";
import { findSpoilers, type ReadText } from "@/lib/content/spoilers";
import { ownTaskProblems } from "@/lib/evaluators/own-tasks";
import type { Locale } from "@/lib/protocol/roles";

/**
 * What is wrong with a scenario that somebody writes, and what could be better. `at` names the part by ids, joined by slashes
 * (`questions/q1/followUps/f2/prompt`), so that it stays right while parts are moved.
 */

export const BLOCKING_CODES = [
  "missingText", "missingAnchor", "noTopics", "noQuestions", "noCriteria", "duplicateId", "parentOrder", "minutesRange", "minutesSum",
  "noPublicCase", "taskKind", "taskFileName", "taskOptions", "caseFixture", "caseFixtureMissing", "tooFewWords", "openFromOrder", "unfit",
] as const;
export const ADVICE_CODES = ["missingTranslation", "noModelAnswer", "noSignals", "fewFollowUps", "noQuestionCriteria", "requiredMinutes", "noHiddenCase", "spoiler"] as const;
export type ProblemCode = (typeof BLOCKING_CODES)[number] | (typeof ADVICE_CODES)[number];

/** `values` fill in the wording of the code. */
export type OwnProblem = { code: ProblemCode; at: string; values: Readonly<Record<string, string | number>> };

export const MIN_FOLLOW_UPS = 3;

export function isBlocking({ code }: OwnProblem): boolean {
  return (BLOCKING_CODES as readonly ProblemCode[]).includes(code);
}

/** What keeps the scenario from being used. Runs nothing that its author wrote, so that the server may ask it. */
export function blockingProblems(own: OwnScenario): OwnProblem[] {
  const found = [...wholeProblems(own), ...duplicateIds(own), ...own.questions.flatMap((question, index) => questionProblems(own, question, index))];
  if (found.length > 0) return found;
  try {
    completeScenario(own, "own");
    return [];
  } catch (thrown) {
    return [problem("unfit", "", { detail: thrown instanceof Error ? thrown.message.slice(0, 200) : "" })];
  }
}

/** What could be better. Tries the author's own spoiler patterns, so only the author's browser asks it. */
export function advice(own: OwnScenario): OwnProblem[] {
  return [...translations(own), ...own.questions.flatMap(questionAdvice), ...spoilers(own)];
}

function problem(code: ProblemCode, at: string, values: OwnProblem["values"] = {}): OwnProblem {
  return { code, at, values };
}

const isEmpty = ({ ko, en }: OwnText) => ko.trim() === "" && en.trim() === "";

function missing(at: string, text: OwnText): OwnProblem[] {
  return isEmpty(text) ? [problem("missingText", at)] : [];
}

function outside(at: string, value: number, min: number, max: number): OwnProblem[] {
  return value < min || value > max ? [problem("minutesRange", at, { min, max })] : [];
}

function wholeProblems(own: OwnScenario): OwnProblem[] {
  const sum = plannedSum(own);
  return [
    ...missing("title", own.title),
    ...missing("summary", own.summary),
    ...missing("briefing", own.briefing),
    ...(own.topics.every((topic) => topic.trim() === "") ? [problem("noTopics", "topics")] : []),
    ...(own.questions.length === 0 ? [problem("noQuestions", "questions")] : []),
    ...(own.criteria.length === 0 ? [problem("noCriteria", "criteria")] : []),
    ...own.facts.flatMap(({ id, label, value }) => [...missing(`facts/${id}/label`, label), ...missing(`facts/${id}/value`, value)]),
    ...own.criteria.flatMap((criterion) => criterionProblems(`criteria/${criterion.id}`, criterion)),
    ...outside("briefingMinutes", own.briefingMinutes, 0, 30),
    ...outside("wrapUpMinutes", own.wrapUpMinutes, 0, 30),
    ...outside("minutes", own.minutes, 5, 240),
    ...(sum === own.minutes ? [] : [problem("minutesSum", "minutes", { sum, minutes: own.minutes })]),
  ];
}

function criterionProblems(at: string, { name, anchors }: OwnCriterion): OwnProblem[] {
  return [...missing(`${at}/name`, name), ...anchors.flatMap((anchor, index) => (isEmpty(anchor) ? [problem("missingAnchor", `${at}/anchors/${index}`, { level: index + 1 })] : []))];
}

/** Ids are told apart only by being different: what is revealed, what is scored, what is run, what is found. */
function duplicateIds(own: OwnScenario): OwnProblem[] {
  const at = (question: OwnQuestion, list: string) => ({ id }: { id: string }) => [id, `questions/${question.id}/${list}/${id}`] as const;
  const nodes = own.questions.flatMap((question) => [[question.id, `questions/${question.id}`] as const, ...question.followUps.map(at(question, "followUps")), ...question.cards.map(at(question, "cards"))]);
  const criteria = [...own.criteria.map(({ id }) => [id, `criteria/${id}`] as const), ...own.questions.flatMap((question) => question.criteria.map(at(question, "criteria")))];
  const tasks = own.questions.flatMap(({ id, task }) => (task ? [[task.id, `questions/${id}/task`] as const] : []));
  const findings = own.questions.flatMap((question) => question.findings.map(at(question, "findings")));
  const local = own.questions.flatMap((question) => [question.signals.map(at(question, "signals")), question.misconceptions.map(at(question, "misconceptions")), (question.task?.cases ?? []).map(at(question, "task/cases"))]);
  return [nodes, criteria, tasks, findings, own.facts.map(({ id }) => [id, `facts/${id}`] as const), ...local].flatMap((ids) => {
    const seen = new Set<string>();
    return ids.flatMap(([id, where]) => (seen.has(id) ? [problem("duplicateId", where, { id })] : (seen.add(id), [])));
  });
}

function questionProblems(own: OwnScenario, question: OwnQuestion, index: number): OwnProblem[] {
  const at = `questions/${question.id}`;
  const later = new Set(own.questions.slice(index + 1).map(({ id }) => id));
  return [
    ...missing(`${at}/label`, question.label),
    ...missing(`${at}/title`, question.title),
    ...missing(`${at}/prompt`, question.prompt),
    ...outside(`${at}/minutes`, question.minutes, 1, 60),
    ...question.signals.flatMap(({ id, text }) => missing(`${at}/signals/${id}`, text)),
    ...question.misconceptions.flatMap(({ id, text }) => missing(`${at}/misconceptions/${id}`, text)),
    ...question.followUps.flatMap((followUp, place) => followUpProblems(question, followUp, place)),
    ...question.criteria.flatMap((criterion) => criterionProblems(`${at}/criteria/${criterion.id}`, criterion)),
    ...question.cards.flatMap(({ id, title, body }) => [...missing(`${at}/cards/${id}/title`, title), ...missing(`${at}/cards/${id}/body`, body)]),
    ...(question.task ? taskProblems(`${at}/task`, question.task) : []),
    ...question.findings.flatMap(({ id, words, openFrom }) => [
      ...(words.filter((word) => word.trim() !== "").length === 0 || words.some((word) => word.trim() !== "" && word.length < 2) ? [problem("tooFewWords", `${at}/findings/${id}`)] : []),
      ...(openFrom === undefined || later.has(openFrom) ? [] : [problem("openFromOrder", `${at}/findings/${id}`)]),
    ]),
  ];
}

function followUpProblems(question: OwnQuestion, { id, parentId, title, prompt, minutes }: OwnQuestion["followUps"][number], place: number): OwnProblem[] {
  const at = `questions/${question.id}/followUps/${id}`;
  const earlier = question.followUps.slice(0, place);
  return [
    ...missing(`${at}/title`, title),
    ...missing(`${at}/prompt`, prompt),
    ...outside(`${at}/minutes`, minutes, 1, 30),
    ...(parentId === null || earlier.some((other) => other.id === parentId) ? [] : [problem("parentOrder", at)]),
  ];
}

function taskProblems(at: string, task: OwnTask): OwnProblem[] {
  return [
    ...missing(`${at}/brief`, task.brief),
    ...missing(`${at}/publicExample`, task.publicExample),
    ...task.cases.flatMap(({ id, label }) => missing(`${at}/cases/${id}/label`, label)),
    ...(task.cases.some(({ visibility }) => visibility === "public") ? [] : [problem("noPublicCase", at)]),
    ...ownTaskProblems(task).map(({ code, caseId, detail }) => problem(code, caseId === null ? at : `${at}/cases/${caseId}`, { detail })),
  ];
}

function questionAdvice(question: OwnQuestion): OwnProblem[] {
  const at = `questions/${question.id}`;
  const required = question.followUps.filter((followUp) => followUp.required).reduce((sum, { minutes }) => sum + minutes, 0);
  return [
    ...(isEmpty(question.modelAnswer) ? [problem("noModelAnswer", `${at}/modelAnswer`)] : []),
    ...(question.signals.length === 0 ? [problem("noSignals", `${at}/signals`)] : []),
    ...(question.followUps.length < MIN_FOLLOW_UPS ? [problem("fewFollowUps", `${at}/followUps`, { count: question.followUps.length, min: MIN_FOLLOW_UPS })] : []),
    ...(question.criteria.length === 0 ? [problem("noQuestionCriteria", `${at}/criteria`)] : []),
    ...(required > 0 && required >= question.minutes ? [problem("requiredMinutes", `${at}/minutes`, { required, minutes: question.minutes })] : []),
    ...(question.task && !question.task.cases.some(({ visibility }) => visibility === "hidden") ? [problem("noHiddenCase", `${at}/task`)] : []),
  ];
}

/** Texts that one language has and the other lacks. */
function translations(own: OwnScenario): OwnProblem[] {
  return textsOf(own, "").flatMap(({ at, text }) => (isEmpty(text) ? [] : (["ko", "en"] as const).filter((locale) => text[locale].trim() === "").map((locale) => problem("missingTranslation", at, { locale }))));
}

function isText(value: object): value is OwnText {
  return "ko" in value && "en" in value && Object.keys(value).length === 2;
}

/** Every text with its place: parts of lists by their id, anchors by their number. What a run reads (`fixture`, `options`) is none. */
function textsOf(value: unknown, at: string): { at: string; text: OwnText }[] {
  if (typeof value !== "object" || value === null) return [];
  if (isText(value)) return [{ at, text: value }];
  const below = (key: string) => (at === "" ? key : `${at}/${key}`);
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => textsOf(item, below(idOf(item) ?? String(index))));
  return Object.entries(value).flatMap(([key, item]) => (key === "fixture" || key === "options" ? [] : textsOf(item, key === "text" ? at : below(key))));
}

function idOf(item: unknown): string | undefined {
  return typeof item === "object" && item !== null && "id" in item && typeof item.id === "string" ? item.id : undefined;
}

function spoilers(own: OwnScenario): OwnProblem[] {
  const texts = new Map(textsOf(own, "").map(({ at, text }) => [at, text]));
  const numbers = new Map(own.questions.map(({ id }, index) => [id, index + 1]));
  const read = ({ path }: ReadText) => {
    const at = path.join("/");
    const found: [Locale | null, string][] = path[0] === "topics" ? [[null, own.topics[Number(path[1])] ?? ""]] : (["ko", "en"] as const).map((locale) => [locale, texts.get(at)?.[locale] ?? ""]);
    return found.map(([, text]) => ({ text, place: () => (path[0] === "topics" ? "topics" : at) }));
  };
  const found = findSpoilers({ ...own, facts: own.facts.map(({ id }) => id) }, read).map(({ place, word, questionId }) => problem("spoiler", place, { word, question: numbers.get(questionId) ?? 0 }));
  return [...new Map(found.map((one) => [`${one.at} ${one.values.word}`, one])).values()];
}
