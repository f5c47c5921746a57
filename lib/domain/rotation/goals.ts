import { asPast, factsOf, presentIn } from "./facts";
import { noteTopics, pastTopics } from "./choose-scenarios";
import type { PlannedRound, PlannerInput } from "./types";

/** How far a plan is from its soft goals, in their order; 0 is best for each. */
export type Goals = {
  /** Largest spread of a role that is balanced. */
  roleSpread: number;
  /** Meetings of an ordered pair beyond its first. */
  pairRepeats: number;
  /** Times that somebody has one role for the third time running. */
  threeRunning: number;
  /** Topics that a candidate is asked about again. */
  topicRepeats: number;
  /** Mean difference of level between interviewer and candidate. */
  levelGap: number;
  /** New members who do not observe in their first round, although it has an observer. */
  newNotObserving: number;
};

export function goalsOf(input: PlannerInput, rounds: readonly PlannedRound[], spreads: readonly number[], pairRepeats: number): Goals {
  const rooms = rounds.flatMap((round) => round.rooms);
  const level = new Map(input.members.map((member) => [member.id, member.level]));
  const gaps = rooms.map((room) => Math.abs((level.get(room.interviewer) ?? 0) - (level.get(room.candidate) ?? 0)));
  return {
    roleSpread: Math.max(0, ...spreads),
    pairRepeats,
    threeRunning: threeRunning(input, rounds),
    topicRepeats: topicRepeats(input, rounds),
    levelGap: gaps.length === 0 ? 0 : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
    newNotObserving: newNotObserving(input, rounds),
  };
}

function threeRunning(input: PlannerInput, rounds: readonly PlannedRound[]): number {
  const planned = factsOf(input, [...input.history, ...rounds.map(asPast)]).roles;
  const past = factsOf(input).roles;
  let found = 0;
  for (const [member, roles] of planned) {
    for (let at = Math.max(2, past.get(member)?.length ?? 0); at < roles.length; at++) if (roles[at] === roles[at - 1] && roles[at] === roles[at - 2]) found += 1;
  }
  return found;
}

function topicRepeats(input: PlannerInput, rounds: readonly PlannedRound[]): number {
  const topics = pastTopics(input);
  let found = 0;
  for (const { candidate, scenario } of rounds.flatMap((round) => round.rooms)) {
    const listed = scenario.kind === "listed" ? input.scenarios?.find(({ id }) => id === scenario.id) : undefined;
    found += listed?.topics.filter((topic) => (topics.get(candidate)?.get(topic) ?? 0) > 0).length ?? 0;
    noteTopics(topics, candidate, listed);
  }
  return found;
}

function newNotObserving(input: PlannerInput, rounds: readonly PlannedRound[]): number {
  const past = factsOf(input).roles;
  return input.members.filter((member) => {
    if (!member.isNew || past.has(member.id)) return false;
    const first = rounds.find((round) => presentIn(input, round.round).some(({ id }) => id === member.id));
    const observers = first?.rooms.flatMap((room) => room.observers) ?? [];
    return observers.length > 0 && !observers.includes(member.id);
  }).length;
}
