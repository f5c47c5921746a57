import { balanceOf } from "./balance";
import { asPast, factsOf, seatedIn, timesMet } from "./facts";
import { rechooseScenarios } from "./rechoose-scenarios";
import { violationsOf } from "./rules";
import type { NewPair, PlannedRound, PlannerInput, Swap, SwapCheck, Violation } from "./types";

/**
 * Whether two members may exchange their seats in some rounds, by the same rules as a plan. A scenario that its candidate has then seen, in
 * these rounds or a later one, is exchanged as well, where there is another.
 */
export function checkSwap(input: PlannerInput, rounds: readonly PlannedRound[], swap: Swap): SwapCheck {
  const takesPart = swap.rounds.every((number) => swap.members.every((member) => rounds.some((round) => round.round === number && hasPart(round, member))));
  if (!takesPart || swap.rounds.length === 0 || swap.members[0] === swap.members[1]) return { allowed: false, violations: [], after: [], newScenarios: [], newPairs: [], spreads: [] };
  const ordered = [...rounds].sort((a, b) => a.round - b.round);
  const exchanged = ordered.map((round) => (swap.rounds.includes(round.round) ? exchange(round, swap.members) : round));
  const { rounds: after, changed: newScenarios } = rechooseScenarios(input, exchanged, Math.min(...swap.rounds));
  const violations = newViolations(violationsOf(input, ordered), violationsOf(input, after));
  const [before, now] = [balanceOf(input, ordered), balanceOf(input, after)];
  return {
    allowed: violations.length === 0 && newScenarios.every(({ scenario }) => scenario.kind !== "missing"),
    violations,
    after: after.filter((round) => swap.rounds.includes(round.round) || newScenarios.some((one) => one.round === round.round)),
    newScenarios,
    newPairs: newPairs(input, ordered, after, swap.rounds),
    spreads: now.map(({ role, spread }) => ({ role, before: before.find((one) => one.role === role)?.spread ?? 0, after: spread })),
  };
}

function hasPart(round: PlannedRound, member: string): boolean {
  return round.rests.some((rest) => rest.member === member) || round.rooms.some((room) => seatedIn(room).some((seat) => seat.member === member));
}

function exchange(round: PlannedRound, [a, b]: readonly [string, string]): PlannedRound {
  const other = (member: string) => (member === a ? b : member === b ? a : member);
  return {
    ...round,
    rooms: round.rooms.map((room) => ({
      ...room,
      interviewer: other(room.interviewer),
      candidate: other(room.candidate),
      author: room.author === null ? null : other(room.author),
      observers: room.observers.map(other),
      // Who takes over an author's seat writes the scenario.
      scenario: room.scenario.kind === "written" ? { kind: "written", by: other(room.scenario.by) } : room.scenario,
    })),
    rests: round.rests.map((rest) => ({ ...rest, member: other(rest.member) })),
  };
}

function newViolations(before: readonly Violation[], after: readonly Violation[]): Violation[] {
  const old = new Set(before.map((violation) => JSON.stringify(violation)));
  return after.filter((violation) => !old.has(JSON.stringify(violation)));
}

function newPairs(input: PlannerInput, before: readonly PlannedRound[], after: readonly PlannedRound[], changed: readonly number[]): NewPair[] {
  return changed.flatMap((number) => {
    const facts = factsOf(input, [...input.history, ...before.filter((round) => round.round < number).map(asPast)]);
    const had = before.find((round) => round.round === number)!.rooms;
    const now = after.find((round) => round.round === number)!.rooms;
    return now
      .filter((room) => !had.some((one) => one.interviewer === room.interviewer && one.candidate === room.candidate))
      .map(({ interviewer, candidate }) => ({ interviewer, candidate, times: timesMet(facts, interviewer, candidate) }));
  });
}
