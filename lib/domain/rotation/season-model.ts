import type { RoundRole } from "@/lib/protocol/roles";
import { fairestCounts } from "./fair-share";
import { factsOf, presentIn, unseenBy, type Facts } from "./facts";
import { NO_ROOM, seatsFor, type Seat } from "./shape";
import type { PlannerInput } from "./types";

/** Roles as numbers, for the search. The order is that of `ROLE_NAMES`. */
export const INTERVIEWER = 0;
export const CANDIDATE = 1;
export const AUTHOR = 2;
export const OBSERVER = 3;
export const REST = 4;
export const ROLE_NAMES = ["interviewer", "candidate", "author", "observer", "rest"] as const satisfies readonly (RoundRole | "rest")[];
export const ROLE_COUNT = ROLE_NAMES.length;

/** How much an uneven count of each role weighs: who asks and who answers comes before who writes, who writes before who observes. */
const FAIRNESS = [16, 16, 4, 1, 16] as const;

/** The input as arrays: members and scenarios by number, rounds with their seats. Read-only for the search. */
export type SeasonModel = {
  members: number;
  rounds: readonly { present: readonly number[]; seats: readonly Seat[]; roles: Int8Array; rooms: Int8Array; firstSeats: Int32Array; hasObserver: boolean }[];
  level: Float64Array;
  mayTake: readonly (readonly boolean[])[];
  /** Counts of the season's past rounds. */
  past: readonly Int32Array[];
  /** The last two roles of the past, older first; -1 for none. */
  lastRoles: readonly (readonly [number, number])[];
  fairness: readonly Float64Array[];
  /** Most times as candidate with a scenario that they have not seen. */
  unseen: Float64Array;
  /** Rounds, by position, in which each member is present. */
  attended: readonly (readonly number[])[];
  /** Position of a round within `attended`; -1 where absent. */
  positionIn: readonly Int32Array[];
  observesFirst: readonly boolean[];
  met: Float64Array;
  /** 0 free, 1 never as a pair, 2 never in one room; `member * members + other`. */
  conflict: Uint8Array;
  hasConflicts: boolean;
  facts: Facts;
};

/** `mostRooms` caps the rooms of single rounds, by position, where not so many pairs are allowed. */
export function seasonModel(input: PlannerInput, mostRooms: ReadonlyMap<number, number> = new Map()): SeasonModel {
  const facts = factsOf(input);
  const index = new Map(input.members.map((member, at) => [member.id, at]));
  const size = input.members.length;
  const rounds = input.rounds.map((round, position) => {
    const present = presentIn(input, round).map((member) => index.get(member.id)!);
    const seats = seatsFor(present.length, input.roomSize, input.authorRooms, mostRooms.get(position));
    const rooms = Int8Array.from(seats, (seat) => seat.room);
    const firstSeats = Int32Array.from(new Set(seats.map((seat) => seat.room).filter((room) => room !== NO_ROOM)), (room) => rooms.indexOf(room));
    const roles = Int8Array.from(seats, (seat) => ROLE_NAMES.indexOf(seat.role));
    return { present, seats, roles, rooms, firstSeats, hasObserver: roles.includes(OBSERVER) };
  });
  const attended = input.members.map((_, member) => rounds.flatMap((round, at) => (round.present.includes(member) ? [at] : [])));
  return {
    members: size,
    rounds,
    level: Float64Array.from(input.members, (member) => member.level),
    mayTake: input.members.map((member) => ROLE_NAMES.map((role) => role === "rest" || member.roles.includes(role))),
    past: input.members.map((member) => Int32Array.from(ROLE_NAMES, (role) => facts.counts.get(member.id)?.[role] ?? 0)),
    lastRoles: input.members.map((member) => lastTwo(facts, member.id)),
    fairness: input.members.map((member, at) => Float64Array.from(FAIRNESS, (weight) => (member.isGuest || attended[at]!.length === 0 ? 0 : weight))),
    unseen: unseenLimits(input, facts, rounds),
    attended,
    positionIn: attended.map((positions) => {
      const of = new Int32Array(rounds.length).fill(-1);
      positions.forEach((round, at) => (of[round] = at));
      return of;
    }),
    observesFirst: input.members.map((member) => member.isNew && (facts.roles.get(member.id)?.length ?? 0) === 0),
    met: meetings(facts, index, size),
    conflict: conflicts(input, index, size),
    hasConflicts: input.conflicts.length > 0,
    facts,
  };
}

function lastTwo(facts: Facts, member: string): [number, number] {
  const roles = (facts.roles.get(member) ?? []).map((role) => ROLE_NAMES.indexOf(role));
  return [roles.at(-2) ?? -1, roles.at(-1) ?? -1];
}

/**
 * How often each member may be candidate before their unseen scenarios run out. Where they can't suffice for all rooms anyhow, counts stay
 * even instead and rooms are left without a scenario.
 */
function unseenLimits(input: PlannerInput, facts: Facts, rounds: readonly { present: readonly number[]; firstSeats: Int32Array }[]): Float64Array {
  const limits = input.members.map((member) => unseenBy(input, facts, member.id));
  const start = limits.map(() => 0);
  const sharing = { rounds: rounds.map(({ present, firstSeats }) => ({ seats: firstSeats.length, able: present.filter((at) => input.members[at]!.roles.includes("candidate")) })), start, most: limits };
  return limits.every((limit) => limit >= rounds.length) || fairestCounts(sharing) !== null ? Float64Array.from(limits) : new Float64Array(limits.length).fill(Infinity);
}

function meetings(facts: Facts, index: ReadonlyMap<string, number>, size: number): Float64Array {
  const met = new Float64Array(size * size);
  for (const { interviewer, candidate } of facts.meetings) {
    const [asks, answers] = [index.get(interviewer), index.get(candidate)];
    if (asks !== undefined && answers !== undefined) met[asks * size + answers]! += 1;
  }
  return met;
}

function conflicts(input: PlannerInput, index: ReadonlyMap<string, number>, size: number): Uint8Array {
  const out = new Uint8Array(size * size);
  for (const { members, scope } of input.conflicts) {
    const [one, other] = [index.get(members[0]), index.get(members[1])];
    if (one === undefined || other === undefined) continue;
    for (const at of [one * size + other, other * size + one]) out[at] = Math.max(out[at]!, scope === "room" ? 2 : 1);
  }
  return out;
}
