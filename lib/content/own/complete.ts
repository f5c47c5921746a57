import { scenarioSchema, type Localized, type Scenario } from "../schema";
import type { OwnCriterion, OwnQuestion, OwnScenario, OwnTask, OwnText } from "./own-scenario";

/** A `Scenario` of what was written. Throws a `ZodError` where something that it can not be without is missing; `problemsOf` tells before. */
export function completeScenario(own: OwnScenario, slug: string): Scenario {
  return scenarioSchema.parse(candidateFor(own, slug));
}

/** What `scenarioSchema` is asked about: empty texts are left out, so that the other language stands in for them. */
export function candidateFor(own: OwnScenario, slug: string): unknown {
  return {
    schema: 1,
    slug,
    ...own,
    topics: own.topics.map((topic) => topic.trim()).filter((topic) => topic !== ""),
    title: localized(own.title),
    summary: localized(own.summary),
    briefing: localized(own.briefing),
    facts: own.facts.map(({ id, label, value }) => ({ id, label: localized(label), value: localized(value) })),
    criteria: own.criteria.map(criterion),
    questions: own.questions.map(question),
  };
}

function question(own: OwnQuestion) {
  return {
    ...own,
    label: localized(own.label),
    title: localized(own.title),
    prompt: localized(own.prompt),
    modelAnswer: localized(own.modelAnswer),
    signals: own.signals.map(({ id, text }) => ({ id, text: localized(text) })),
    misconceptions: own.misconceptions.map(({ id, text }) => ({ id, text: localized(text) })),
    followUps: own.followUps.map((followUp) => ({
      ...followUp,
      title: localized(followUp.title),
      prompt: localized(followUp.prompt),
      whenToUse: localized(followUp.whenToUse),
      probes: localized(followUp.probes),
      goodReply: localized(followUp.goodReply),
    })),
    criteria: own.criteria.map(criterion),
    cards: own.cards.map((card) => ({ ...card, title: localized(card.title), body: localized(card.body) })),
    task: own.task && task(own.task),
    findings: own.findings.map((finding) => ({ ...finding, words: finding.words.filter((word) => word.trim() !== "") })),
  };
}

function criterion(own: OwnCriterion) {
  return { ...own, name: localized(own.name), anchors: own.anchors.map(localized) };
}

function task({ starter, ...own }: OwnTask) {
  const start = localized(starter);
  return {
    ...own,
    brief: localized(own.brief),
    publicExample: localized(own.publicExample),
    ...((start.ko ?? start.en) !== undefined ? { starter: start } : {}),
    cases: own.cases.map((entry) => ({ ...entry, label: localized(entry.label) })),
  };
}

function localized({ ko, en }: OwnText): Localized {
  return { ...(ko.trim() === "" ? {} : { ko }), ...(en.trim() === "" ? {} : { en }) };
}
