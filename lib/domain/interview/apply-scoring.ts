import type { Cited } from "@/lib/protocol/commands";
import type { InterviewEvent, JournalEntry } from "@/lib/protocol/events";
import { scoreKey, type Citation, type Goal, type InterviewState, type Score } from "./state";

type ScoringEvent = Extract<
  InterviewEvent,
  { type: `score.${string}` | "scores.submitted" | "followUp.judged" | "seal.hoursSet" | "debrief.concluded" | `goal.${string}` }
>;

/** Folds what raters decide, and what comes of it. */
export function applyScoring(state: InterviewState, event: ScoringEvent, { actorId, at }: Pick<JournalEntry, "actorId" | "at">, clockMs: number): InterviewState {
  const actor = actorId ?? "";
  switch (event.type) {
    case "score.set": {
      const { scope, criterionId, level } = event;
      return withScore(state, actor, scope, criterionId, level === null ? null : { scope, criterionId, level, clockMs });
    }
    case "score.revised": {
      const { scope, criterionId, level, reason } = event;
      const from = state.scores[actor]?.[scoreKey(scope, criterionId)]?.level ?? null;
      const revised = withScore(state, actor, scope, criterionId, { scope, criterionId, level, clockMs });
      return { ...revised, revisions: [...state.revisions, { raterId: actor, scope, criterionId, from, to: level, reason, at }] };
    }
    case "score.cited": {
      const { scope, criterionId, evidence } = event;
      return { ...state, citations: [...state.citations, { raterId: actor, scope, criterionId, evidence }] };
    }
    case "score.uncited":
      return { ...state, citations: state.citations.filter((citation) => !isCitation(citation, actor, event)) };
    case "followUp.judged": {
      const { [event.nodeId]: _before, ...rest } = state.outcomes[actor] ?? {};
      const mine = event.outcome === null ? rest : { ...rest, [event.nodeId]: event.outcome };
      return { ...state, outcomes: { ...state.outcomes, [actor]: mine } };
    }
    case "scores.submitted":
      return { ...state, submitted: { ...state.submitted, [actor]: at } };
    case "seal.hoursSet":
      return { ...state, sealHours: event.hours };
    case "debrief.concluded":
      return { ...state, conclusion: event.text === "" ? null : { text: event.text, authorId: actor, at } };
    case "goal.added":
      return { ...state, goals: [...state.goals, { goalId: event.goalId, text: event.text, authorId: actor, at, done: false }] };
    case "goal.completed":
      return { ...state, goals: state.goals.map((goal): Goal => (goal.goalId === event.goalId ? { ...goal, done: event.done } : goal)) };
    case "goal.removed":
      return { ...state, goals: state.goals.filter((goal) => goal.goalId !== event.goalId) };
  }
}

/** Whether a citation is this rater's of this evidence for this score. */
export function isCitation(citation: Citation, raterId: string, { scope, criterionId, evidence }: { scope: string; criterionId: string; evidence: Cited }): boolean {
  return (
    citation.raterId === raterId && citation.scope === scope && citation.criterionId === criterionId &&
    citation.evidence.kind === evidence.kind && citation.evidence.id === evidence.id
  );
}

function withScore(state: InterviewState, raterId: string, scope: string, criterionId: string, score: Score | null): InterviewState {
  const key = scoreKey(scope, criterionId);
  const { [key]: _before, ...rest } = state.scores[raterId] ?? {};
  return { ...state, scores: { ...state.scores, [raterId]: score === null ? rest : { ...state.scores[raterId], [key]: score } } };
}
