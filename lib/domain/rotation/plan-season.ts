import { balanceOf } from "./balance";
import { explain } from "./explain";
import { presentIn } from "./facts";
import { pairsOf } from "./pairs";
import { planScenarios } from "./plan-scenarios";
import { seededRandom, type Random } from "./random";
import { bestTable } from "./search";
import { seasonModel } from "./season-model";
import { WEIGHT, type SeasonTable } from "./season-table";
import type { PlannedRound, PlannerInput, PlanProblem, SeasonPlan } from "./types";

/**
 * Plans the rounds of a season: who asks whom, who observes or writes, about what. The same input gives the same plan. Hard rules are never
 * broken; what they make impossible is told in `problems` and in the reasons of `balance`.
 */
export function planSeason(input: PlannerInput): SeasonPlan {
  const random = seededRandom(input.seed);
  const { table, fewerRooms } = seatPeople(input, random);
  return describePlan(input, planScenarios(input, table, fewerRooms, random));
}

/** A plan's figures, explanations and problems, for rounds however they came about. */
export function describePlan(input: PlannerInput, rounds: readonly PlannedRound[]): SeasonPlan {
  return { rounds, balance: balanceOf(input, rounds), pairs: pairsOf(input, rounds), explanations: explain(input, rounds), problems: problemsOf(input, rounds) };
}

/** Seats for everybody. Where conflicts or roles forbid so many pairs, a round gets a room less and is tried again. */
function seatPeople(input: PlannerInput, random: Random): { table: SeasonTable; fewerRooms: ReadonlySet<number> } {
  const mostRooms = new Map<number, number>();
  for (;;) {
    const table = bestTable(seasonModel(input, mostRooms), random);
    const broken = table.cost < WEIGHT.hard ? [] : table.brokenRounds();
    if (broken.length === 0) return { table, fewerRooms: new Set(mostRooms.keys()) };
    for (const round of broken) mostRooms.set(round, table.model.rounds[round]!.firstSeats.length - 1);
  }
}

function problemsOf(input: PlannerInput, rounds: readonly PlannedRound[]): PlanProblem[] {
  const problems: PlanProblem[] = input.members.length < 2 ? [{ code: "groupTooSmall", round: null }] : [];
  for (const { round, rooms } of rounds) {
    const present = presentIn(input, round);
    if (present.length === 0) problems.push({ code: "nobodyPresent", round });
    else if (present.length === 1) problems.push({ code: "onePresent", round, member: present[0]!.id });
    else if (rooms.length === 0) problems.push({ code: "noPairAllowed", round });
    for (const { room, candidate, scenario } of rooms) {
      if (scenario.kind === "missing") problems.push({ code: "noUnseenScenario", round, room, candidate, leastSeen: scenario.leastSeen });
    }
  }
  return problems;
}
