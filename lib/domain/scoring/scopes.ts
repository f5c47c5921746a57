import type { Criterion, Question, Scenario } from "@/lib/content/schema";
import { criteriaOf, findNode, findQuestion } from "../interview/outline";
import type { InterviewState } from "../interview/state";

/** What a score can be about, in words: the whole, a question's answer as it ended, or as it stood before a follow-up. */
export type Scope = { kind: "interview" } | { kind: "question"; question: Question } | { kind: "before"; question: Question; followUpId: string };

/** What a scope's id names; null for what does not exist. */
export function scopeOf(scenario: Scenario, state: InterviewState, scope: string): Scope | null {
  if (scope === "interview") return { kind: "interview" };
  const node = findNode(scenario, state, scope);
  if (node === null || node.kind === "card") return null;
  if (node.kind === "question") return { kind: "question", question: node.question };
  const question = findQuestion(scenario, node.questionId);
  return question && { kind: "before", question, followUpId: node.nodeId };
}

/** Criteria that a scope is scored by; null where the scope does not exist. */
export function scoredCriteria(scenario: Scenario, state: InterviewState, scope: string): readonly Criterion[] | null {
  const found = scopeOf(scenario, state, scope);
  return found && criteriaOf(scenario, found.kind === "interview" ? "interview" : found.question.id);
}
