import type { Criterion, Localized, Question, Scenario, Task } from "../schema";
import type { OwnCriterion, OwnQuestion, OwnScenario, OwnTask, OwnText } from "./own-scenario";

/**
 * A finished scenario to go on writing from. `fixturesOf` is the library scenario whose generators make the worlds of its tasks; null for
 * scenarios that carry their own.
 */
export function ownFromScenario(scenario: Scenario, fixturesOf: string | null): OwnScenario {
  const { schema: _schema, slug: _slug, ...rest } = scenario;
  return {
    ...rest,
    title: both(scenario.title),
    summary: both(scenario.summary),
    briefing: both(scenario.briefing),
    facts: scenario.facts.map(({ id, label, value }) => ({ id, label: both(label), value: both(value) })),
    criteria: scenario.criteria.map(criterion),
    questions: scenario.questions.map((question) => ownQuestion(question, fixturesOf)),
  };
}

function ownQuestion(question: Question, fixturesOf: string | null): OwnQuestion {
  return {
    ...question,
    label: both(question.label),
    title: both(question.title),
    prompt: both(question.prompt),
    modelAnswer: both(question.modelAnswer),
    signals: question.signals.map(({ id, text }) => ({ id, text: both(text) })),
    misconceptions: question.misconceptions.map(({ id, text }) => ({ id, text: both(text) })),
    followUps: question.followUps.map((followUp) => ({
      ...followUp,
      title: both(followUp.title),
      prompt: both(followUp.prompt),
      whenToUse: both(followUp.whenToUse),
      probes: both(followUp.probes),
      goodReply: both(followUp.goodReply),
    })),
    criteria: question.criteria.map(criterion),
    cards: question.cards.map((card) => ({ ...card, title: both(card.title), body: both(card.body) })),
    task: question.task && ownTask(question.task, fixturesOf),
  };
}

function ownTask({ starter, ...task }: Task, fixturesOf: string | null): OwnTask {
  return {
    ...task,
    ...(fixturesOf === null || task.cases.every(({ fixture }) => fixture !== undefined) ? {} : { fixturesOf }),
    brief: both(task.brief),
    publicExample: both(task.publicExample),
    starter: both(starter ?? {}),
    cases: task.cases.map((entry) => ({ ...entry, label: both(entry.label) })),
  };
}

function criterion({ anchors: [one, two, three, four, five], ...rest }: Criterion): OwnCriterion {
  return { ...rest, name: both(rest.name), anchors: [both(one), both(two), both(three), both(four), both(five)] };
}

function both({ ko = "", en = "" }: Localized): OwnText {
  return { ko, en };
}
