import {
  REPORT_CRITERIA_MAX, REPORT_FOLLOW_UPS_MAX, REPORT_GOALS_MAX, REPORT_LINE_CHARS, REPORT_PARAGRAPH_CHARS, REPORT_QUESTIONS_MAX, REPORT_QUOTE_CHARS, REPORT_QUOTES_MAX, REPORT_RUNS_MAX,
  type ReportCriterion, type ReportView,
} from "@/lib/protocol/report";
import type { Locale } from "@/lib/protocol/roles";
import { outlineOf, revealedQuestions } from "../interview/outline";
import { clockAt } from "../interview/state";
import { blindAgreement, middleOutcome, observedLevels, ratersOf, resultOf, scoredCriteria } from "../scoring";
import { agreementView, textOf, type ViewContext } from "./context";

export type ReportContext = Omit<ViewContext, "viewer"> & { group: string | null; mask: ((text: string) => string) | null };

/** The one-page report of an interview whose scores are open. It is the same for everybody, so that it holds what its candidate may see and no more. */
export function buildReportView(context: ReportContext): ReportView {
  const { interviewId, state, scenario, now, group, mask } = context;
  const shown = (text: string) => (mask ? mask(text) : text);
  const criteria = reportCriteria(context);
  const ranked = [...criteria].sort((a, b) => b.median - a.median);
  const pins = state.pins.filter((pin) => pin.quote.trim() !== "");
  const questions = reportQuestions(context);
  const asked = questions.flatMap((question) => question.followUps).length;
  return {
    interviewId,
    title: textOf(context)(scenario.title),
    candidate: mask ? null : namesOf(context, "candidate").join(", "),
    overall: resultOf(scenario, state).overall,
    startedAt: state.startedAt,
    durationMs: clockAt(state.clock, now),
    group,
    interviewers: namesOf(context, "interviewer"),
    raters: ratersOf(state).filter(({ participantId }) => Object.keys(state.scores[participantId] ?? {}).length > 0).length,
    conclusion: state.conclusion && clip(shown(state.conclusion.text), REPORT_PARAGRAPH_CHARS),
    strongest: ranked[0] ?? null,
    next: nextStep(context, ranked.at(-1) ?? null),
    criteria: criteria.slice(0, REPORT_CRITERIA_MAX),
    questions: withinFollowUps(questions.slice(0, REPORT_QUESTIONS_MAX), REPORT_FOLLOW_UPS_MAX),
    quotes: pins.slice(0, REPORT_QUOTES_MAX).map((pin) => ({
      text: clip(shown(pin.quote), REPORT_QUOTE_CHARS), question: indexOf(context, pin.questionId), clockMs: pin.clockMs, criterion: criterionName(context, pin.questionId, pin.criterionId),
    })),
    runs: reportRuns(context).slice(-REPORT_RUNS_MAX),
    goals: state.goals.filter((goal) => !goal.done).slice(0, REPORT_GOALS_MAX).map((goal) => clip(shown(goal.text), REPORT_LINE_CHARS)),
    agreement: agreementView(blindAgreement(scenario, state)),
    leftOut: {
      criteria: Math.max(0, criteria.length - REPORT_CRITERIA_MAX),
      questions: Math.max(0, questions.length - REPORT_QUESTIONS_MAX),
      followUps: Math.max(0, asked - REPORT_FOLLOW_UPS_MAX),
      quotes: Math.max(0, pins.length - REPORT_QUOTES_MAX),
    },
  };
}

