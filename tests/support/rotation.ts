import * as fc from "fast-check";
import type { PlannedRound, PlannerInput, PlannerMember } from "@/lib/domain/rotation/types";
import { ROUND_ROLES, type RoundRole } from "@/lib/protocol/roles";

export function aMember(id: string, more: Partial<PlannerMember> = {}): PlannerMember {
  return { id, level: 3, joinedRound: 0, leftRound: null, isNew: false, isGuest: false, roles: ROUND_ROLES, ...more };
}

/** So many members who are there from the start, over so many rounds. */
export function aSeason(members: number, rounds: number, more: Partial<PlannerInput> = {}): PlannerInput {
  return {
    seed: "1",
    rounds: Array.from({ length: rounds }, (_, at) => at + 1),
    members: Array.from({ length: members }, (_, at) => aMember(`m${at + 1}`)),
    history: [],
    absences: [],
    conflicts: [],
    scenarios: null,
    roomSize: { min: 2, max: 4, preferred: 3 },
    authorRooms: 0,
    ...more,
  };
}

export function scenarios(count: number): NonNullable<PlannerInput["scenarios"]> {
  return Array.from({ length: count }, (_, at) => ({ id: `s${at + 1}`, topics: [`t${at % 3}`], author: null, seenBy: [] }));
}

/** Random groups with pasts, absences, conflicts, late joiners, leavers, guests and scenarios that some have seen. */
export const anyInput: fc.Arbitrary<PlannerInput> = fc
  .record({ size: fc.integer({ min: 1, max: 12 }), length: fc.integer({ min: 1, max: 6 }), past: fc.integer({ min: 0, max: 3 }), seed: fc.string({ maxLength: 4 }) })
  .chain(({ size, length, past, seed }) => {
    const ids = Array.from({ length: size }, (_, at) => `m${at + 1}`);
    const id = fc.constantFrom(...ids);
    const round = fc.integer({ min: 1, max: past + length });
    const roles = fc.oneof({ weight: 5, arbitrary: fc.constant<readonly RoundRole[]>(ROUND_ROLES) }, { weight: 1, arbitrary: fc.subarray<RoundRole>([...ROUND_ROLES], { minLength: 1 }) });
    const member = fc.record({
      level: fc.integer({ min: 1, max: 5 }),
      joinedRound: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: round }),
      leftRound: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: round }),
      isNew: fc.boolean(),
      isGuest: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
      roles,
    });
    const topics = fc.subarray(["network", "storage", "queues"]);
    const scenario = fc.record({ topics, author: fc.option(id, { freq: 4 }), seenBy: fc.array(fc.record({ member: id, as: fc.constantFrom(...ROUND_ROLES, "rater" as const) }), { maxLength: 4 }) });
    return fc.record({
      seed: fc.constant(seed),
      rounds: fc.constant(Array.from({ length }, (_, at) => past + at + 1)),
      members: fc.tuple(...ids.map((one) => member.map((more) => ({ id: one, ...more })))),
      history: fc.tuple(...Array.from({ length: past }, (_, at) => pastRound(at + 1, ids))),
      absences: fc.array(fc.record({ member: id, round }), { maxLength: size }),
      conflicts: size < 2 ? fc.constant([]) : fc.array(fc.record({ members: fc.shuffledSubarray(ids, { minLength: 2, maxLength: 2 }).map(([a, b]) => [a!, b!] as const), scope: fc.constantFrom("pair" as const, "room" as const) }), { maxLength: 3 }),
      scenarios: fc.option(fc.array(scenario, { maxLength: 8 }).map((list) => list.map((one, at) => ({ id: `s${at + 1}`, ...one }))), { freq: 3 }),
      roomSize: fc.constantFrom({ min: 2, max: 4, preferred: 3 }, { min: 2, max: 2, preferred: 2 }, { min: 3, max: 4, preferred: 4 }, { min: 2, max: 3, preferred: 2 }),
      authorRooms: fc.constantFrom(0, 0, 1, 2),
    });
  });

