import type { Level } from "@/lib/protocol/commands";
import type { ConsoleFollowUpView, ConsoleQuestionView, ConsoleView, CriterionView, ScoreView } from "@/lib/protocol/views";
import { isOut } from "../outline/outline";

/** What a set of criteria is about: the whole interview, a question by its id, or by a follow-up's id the answer before it. */
export type Scope = ScoreView["scope"];
export type ScopedCriterion = { scope: Scope; criterion: CriterionView };

export function criteriaOf(view: ConsoleView, scope: Scope): CriterionView[] {
  if (scope === "interview") return view.rubric.interview;
  const questionId = view.rubric.byQuestion[scope] ? scope : view.questions.find((question) => question.followUps.some((followUp) => followUp.nodeId === scope))?.nodeId;
  return questionId === undefined ? [] : (view.rubric.byQuestion[questionId] ?? []);
}

export function levelOf(scores: ScoreView[], scope: Scope, criterionId: string): Level | null {
  return scores.find((score) => score.scope === scope && score.criterionId === criterionId)?.level ?? null;
}

/** Criteria of one scope that have an answer; "not observed" is one. */
export function filledCount(view: ConsoleView, scope: Scope): { filled: number; of: number } {
  const criteria = criteriaOf(view, scope);
  return { filled: criteria.filter((criterion) => levelOf(view.scores, scope, criterion.id) !== null).length, of: criteria.length };
}

/** Criteria without an answer: whole-interview ones first, then those of questions that were asked. */
export function emptyCriteria(view: ConsoleView): ScopedCriterion[] {
  const asked = view.questions.filter((question) => isOut(question.state)).map((question) => question.nodeId);
  return ["interview", ...asked].flatMap((scope) =>
    criteriaOf(view, scope)
      .filter((criterion) => levelOf(view.scores, scope, criterion.id) === null)
      .map((criterion) => ({ scope, criterion })),
  );
}

/** How many criteria of the interview and of asked questions have an answer. */
export function wholeCount(view: ConsoleView): { filled: number; of: number } {
  const scopes = ["interview", ...view.questions.filter((question) => isOut(question.state)).map((question) => question.nodeId)];
  const of = scopes.reduce((sum, scope) => sum + criteriaOf(view, scope).length, 0);
  return { filled: of - emptyCriteria(view).length, of };
}

/** Required follow-ups of questions that were asked which are still hidden or queued, with the minutes they are planned for. */
export function openProbes(view: ConsoleView): { question: ConsoleQuestionView; followUp: ConsoleFollowUpView }[] {
  return view.questions
    .filter((question) => question.state === "current" || question.state === "done")
    .flatMap((question) =>
      question.followUps
        .filter((followUp) => followUp.required && (followUp.state === "hidden" || followUp.state === "queued"))
        .map((followUp) => ({ question, followUp })),
    );
}

/** The criterion `step` away, going round at both ends. */
export function moveCriterion(criteria: CriterionView[], activeId: string | null, step: 1 | -1): string | null {
  if (criteria.length === 0) return null;
  const at = criteria.findIndex((criterion) => criterion.id === activeId);
  if (at < 0) return (step === 1 ? criteria[0] : criteria.at(-1))?.id ?? null;
  return criteria[(at + step + criteria.length) % criteria.length]?.id ?? null;
}

/** The level a press leads to: the same one again takes it back. */
export function pressedLevel(current: Level | null, pressed: Level): Level | null {
  return current === pressed ? null : pressed;
}
