import type { Scenario } from "@/lib/content/schema";
import type { Level } from "@/lib/protocol/commands";
import { SEAL_DEADLINE_HOURS } from "@/lib/protocol/limits";
import { RATER_ROLES } from "@/lib/protocol/roles";
import type { SealView } from "@/lib/protocol/views";
import type { InterviewState, Participant } from "./interview/state";

/** People who score: everybody admitted in a rating role and not removed. */
export function ratersOf(state: InterviewState): Participant[] {
  return Object.values(state.participants).filter((person) => !person.removed && (RATER_ROLES as readonly string[]).includes(person.role));
}

/** When scores open although somebody has not handed in, epoch ms; null before the end. */
export function sealDeadline(state: InterviewState): number | null {
  return state.endedAt === null ? null : state.endedAt + SEAL_DEADLINE_HOURS * 3_600_000;
}

/** Scores are sealed until the interview has ended and every rater has handed in, or the deadline has passed. */
export function isSealed(state: InterviewState, at: number): boolean {
  const deadline = sealDeadline(state);
  if (deadline === null) return true;
  if (at >= deadline) return false;
  return ratersOf(state).some((rater) => !(rater.participantId in state.submitted));
}

/** Who handed in, never values. */
export function sealView(state: InterviewState, at: number): SealView {
  const raters = ratersOf(state);
  const submitted = raters.filter((rater) => rater.participantId in state.submitted).length;
  return { sealed: isSealed(state, at), submitted, waiting: raters.length - submitted, opensAt: sealDeadline(state) };
}

/** Middle value; the mean of the two middle ones for an even count. Null for none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] as number;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] as number;
  return (lower + upper) / 2;
}

export type ResultRow = { scope: string; criterionId: string; levels: Record<string, Level>; median: number | null; spread: number | null };
export type Result = { rows: ResultRow[]; overall: number | null };

/**
 * Median per criterion over the raters, spread (highest minus lowest level), and the mean of the whole-interview medians.
 * "Not observed" takes part in no figure.
 */
export function resultOf(scenario: Scenario, state: InterviewState): Result {
  const scopes = [
    { scope: "interview", criteria: scenario.criteria },
    ...scenario.questions.map((question) => ({ scope: question.id, criteria: question.criteria })),
  ];
  const rows = scopes.flatMap(({ scope, criteria }) => criteria.map((criterion) => resultRow(state, scope, criterion.id)));
  const scored = rows.filter((row) => Object.keys(row.levels).length > 0);
  const medians = scored.flatMap((row) => (row.scope === "interview" && row.median !== null ? [row.median] : []));
  return { rows: scored, overall: medians.length === 0 ? null : medians.reduce((sum, value) => sum + value, 0) / medians.length };
}

function resultRow(state: InterviewState, scope: string, criterionId: string): ResultRow {
  const levels: Record<string, Level> = {};
  for (const rater of ratersOf(state)) {
    const score = state.scores[rater.participantId]?.[`${scope}/${criterionId}`];
    if (score) levels[rater.participantId] = score.level;
  }
  const observed = Object.values(levels).filter((level): level is Exclude<Level, "notObserved"> => level !== "notObserved");
  const spread = observed.length === 0 ? null : Math.max(...observed) - Math.min(...observed);
  return { scope, criterionId, levels, median: median(observed), spread };
}
