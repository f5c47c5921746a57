import { competencySchema, localize, type Criterion, type Localized, type Question, type Scenario } from "@/lib/content/schema";
import { outlineOf } from "@/lib/domain/interview/outline";
import type { ScenarioDetailView, ScenarioFollowUpView, ScenarioListItem, ScenarioQuestionView } from "@/lib/protocol/lists";
import type { Locale } from "@/lib/protocol/roles";
import type { CriterionView, TaskView } from "@/lib/protocol/views";

/** Scenarios outside of an interview, for people who may read them. */

type Text = (text: Localized) => string;

function textIn(locale: Locale): Text {
  return (text) => localize(text, locale);
}

export function scenarioListItem(scenario: Scenario, locale: Locale): ScenarioListItem {
  const text = textIn(locale);
  const used = new Set([...scenario.criteria, ...scenario.questions.flatMap((question) => question.criteria)].map(({ competency }) => competency));
  return {
    slug: scenario.slug,
    title: text(scenario.title),
    summary: text(scenario.summary),
    topics: scenario.topics,
    minutes: scenario.minutes,
    origin: "library",
    groupName: null,
    questionCount: scenario.questions.length,
    followUpCount: scenario.questions.reduce((sum, question) => sum + question.followUps.length, 0),
    competencies: competencySchema.options.filter((competency) => used.has(competency)),
  };
}

export function scenarioDetailView(scenario: Scenario, locale: Locale): ScenarioDetailView {
  const text = textIn(locale);
  const { briefing, facts, briefingMinutes, wrapUpMinutes, criteria, questions } = scenario;
  return {
    ...scenarioListItem(scenario, locale),
    briefing: text(briefing),
    facts: facts.map(({ id, label, value }) => ({ id, label: text(label), value: text(value) })),
    briefingMinutes,
    wrapUpMinutes,
    criteria: criteria.map((criterion) => criterionView(criterion, text)),
    questions: questions.map((question, at) => questionView(scenario, question, at + 1, text)),
  };
}

function questionView(scenario: Scenario, question: Question, index: number, text: Text): ScenarioQuestionView {
  const { id, minutes, language, label, title, prompt, modelAnswer, signals, misconceptions, cards, criteria } = question;
  return {
    nodeId: id,
    index,
    label: text(label),
    title: text(title),
    prompt: text(prompt),
    minutes,
    language,
    task: taskView(question, text),
    modelAnswer: text(modelAnswer),
    signals: signals.map((signal) => ({ id: signal.id, text: text(signal.text) })),
    misconceptions: misconceptions.map((misconception) => ({ id: misconception.id, text: text(misconception.text) })),
    followUps: followUpViews(scenario, id, text),
    cards: cards.map((card) => ({ nodeId: card.id, title: text(card.title), body: text(card.body), format: card.format })),
    criteria: criteria.map((criterion) => criterionView(criterion, text)),
  };
}

function followUpViews(scenario: Scenario, questionId: string, text: Text): ScenarioFollowUpView[] {
  return outlineOf(scenario, []).flatMap((node) => {
    if (node.kind !== "followUp" || node.questionId !== questionId) return [];
    const { id, parentId, title, prompt, minutes, required, whenToUse, probes, goodReply } = node.followUp;
    const texts = { title: text(title), prompt: text(prompt), whenToUse: text(whenToUse), probes: text(probes), goodReply: text(goodReply) };
    return [{ nodeId: id, parentId, depth: node.depth, minutes, required, ...texts }];
  });
}

function taskView({ task }: Question, text: Text): TaskView | null {
  return task && { id: task.id, kind: task.kind, brief: text(task.brief), publicExample: text(task.publicExample), fileName: task.fileName };
}

function criterionView({ id, name, competency, anchors: [one, two, three, four, five] }: Criterion, text: Text): CriterionView {
  return { id, name: text(name), competency, anchors: [text(one), text(two), text(three), text(four), text(five)] };
}
