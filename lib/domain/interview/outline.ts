import type { Card, Criterion, FollowUp, Question, Scenario } from "@/lib/content/schema";
import { isRevealed, pendingFor, type AdHocFollowUp, type InterviewState } from "./state";

/** One thing that can be revealed, in outline order: a question, then its follow-ups (children after their parent), then its cards. */
export type OutlineNode =
  | { kind: "question"; nodeId: string; questionId: string; index: number; question: Question }
  | { kind: "followUp"; nodeId: string; questionId: string; depth: number; followUp: FollowUp }
  | { kind: "adHoc"; nodeId: string; questionId: string; depth: 0; adHoc: AdHocFollowUp }
  | { kind: "card"; nodeId: string; questionId: string; card: Card };

export function outlineOf(scenario: Scenario, adHoc: readonly AdHocFollowUp[]): OutlineNode[] {
  return scenario.questions.flatMap((question, at): OutlineNode[] => {
    const questionId = question.id;
    return [
      { kind: "question", nodeId: questionId, questionId, index: at + 1, question },
      ...followUpsInOrder(question, null, 0).map(({ followUp, depth }): OutlineNode => ({ kind: "followUp", nodeId: followUp.id, questionId, depth, followUp })),
      ...adHoc.filter((added) => added.questionId === questionId).map((added): OutlineNode => ({ kind: "adHoc", nodeId: added.nodeId, questionId, depth: 0, adHoc: added })),
      ...question.cards.map((card): OutlineNode => ({ kind: "card", nodeId: card.id, questionId, card })),
    ];
  });
}

function followUpsInOrder(question: Question, parentId: string | null, depth: number): { followUp: FollowUp; depth: number }[] {
  return question.followUps
    .filter((followUp) => followUp.parentId === parentId)
    .flatMap((followUp) => [{ followUp, depth }, ...followUpsInOrder(question, followUp.id, depth + 1)]);
}

export function findNode(scenario: Scenario, state: InterviewState, nodeId: string): OutlineNode | null {
  return outlineOf(scenario, state.adHoc).find((node) => node.nodeId === nodeId) ?? null;
}

export function findQuestion(scenario: Scenario, questionId: string): Question | null {
  return scenario.questions.find((question) => question.id === questionId) ?? null;
}

/** Revealed questions in reveal order, with the clock time of their reveal. The last one is current. */
export function revealedQuestions(scenario: Scenario, state: InterviewState): { question: Question; clockMs: number }[] {
  return state.revealed.flatMap(({ nodeId, clockMs }) => {
    const question = findQuestion(scenario, nodeId);
    return question ? [{ question, clockMs }] : [];
  });
}

export function isRevealedQuestion(scenario: Scenario, state: InterviewState, questionId: string): boolean {
  return findQuestion(scenario, questionId) !== null && isRevealed(state, questionId);
}

/** Still hidden and open to reveal: not revealed, not being sent, not dropped, not found by the candidate alone. */
export function isHidden(state: InterviewState, nodeId: string): boolean {
  return !isRevealed(state, nodeId) && pendingFor(state, nodeId) === null && !state.dropped.includes(nodeId) && !(nodeId in state.selfFound);
}

/**
 * What one press of the reveal key shows: the head of the queue, else the next hidden question or follow-up in outline order
 * from the current question on. Cards are released on purpose only; what a finished question left hidden stays hidden.
 */
export function nextNodeId(scenario: Scenario, state: InterviewState): string | null {
  const queued = state.queue.find((nodeId) => isHidden(state, nodeId));
  if (queued !== undefined) return queued;
  const outline = outlineOf(scenario, state.adHoc);
  const pendingQuestions = Object.values(state.pending).filter((reveal) => findQuestion(scenario, reveal.nodeId));
  const current = pendingQuestions.at(-1)?.nodeId ?? revealedQuestions(scenario, state).at(-1)?.question.id;
  const from = current === undefined ? 0 : outline.findIndex((node) => node.nodeId === current);
  return outline.slice(from).find((node) => node.kind !== "card" && isHidden(state, node.nodeId))?.nodeId ?? null;
}

/** Criteria of a scope: the whole interview, or one question. Null when the scope does not exist. */
export function criteriaOf(scenario: Scenario, scope: string): readonly Criterion[] | null {
  return scope === "interview" ? scenario.criteria : (findQuestion(scenario, scope)?.criteria ?? null);
}
