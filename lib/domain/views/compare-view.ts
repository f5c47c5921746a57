import type {
  CompareAnswerView, CompareQuestionView, CompareRowView, CompareSideView, CompareView, FollowUpStanding, Pair,
} from "@/lib/protocol/compare";
import type { ResultView, ReviewView } from "@/lib/protocol/views";
import type { InterviewState } from "../interview/state";
import { isSealed, middleOutcome } from "../scoring";
import type { ViewContext } from "./context";
import { buildReviewView } from "./review-view";

/** One of two interviews, with its answers as they ended. */
export type CompareSource = { context: ViewContext; answers: Readonly<Record<string, string>> };

/** What makes two interviews worth comparing. A person is an account: a name proves nobody. */
export function relationOf(left: ViewContext, right: ViewContext): Pick<CompareView, "samePerson" | "sameScenario"> {
  const [before, after] = [left, right].map(({ state }) => candidateAccounts(state)) as [string[], string[]];
  return { samePerson: before.some((userId) => after.includes(userId)), sameScenario: left.scenario.slug === right.scenario.slug };
}

function candidateAccounts(state: InterviewState): string[] {
  return Object.values(state.participants).flatMap(({ role, userId, removed }) => (role === "candidate" && userId !== null && !removed ? [userId] : []));
}

type Side = { context: ViewContext; review: ReviewView };

/**
 * Two interviews side by side, the older one first: nothing but what the reader may see in the review of each. Levels and how follow-ups
 * were answered wait until the scores of both are open.
 */
export function buildCompareView(...sources: [CompareSource, CompareSource]): CompareView {
  const sides = sources
    .map(({ context, answers }): Side => ({ context, review: buildReviewView(context, answers) }))
    .sort((a, b) => (a.review.startedAt ?? 0) - (b.review.startedAt ?? 0)) as [Side, Side];
  const [left, right] = sides;
  const relation = relationOf(left.context, right.context);
  const open = sides.every(({ review }) => review.result !== null);
  return {
    ...relation,
    sides: both(sides, (side) => sideView(side, open)),
    scores: open ? scoresView([left.review, right.review], relation.sameScenario) : null,
    questions: relation.sameScenario ? questionsView(sides, open) : [],
    asked: both(sides, (side) => (relation.sameScenario ? [] : askedView(side, open))),
  };
}

function both<S, T>([left, right]: Pair<S>, map: (side: S) => T): [T, T] {
  return [map(left), map(right)];
}

function sideView(side: Side, open: boolean): CompareSideView {
  const { context, review } = side;
  const { interviewId, role, startedAt, plannedMinutes, durationMs, questions } = review;
  const named = (wanted: (role: string) => boolean) => review.people.filter((person) => wanted(person.role)).map(({ name }) => name);
  const counts: CompareSideView["followUps"] = { answered: 0, partly: 0, missed: 0, asked: 0, selfFound: 0 };
  for (const followUp of questions.flatMap((question) => question.followUps)) counts[standingOf(side, followUp, open)] += 1;
  return {
    interviewId, role, startedAt, plannedMinutes, durationMs,
    title: review.briefing?.title ?? "",
    candidates: named((each) => each === "candidate"),
    raters: named((each) => each !== "candidate"),
    sealed: isSealed(context.state, context.now),
    questions: questions.length,
    runs: questions.reduce((sum, { runs }) => sum + runs.length, 0),
    followUps: counts,
  };
}

type FollowUp = ReviewView["questions"][number]["followUps"][number];

function standingOf({ context }: Side, { nodeId, selfFound, revealedClockMs }: FollowUp, open: boolean): FollowUpStanding {
  if (selfFound && revealedClockMs === null) return "selfFound";
  return (open ? middleOutcome(context.state, nodeId) : null) ?? "asked";
}

function row(key: string, name: string, [before, after]: Pair<number | null>): CompareRowView {
  return { key, name, medians: [before, after], difference: before === null || after === null ? null : after - before };
}

