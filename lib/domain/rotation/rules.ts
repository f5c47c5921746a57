import { absentIn, addRound, asPast, belongsIn, factsOf, presentIn, seatedIn, seenAs, type Facts } from "./facts";
import type { PlannedRoom, PlannedRound, PlannerInput, Violation } from "./types";

/** Every hard rule that planned rounds break. The planner's own results, swaps and hand-made plans are judged by this alone. */
export function violationsOf(input: PlannerInput, rounds: readonly PlannedRound[]): Violation[] {
  const facts = factsOf(input);
  return [...rounds]
    .sort((a, b) => a.round - b.round)
    .flatMap((round) => {
      const found = roundViolations(input, facts, round);
      addRound(facts, asPast(round));
      return found;
    });
}

/** Broken rules of one round, given what happened before it. */
export function roundViolations(input: PlannerInput, facts: Facts, round: PlannedRound): Violation[] {
  return [...peopleViolations(input, round), ...round.rooms.flatMap((room) => roomViolations(input, facts, round.round, room))];
}

function peopleViolations(input: PlannerInput, { round, rooms, rests }: PlannedRound): Violation[] {
  const found: Violation[] = [];
  const members = new Map(input.members.map((member) => [member.id, member]));
  const absent = absentIn(input, round);
  const seen = new Set<string>();
  for (const { member, role } of [...rooms.flatMap(seatedIn), ...rests.map((rest) => ({ member: rest.member, role: null }))]) {
    const known = members.get(member);
    if (seen.has(member)) found.push({ code: "inTwoSeats", round, member });
    seen.add(member);
    if (!known || !belongsIn(known, round)) found.push({ code: "notMember", round, member });
    else if (absent.has(member)) found.push({ code: "absentPlaced", round, member });
    else if (role !== null && !known.roles.includes(role)) found.push({ code: "roleNotAllowed", round, member, role });
  }
  for (const { id } of presentIn(input, round)) if (!seen.has(id)) found.push({ code: "dropped", round, member: id });
  return found;
}

function roomViolations(input: PlannerInput, facts: Facts, round: number, room: PlannedRoom): Violation[] {
  const found: Violation[] = [];
  const people = seatedIn(room).map(({ member }) => member);
  if (people.length < input.roomSize.min || people.length > input.roomSize.max) found.push({ code: "roomSize", round, room: room.room, size: people.length });
  for (const { members, scope } of input.conflicts) {
    const asked = members.includes(room.interviewer) && members.includes(room.candidate);
    if (asked || (scope === "room" && members.every((member) => people.includes(member)))) found.push({ code: "conflict", round, room: room.room, members });
  }
  return [...found, ...scenarioViolations(input, facts, round, room)];
}

function scenarioViolations(input: PlannerInput, facts: Facts, round: number, { room, candidate, scenario }: PlannedRoom): Violation[] {
  if (scenario.kind === "written") return scenario.by === candidate ? [{ code: "ownScenario", round, room, member: candidate, scenario: "" }] : [];
  if (scenario.kind !== "listed") return [];
  const listed = input.scenarios?.find(({ id }) => id === scenario.id);
  if (!listed) return [{ code: "unknownScenario", round, room, scenario: scenario.id }];
  if (listed.author === candidate) return [{ code: "ownScenario", round, room, member: candidate, scenario: scenario.id }];
  const [as] = seenAs(facts, candidate, scenario.id);
  return as === undefined ? [] : [{ code: "scenarioSeen", round, room, member: candidate, scenario: scenario.id, as }];
}
