import type { Scenario } from "@/lib/content/schema";
import type { Level } from "@/lib/protocol/commands";
import { agreementOf, median, severityOf, type Agreement, type RatedUnit, type Severity } from "./agreement";
import { findNode, revealedQuestions } from "./interview/outline";
import { scoreKey, type InterviewState } from "./interview/state";
import { scoredCriteria } from "./scoring";

/** A place at which a calibration stops to be scored: an answer before a follow-up, an answer as it ended, or the whole. */
export type Stop = {
  scope: string;
  /** Null for the whole. */
  questionId: string | null;
  /** Journal position up to which the answer is read; null for its end. */
  seq: number | null;
  /** Follow-ups that the answer already had to deal with. */
  asked: string[];
  criteria: string[];
};

/** The stops of an interview, reveal by reveal. What has no criteria is passed over. */
export function stopsOf(scenario: Scenario, state: InterviewState): Stop[] {
  const questions = revealedQuestions(scenario, state).map(({ question }) => question.id);
  const stops = questions.flatMap((questionId): Omit<Stop, "criteria">[] => {
    const followUps = state.revealed.filter(({ nodeId }) => {
      const node = findNode(scenario, state, nodeId);
      return node?.questionId === questionId && (node.kind === "followUp" || node.kind === "adHoc");
    });
    const ids = followUps.map(({ nodeId }) => nodeId);
    return [...followUps.map(({ nodeId, seq }, at) => ({ scope: nodeId, questionId, seq, asked: ids.slice(0, at) })), { scope: questionId, questionId, seq: null, asked: ids }];
  });
  return [...stops, { scope: "interview", questionId: null, seq: null, asked: [] }].flatMap((stop) => {
    const criteria = (scoredCriteria(scenario, state, stop.scope) ?? []).map(({ id }) => id);
    return criteria.length === 0 ? [] : [{ ...stop, criteria }];
  });
}

/** Levels that one member gave, by `scope/criterion`. */
export type OwnLevels = Readonly<Record<string, Level>>;

/** The stop to score next: the first with an empty criterion; null when all are scored. Later ones stay hidden until then. */
export function nextStop(stops: readonly Stop[], levels: OwnLevels): Stop | null {
  return stops.find((stop) => stop.criteria.some((criterionId) => levels[scoreKey(stop.scope, criterionId)] === undefined)) ?? null;
}

/**
 * Levels open when everybody who can rate has handed in, or at the deadline. Who can rate: members of the group who were not the candidate.
 * Instants are epoch milliseconds.
 */
export function isCalibrationOpen({ closesAt, eligible, submitted }: { closesAt: number; eligible: readonly string[]; submitted: readonly string[] }, now: number): boolean {
  return now >= closesAt || (eligible.length > 0 && eligible.every((userId) => submitted.includes(userId)));
}

type ByRater = Readonly<Record<string, OwnLevels>>;

export type CalibrationFigures = {
  rows: { scope: string; criterionId: string; levels: Record<string, Level>; median: number | null; spread: number | null }[];
  severity: Severity[];
  agreement: Agreement;
};

/** What an opened calibration says. Only who handed in counts; "not observed" takes part in no figure. */
export function figuresOf(stops: readonly Stop[], byRater: ByRater): CalibrationFigures {
  const rows = rowsOf(stops, byRater);
  const units = unitsOf(rows);
  return { rows, severity: severityOf(units), agreement: agreementOf(units.map((unit) => Object.values(unit))) };
}

/** How members differ in an opened calibration, without the agreement: its interval is a thousand draws. */
export function severityIn(stops: readonly Stop[], byRater: ByRater): Severity[] {
  return severityOf(unitsOf(rowsOf(stops, byRater)));
}

function rowsOf(stops: readonly Stop[], byRater: ByRater): CalibrationFigures["rows"] {
  return stops.flatMap((stop) =>
    stop.criteria.map((criterionId) => {
      const given = Object.entries(byRater).flatMap(([userId, levels]) => {
        const level = levels[scoreKey(stop.scope, criterionId)];
        return level === undefined ? [] : [[userId, level] as const];
      });
      const observed = given.flatMap(([, level]) => (level === "notObserved" ? [] : [level]));
      const spread = observed.length === 0 ? null : Math.max(...observed) - Math.min(...observed);
      return { scope: stop.scope, criterionId, levels: Object.fromEntries(given), median: median(observed), spread };
    }),
  );
}

function unitsOf(rows: CalibrationFigures["rows"]): RatedUnit[] {
  return rows.map(({ levels }) => Object.fromEntries(Object.entries(levels).flatMap(([userId, level]) => (level === "notObserved" ? [] : [[userId, level] as const]))));
}
