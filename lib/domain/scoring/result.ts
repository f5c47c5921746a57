import type { Scenario } from "@/lib/content/schema";
import type { Level } from "@/lib/protocol/commands";
import { agreementOf, median, type Agreement, type Unit } from "../agreement";
import { scoreKey, type InterviewState } from "../interview/state";
import { scopeOf } from "./scopes";
import { ratersOf } from "./seal";

export type ResultRow = { scope: string; criterionId: string; levels: Record<string, Level>; median: number | null; spread: number | null };
export type Result = {
  /** The whole interview and each question's answer as it ended. */
  rows: ResultRow[];
  /** Answers as they stood before a follow-up. */
  before: ResultRow[];
  /** Mean of the whole-interview medians; null when nothing was observed. */
  overall: number | null;
};

/**
 * Median per criterion over the raters, spread (highest minus lowest level), and the mean of the whole-interview medians.
 * "Not observed" takes part in no figure, an answer before a follow-up in none of the whole.
 */
export function resultOf(scenario: Scenario, state: InterviewState): Result {
  const scopes = [
    { scope: "interview", criteria: scenario.criteria },
    ...scenario.questions.map((question) => ({ scope: question.id, criteria: question.criteria })),
  ];
  const rows = scored(scopes.flatMap(({ scope, criteria }) => criteria.map((criterion) => resultRow(state, scope, criterion.id))));
  const before = scored(
    state.revealed.flatMap(({ nodeId }) => {
      const scope = scopeOf(scenario, state, nodeId);
      return scope?.kind === "before" ? scope.question.criteria.map((criterion) => resultRow(state, nodeId, criterion.id)) : [];
    }),
  );
  const medians = rows.flatMap((row) => (row.scope === "interview" && row.median !== null ? [row.median] : []));
  return { rows, before, overall: medians.length === 0 ? null : medians.reduce((sum, value) => sum + value, 0) / medians.length };
}

function scored(rows: ResultRow[]): ResultRow[] {
  return rows.filter((row) => Object.keys(row.levels).length > 0);
}

function resultRow(state: InterviewState, scope: string, criterionId: string): ResultRow {
  const levels: Record<string, Level> = {};
  for (const rater of ratersOf(state)) {
    const score = state.scores[rater.participantId]?.[scoreKey(scope, criterionId)];
    if (score) levels[rater.participantId] = score.level;
  }
  const observed = observedLevels({ levels });
  const spread = observed.length === 0 ? null : Math.max(...observed) - Math.min(...observed);
  return { scope, criterionId, levels, median: median(observed), spread };
}

/** The levels of a row that count, without "not observed". */
export function observedLevels({ levels }: Pick<ResultRow, "levels">): number[] {
  return Object.values(levels).filter((level) => level !== "notObserved");
}

/** The blind levels of an interview as units of agreement: what raters gave before they saw each other's, whatever they revised later. */
export function blindUnits(scenario: Scenario, state: InterviewState): Unit[] {
  const { rows } = resultOf(scenario, { ...state, scores: blindScores(state) });
  return rows.map(observedLevels);
}

/** Scores as they were when they opened: revisions taken back, the first one's `from` last. */
export function blindScores(state: InterviewState): InterviewState["scores"] {
  const scores = Object.fromEntries(Object.entries(state.scores).map(([raterId, own]) => [raterId, { ...own }]));
  for (const { raterId, scope, criterionId, from } of [...state.revisions].reverse()) {
    const own = scores[raterId];
    const score = own?.[scoreKey(scope, criterionId)];
    if (!own || !score) continue;
    if (from === null) delete own[scoreKey(scope, criterionId)];
    else own[scoreKey(scope, criterionId)] = { ...score, level: from };
  }
  return scores;
}

/** How far the raters of one interview agreed while they were blind. */
export function blindAgreement(scenario: Scenario, state: InterviewState): Agreement {
  return agreementOf(blindUnits(scenario, state));
}