/** One line of at most `most` characters, cut between characters. */
export function clip(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join("").trimEnd()}…`;
}

const HANGUL = /\p{Script=Hangul}/u;

/**
 * Takes a candidate's names out of a text, in whatever case and normal form it has them, for a word in the language that the text is written
 * in. Given names of one character stay: they are words of their own. In Latin letters only whole words are names; a Korean particle stands
 * at its name without a blank.
 */
export function maskOf(names: readonly string[], masks: Readonly<Record<Locale, string>>): (text: string) => string {
  const known = [...new Set(names.map((name) => name.normalize("NFC")))].filter((name) => [...name].length >= 2).sort((a, b) => b.length - a.length).map(patternOf);
  const without = (text: string, word: string) => known.reduce((masked, name) => masked.replaceAll(name, () => word), text.normalize("NFC"));
  return (text) => without(text, masks[HANGUL.test(without(text, "")) ? "ko" : "en"]);
}

function patternOf(name: string): RegExp {
  const escaped = name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return HANGUL.test(name) ? new RegExp(escaped, "giu") : new RegExp(`(?<!\\p{Script=Latin})${escaped}(?!\\p{Script=Latin})`, "giu");
}

function namesOf({ state }: ReportContext, role: "candidate" | "interviewer"): string[] {
  return Object.values(state.participants).flatMap((person) => (person.role === role && !person.removed ? [person.name] : []));
}

function reportCriteria(context: ReportContext): ReportCriterion[] {
  const { state, scenario } = context;
  const text = textOf(context);
  return resultOf(scenario, state).rows.flatMap((row) => {
    const criterion = row.scope === "interview" ? scenario.criteria.find((known) => known.id === row.criterionId) : undefined;
    if (!criterion || row.median === null) return [];
    // Between two levels the lower one was surely reached.
    return [{ name: text(criterion.name), median: row.median, anchor: text(criterion.anchors[Math.floor(row.median) - 1]!), levels: observedLevels(row) }];
  });
}

function nextStep(context: ReportContext, lowest: ReportCriterion | null): ReportView["next"] {
  const text = textOf(context);
  const criterion = lowest && context.scenario.criteria.find((known) => text(known.name) === lowest.name);
  if (!lowest || !criterion || lowest.median >= 5) return null;
  return { name: lowest.name, anchor: text(criterion.anchors[Math.floor(lowest.median)]!) };
}

function indexOf({ scenario, state }: ReportContext, questionId: string): number {
  return revealedQuestions(scenario, state).findIndex(({ question }) => question.id === questionId) + 1;
}

function criterionName(context: ReportContext, questionId: string, criterionId: string | null): string | null {
  const { scenario, state } = context;
  const known = [...scenario.criteria, ...(scoredCriteria(scenario, state, questionId) ?? [])].find((criterion) => criterion.id === criterionId);
  return known ? textOf(context)(known.name) : null;
}

function reportQuestions(context: ReportContext): ReportView["questions"] {
  const { state, scenario, now } = context;
  const text = textOf(context);
  const revealed = revealedQuestions(scenario, state);
  return revealed.map(({ question, clockMs }, at) => {
    const nodes = outlineOf(scenario, state.adHoc).filter((node) => node.questionId === question.id);
    const followUps = nodes.flatMap((node) => {
      const shownAt = state.revealed.find((known) => known.nodeId === node.nodeId)?.clockMs;
      if (shownAt === undefined || (node.kind !== "followUp" && node.kind !== "adHoc")) return [];
      const prompt = node.kind === "adHoc" ? node.adHoc.prompt : text(node.followUp.prompt);
      const hidden = context.mask ? context.mask(prompt) : prompt;
      return [{ prompt: clip(hidden, REPORT_LINE_CHARS), clockMs: shownAt, outcome: middleOutcome(state, node.nodeId) }];
    });
    return {
      index: at + 1,
      title: clip(text(question.title), REPORT_LINE_CHARS),
      spentMs: (revealed[at + 1]?.clockMs ?? clockAt(state.clock, now)) - clockMs,
      selfFound: nodes.filter((node) => node.nodeId in state.selfFound).length,
      followUps: followUps.sort((a, b) => a.clockMs - b.clockMs),
    };
  });
}

/** Leaves out follow-ups beyond `most`, from the questions that have most of them first. */
function withinFollowUps(questions: ReportView["questions"], most: number): ReportView["questions"] {
  const counts = questions.map((question) => question.followUps.length);
  while (counts.reduce((sum, count) => sum + count, 0) > most) counts[counts.indexOf(Math.max(...counts))]! -= 1;
  return questions.map((question, at) => ({ ...question, followUps: question.followUps.slice(0, counts[at]) }));
}

/** The last finished run of each question, in numbers: cases that passed, and how many there were. */
function reportRuns(context: ReportContext): ReportView["runs"] {
  const last = new Map(context.state.runs.flatMap((run) => (run.evidence ? [[run.questionId, run.evidence] as const] : [])));
  return [...last].map(([questionId, { cases }]) => ({ question: indexOf(context, questionId), passed: cases.filter((result) => result.verdict === "pass").length, of: cases.length }));
}