function pastRound(round: number, ids: readonly string[]): fc.Arbitrary<PlannerInput["history"][number]> {
  return fc.record({ order: fc.shuffledSubarray([...ids], { minLength: ids.length }), scenario: fc.constantFrom("s1", "s2", "old", null), counts: fc.boolean() }).map(({ order: [interviewer = null, candidate = null, ...observers], scenario, counts }) => ({
    round,
    rooms: [{ interviewer, candidate, author: null, observers, scenario }],
    rests: [],
    counts,
  }));
}

/** Who sits where in a round, as `[member, role, room]`. */
export function seatsIn(round: PlannedRound): [string, RoundRole, string][] {
  return round.rooms.flatMap((room) => {
    const seats: [string, RoundRole, string][] = [[room.interviewer, "interviewer", room.room], [room.candidate, "candidate", room.room]];
    if (room.author !== null) seats.push([room.author, "author", room.room]);
    return [...seats, ...room.observers.map((member): [string, RoundRole, string] => [member, "observer", room.room])];
  });
}

/**
 * The hard rules, written down once more and from the other end: what each person lives through, round by round. Gives what is broken, in words.
 */
export function brokenRules(input: PlannerInput, rounds: readonly PlannedRound[]): string[] {
  const broken: string[] = [];
  const known = new Map(input.members.map((member) => [member.id, new Set<string>()]));
  for (const scenario of input.scenarios ?? []) {
    if (scenario.author) known.get(scenario.author)?.add(scenario.id);
    for (const { member } of scenario.seenBy) known.get(member)?.add(scenario.id);
  }
  for (const { rooms } of input.history) {
    for (const room of rooms) for (const id of [room.interviewer, room.candidate, room.author, ...room.observers]) if (id !== null && room.scenario !== null) known.get(id)?.add(room.scenario);
  }
  for (const round of rounds) {
    const seats = seatsIn(round);
    for (const member of input.members) {
      const here = member.joinedRound <= round.round && (member.leftRound === null || member.leftRound > round.round);
      const away = input.absences.some((absence) => absence.member === member.id && absence.round === round.round);
      const places = seats.filter(([id]) => id === member.id).length + round.rests.filter((rest) => rest.member === member.id).length;
      if (places !== (here && !away ? 1 : 0)) broken.push(`${member.id} has ${places} places in round ${round.round}`);
      if (round.absent.includes(member.id) !== (here && away)) broken.push(`${member.id} is wrongly named as absent or not in round ${round.round}`);
    }
    for (const [id, role] of seats) if (!input.members.find((member) => member.id === id)?.roles.includes(role)) broken.push(`${id} may not be ${role}`);
    for (const room of round.rooms) broken.push(...brokenInRoom(input, round, room, known));
    for (const room of round.rooms) for (const [id, , where] of seats) if (where === room.room && room.scenario.kind === "listed") known.get(id)?.add(room.scenario.id);
  }
  return broken;
}

function brokenInRoom(input: PlannerInput, round: PlannedRound, room: PlannedRound["rooms"][number], known: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const broken: string[] = [];
  const people = seatsIn(round).filter(([, , where]) => where === room.room).map(([id]) => id);
  const where = `round ${round.round} room ${room.room}`;
  if (people.length < input.roomSize.min || people.length > input.roomSize.max) broken.push(`${where} has ${people.length} people`);
  for (const { members: [a, b], scope } of input.conflicts) {
    const pair = [room.interviewer, room.candidate];
    if (pair.includes(a) && pair.includes(b)) broken.push(`${a} and ${b} are a pair in ${where}`);
    if (scope === "room" && people.includes(a) && people.includes(b)) broken.push(`${a} and ${b} are together in ${where}`);
  }
  if (room.scenario.kind === "listed" && known.get(room.candidate)?.has(room.scenario.id)) broken.push(`${room.candidate} knows ${room.scenario.id} in ${where}`);
  if (room.scenario.kind === "written" && room.scenario.by === room.candidate) broken.push(`${room.candidate} is asked their own scenario in ${where}`);
  if (room.scenario.kind === "missing" && (input.scenarios ?? []).some((scenario) => !known.get(room.candidate)?.has(scenario.id))) broken.push(`${where} has no scenario although there is one`);
  return broken;
}
