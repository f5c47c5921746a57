import { ROUND_ROLES, type RoundRole } from "@/lib/protocol/roles";
import { asPast, belongsIn, countOf, factsOf, presentIn, unseenBy, type Facts } from "./facts";
import { fairestCounts } from "./fair-share";
import type { PlannedRound, PlannerInput, PlannerMember, RoleBalance, Unevenness } from "./types";

const BALANCED = [...ROUND_ROLES, "rest"] as const;

/** Role counts over the season, with the smallest spread that any plan could have and the reasons where it is more than one. */
export function balanceOf(input: PlannerInput, rounds: readonly PlannedRound[]): RoleBalance[] {
  const before = factsOf(input);
  const after = factsOf(input, [...input.history, ...rounds.map(asPast)]);
  const present = new Map(rounds.map(({ round }) => [round, presentIn(input, round)]));
  const used = BALANCED.filter((role) => input.members.some((member) => countOf(after, member.id, role) > 0) || role === "interviewer" || role === "candidate");
  const bounds = new Map<string, number>();
  for (const role of used) bounds.set(role, ownBound(input, rounds, before, present, role));
  return used.map((role) => roleBalance(input, { rounds, before, after, present }, role, bounds));
}

type Season = { rounds: readonly PlannedRound[]; before: Facts; after: Facts; present: ReadonlyMap<number, PlannerMember[]> };

function roleBalance(input: PlannerInput, season: Season, role: RoundRole | "rest", bounds: ReadonlyMap<string, number>): RoleBalance {
  const counts = Object.fromEntries(input.members.map((member) => [member.id, countOf(season.after, member.id, role)]));
  const compared = comparedFor(input, season.present, role).map((member) => member.id);
  const values = compared.map((id) => counts[id]!);
  const [min, max] = values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];
  const spread = max - min;
  const lowerBound = Math.max(bounds.get(role) ?? 0, role === "observer" ? leftOverBound(input, season, bounds) : 0);
  return { role, counts, compared, min, max, spread, lowerBound: Math.min(lowerBound, spread), reasons: spread <= 1 ? [] : unevenness(input, season, role, counts, compared, min, max) };
}

function comparedFor(input: PlannerInput, present: ReadonlyMap<number, PlannerMember[]>, role: RoundRole | "rest"): PlannerMember[] {
  const coming = new Set([...present.values()].flat());
  return input.members.filter((member) => !member.isGuest && (role === "rest" || member.roles.includes(role)) && coming.has(member));
}

/** Smallest spread of a role if nothing but attendance, roles and unseen scenarios mattered. */
function ownBound(input: PlannerInput, rounds: readonly PlannedRound[], before: Facts, present: ReadonlyMap<number, PlannerMember[]>, role: RoundRole | "rest"): number {
  const compared = comparedFor(input, present, role);
  const index = new Map(compared.map((member, at) => [member, at]));
  let othersCould = false;
  const sharing = {
    rounds: rounds.map((round) => {
      const able = present.get(round.round)!.filter((member) => role === "rest" || member.roles.includes(role));
      othersCould ||= able.some((member) => !index.has(member));
      return { seats: seatsOf(round, role), able: able.flatMap((member) => index.get(member) ?? []) };
    }),
    start: compared.map((member) => countOf(before, member.id, role)),
    most: compared.map((member) => (role === "candidate" ? unseenBy(input, before, member.id) : Infinity)),
  };
  // Guests can take any number of seats, so nothing follows for the others.
  if (othersCould || compared.length === 0) return 0;
  const counts = fairestCounts(sharing) ?? fairestCounts({ ...sharing, most: sharing.most.map(() => Infinity) });
  return counts === null ? 0 : Math.max(...counts) - Math.min(...counts);
}

function seatsOf(round: PlannedRound, role: RoundRole | "rest"): number {
  if (role === "rest") return round.rests.length;
  return round.rooms.reduce((sum, room) => sum + (role === "observer" ? room.observers.length : room[role] === null ? 0 : 1), 0);
}

/**
 * Observing takes what is left. Two members who come a and b times, a > b, and whose other counts each differ by at most their own bound
 * (or one), differ in observing by at least a - b less the sum of those bounds.
 */
function leftOverBound(input: PlannerInput, season: Season, bounds: ReadonlyMap<string, number>): number {
  const everyRole = comparedFor(input, season.present, "observer").filter((member) => ROUND_ROLES.every((role) => !bounds.has(role) || member.roles.includes(role)));
  const totals = everyRole.map((member) => BALANCED.reduce((sum, role) => sum + countOf(season.after, member.id, role), 0));
  if (totals.length < 2) return 0;
  const others = [...bounds].reduce((sum, [role, bound]) => sum + (role === "observer" ? 0 : Math.max(1, bound)), 0);
  return Math.max(0, Math.max(...totals) - Math.min(...totals) - others);
}

function unevenness(input: PlannerInput, season: Season, role: RoundRole | "rest", counts: Readonly<Record<string, number>>, compared: readonly string[], min: number, max: number): Unevenness[] {
  const extremes = input.members.filter((member) => compared.includes(member.id) && (counts[member.id]! <= Math.max(min, max - 2) || counts[member.id]! >= Math.min(max, min + 2)));
  const reasons = extremes.flatMap((member) => reasonsOf(input, season, member, role, counts[member.id]! < max - 1));
  if (reasons.length > 0) return reasons;
  if (input.conflicts.length === 0) return [{ code: "jointly" }];
  return input.conflicts.map(({ members }) => ({ code: "conflict", member: members[0], other: members[1] }));
}

function reasonsOf(input: PlannerInput, season: Season, member: PlannerMember, role: RoundRole | "rest", has: boolean): Unevenness[] {
  const numbers = season.rounds.map((round) => round.round);
  const attended = season.rounds.filter((round) => season.present.get(round.round)!.includes(member)).length;
  const absent = numbers.filter((round) => belongsIn(member, round)).length - attended;
  const reasons: Unevenness[] = [];
  if (has && member.joinedRound > Math.min(...numbers, ...input.history.filter((round) => round.counts).map((round) => round.round))) reasons.push({ code: "joinedLate", member: member.id, round: member.joinedRound });
  if (has && member.leftRound !== null && member.leftRound <= Math.max(...numbers)) reasons.push({ code: "left", member: member.id, round: member.leftRound });
  if (has && absent > 0) reasons.push({ code: "attendance", member: member.id, rounds: attended, of: numbers.length });
  if (has && role === "candidate" && unseenBy(input, season.before, member.id) <= countOf(season.after, member.id, "candidate")) reasons.push({ code: "fewUnseen", member: member.id, unseen: unseenBy(input, season.before, member.id) });
  if (!has && countOf(season.before, member.id, role) > 0) reasons.push({ code: "past", member: member.id, count: countOf(season.before, member.id, role) });
  if (member.roles.length < ROUND_ROLES.length) reasons.push({ code: "roles", member: member.id });
  return reasons;
}