function scoresView(reviews: Pair<ReviewView>, sameScenario: boolean): CompareView["scores"] {
  const byCompetency = both(reviews, competencyLevels);
  const competencies = [...new Set(byCompetency.flatMap((levels) => [...levels.keys()]))];
  return {
    overall: row("overall", "", both(reviews, ({ result }) => result?.overall ?? null)),
    competencies: competencies.map((competency) => row(competency, competency, both(byCompetency, (levels) => levels.get(competency) ?? null))),
    criteria: sameScenario ? rowsOf(reviews, "interview") : [],
  };
}

/** Mean of the medians of a competency's whole-interview criteria, as on the progress page. */
function competencyLevels({ interviewCriteria, result }: ReviewView): Map<string, number> {
  const medians = new Map<string, number[]>();
  for (const { id, competency } of interviewCriteria) {
    const median = result?.rows.find(({ scope, criterionId }) => scope === "interview" && criterionId === id)?.median ?? null;
    if (median !== null) medians.set(competency, [...(medians.get(competency) ?? []), median]);
  }
  return new Map([...medians].map(([competency, own]) => [competency, own.reduce((sum, value) => sum + value, 0) / own.length]));
}

function rowsOf(reviews: Pair<ReviewView>, scope: string): CompareRowView[] {
  const rows = both(reviews, ({ result }): ResultView["rows"] => result?.rows.filter((each) => each.scope === scope) ?? []);
  const criteria = new Map(rows.flat().map(({ criterionId, criterion }) => [criterionId, criterion]));
  return [...criteria].map(([criterionId, name]) => row(criterionId, name, both(rows, (own) => own.find((each) => each.criterionId === criterionId)?.median ?? null)));
}

function questionsView(sides: Pair<Side>, open: boolean): CompareQuestionView[] {
  const asked = sides[0].context.scenario.questions.map(({ id }) => id);
  const ids = new Set(sides.flatMap(({ review }) => review.questions.map(({ nodeId }) => nodeId)));
  const inOrder = [...asked.filter((id) => ids.has(id)), ...[...ids].filter((id) => !asked.includes(id))];
  return inOrder.map((questionId) => {
    const questions = both(sides, ({ review }) => review.questions.find(({ nodeId }) => nodeId === questionId) ?? null);
    return {
      questionId,
      title: (questions[0] ?? questions[1])?.title ?? "",
      answers: both(sides, ({ review }) => answerView(review, questionId)),
      rows: open ? rowsOf(both(sides, ({ review }) => review), questionId) : [],
      followUps: followUpsView(sides, questionId, open),
    };
  });
}

function answerView({ questions, durationMs }: ReviewView, questionId: string): CompareAnswerView | null {
  const at = questions.findIndex(({ nodeId }) => nodeId === questionId);
  const question = questions[at];
  if (!question) return null;
  const { index, language, answer, runs, revealedClockMs } = question;
  return { index, language, answer, spentMs: (questions[at + 1]?.revealedClockMs ?? durationMs) - revealedClockMs, runs: runs.length, verdict: runs.at(-1)?.verdict ?? null };
}

function followUpsView(sides: Pair<Side>, questionId: string, open: boolean): CompareQuestionView["followUps"] {
  const own = both(sides, ({ review }) => review.questions.find(({ nodeId }) => nodeId === questionId)?.followUps ?? []);
  const prompts = new Map(own.flat().map(({ nodeId, prompt }) => [nodeId, prompt]));
  const standing = (at: 0 | 1, nodeId: string) => {
    const followUp = own[at].find((each) => each.nodeId === nodeId);
    return followUp ? standingOf(sides[at], followUp, open) : null;
  };
  return [...prompts].map(([nodeId, prompt]) => ({ nodeId, prompt, standings: [standing(0, nodeId), standing(1, nodeId)] }));
}

function askedView(side: Side, open: boolean): CompareView["asked"][number] {
  return side.review.questions.flatMap(({ title, followUps }) => followUps.map((followUp) => ({ nodeId: followUp.nodeId, question: title, prompt: followUp.prompt, standing: standingOf(side, followUp, open) })));
}
