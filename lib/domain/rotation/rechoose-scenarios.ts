import { chooseScenario, pastTopics } from "./choose-scenarios";
import { asPast, factsOf, seenAs } from "./facts";
import type { PlannedRoom, PlannedRound, PlannerInput, RoomScenario } from "./types";

export type NewScenario = { round: number; room: string; scenario: RoomScenario };

/**
 * Gives every room from round number `from` on whose candidate will have seen its scenario by then another one, `missing` where there is
 * none. Rounds come back in their order, unchanged ones as they were.
 */
export function rechooseScenarios(input: PlannerInput, rounds: readonly PlannedRound[], from: number): { rounds: PlannedRound[]; changed: NewScenario[] } {
  const after = [...rounds].sort((a, b) => a.round - b.round);
  const changed: NewScenario[] = [];
  for (const [at, round] of after.entries()) {
    if (round.round >= from) after[at] = withUnseen(input, after.slice(0, at), round, changed);
  }
  return { rounds: after, changed };
}

function withUnseen(input: PlannerInput, before: readonly PlannedRound[], round: PlannedRound, changed: NewScenario[]): PlannedRound {
  const facts = factsOf(input, [...input.history, ...before.map(asPast)]);
  const rooms = round.rooms.map((room): PlannedRoom => {
    if (room.scenario.kind !== "listed" || seenAs(facts, room.candidate, room.scenario.id).length === 0) return room;
    const scenario = chooseScenario(input, facts, pastTopics(input), room, { besides: [] });
    changed.push({ round: round.round, room: room.room, scenario });
    return { ...room, scenario };
  });
  return rooms.every((room, at) => room === round.rooms[at]) ? round : { ...round, rooms };
}
