import type { RoundRole } from "@/lib/protocol/roles";
import { chooseScenario } from "./choose-scenarios";
import { seatedIn } from "./facts";
import { fixContext, type FixContext } from "./fix-context";
import { measureFix, type DraftFix } from "./measure-fix";
import type { Fix, PlannedRoom, PlannedRound, PlannerInput, RoundChange } from "./types";

/**
 * Repairs one round after somebody does not come: the best fix for each of them in turn. Rooms that have started stay as they are.
 * Gives the round and the fixes taken; `after` equals the round where nothing had to change.
 */
export function repairRound(input: PlannerInput, rounds: readonly PlannedRound[], change: RoundChange): { after: PlannedRound; fixes: readonly Fix[]; changedRooms: readonly string[] } {
  let current = rounds;
  const fixes: Fix[] = [];
  for (const member of change.absent) {
    const [best] = proposeFixes(input, current, change, member);
    if (!best) continue;
    fixes.push(best);
    current = current.map((round) => (round.round === change.round ? best.after : round));
  }
  const after = current.find((round) => round.round === change.round);
  if (!after) throw new Error(`round ${change.round} is not planned`);
  return { after, fixes, changedRooms: [...new Set(fixes.flatMap((fix) => fix.changedRooms))] };
}

/**
 * Ways to go on without a member of a round, best first: with a scenario that the candidate has not seen, with the fewest rooms changed, with
 * the planned scenario, with the fairer counts, with a new pair. Empty where the member has no part in the round.
 */
export function proposeFixes(input: PlannerInput, rounds: readonly PlannedRound[], change: RoundChange, member: string): Fix[] {
  const context = fixContext(input, rounds, change);
  return draftFixes(context, member)
    .map((draft) => measureFix(context, draft))
    .sort((a, b) => rank(a).reduce((order, value, at) => order || value - rank(b)[at]!, 0));
}

const KIND_ORDER = ["none", "leaveEmpty", "substitute", "closeRoom", "postpone"];

function rank(fix: Fix): number[] {
  const missing = fix.newScenarios.filter(({ scenario }) => scenario.kind === "missing").length;
  const repeats = fix.newPairs.reduce((sum, pair) => sum + pair.times, 0);
  return [KIND_ORDER.indexOf(fix.kind), missing, fix.spoilsLater.length, fix.changedRooms.length, fix.newScenarios.length, fix.balanceCost, repeats];
}

function draftFixes(context: FixContext, member: string): DraftFix[] {
  const { round } = context;
  const withoutRest = { ...round, rests: round.rests.filter((rest) => rest.member !== member), absent: [...new Set([...round.absent, member])] };
  const room = round.rooms.find((one) => seatedIn(one).some((seat) => seat.member === member));
  if (!room) return round.rests.length === withoutRest.rests.length ? [] : [{ kind: "none", absent: member, substitute: null, after: withoutRest, postponed: null }];
  if (context.started.has(room.room)) return [{ kind: "none", absent: member, substitute: null, after: round, postponed: null }];
  const { role } = seatedIn(room).find((seat) => seat.member === member)!;
  const base = { absent: member, after: withoutRest, postponed: null };
  if (role === "observer" || role === "author") {
    const smaller = withScenario(context, vacate(room, member), room);
    if (seatedIn(smaller).length >= context.input.roomSize.min) return [{ ...base, kind: "leaveEmpty", substitute: null, after: replace(withoutRest, smaller) }];
  }
  const substitutes = context.pool(member).flatMap((person): DraftFix[] => {
    const after = substitute(context, withoutRest, room, member, role, person);
    return after === null ? [] : [{ ...base, kind: "substitute", substitute: person, after }];
  });
  return [
    ...substitutes,
    { ...base, kind: "closeRoom", substitute: null, after: closeRoom(context, withoutRest, room, member) },
    { ...base, kind: "postpone", substitute: null, after: release(withoutRest, room, member), postponed: room },
  ];
}

/** `person` takes over the seat; their own stays empty. Null where a rule forbids it. */
function substitute(context: FixContext, round: PlannedRound, room: PlannedRoom, member: string, role: RoundRole, person: string): PlannedRound | null {
  const { input } = context;
  if (!context.mayTake(person, role)) return null;
  const from = round.rooms.find((one) => seatedIn(one).some((seat) => seat.member === person));
  const seat = from && seatedIn(from).find((one) => one.member === person);
  if (seat?.role === "interviewer" || seat?.role === "candidate") return null;
  let after: PlannedRound = { ...round, rests: round.rests.filter((rest) => rest.member !== person) };
  if (from && from.room !== room.room) {
    const left = withScenario(context, vacate(from, person), from);
    if (seatedIn(left).length < input.roomSize.min) return null;
    after = replace(after, left);
  }
  const open = from?.room === room.room ? vacate(room, person) : room;
  const filled = withScenario(context, fill(open, member, role, person), room);
  if (seatedIn(filled).length < input.roomSize.min || !context.conflictFree(filled)) return null;
  return replace(after, filled);
}

/** The room's others observe elsewhere where a seat is free, or rest. */
function closeRoom(context: FixContext, round: PlannedRound, room: PlannedRoom, member: string): PlannedRound {
  let after = release(round, room, member);
  for (const { member: person } of seatedIn(room).filter((seat) => seat.member !== member)) {
    const host = after.rooms.find((one) => !context.started.has(one.room) && seatedIn(one).length < context.input.roomSize.max && context.mayTake(person, "observer") && context.conflictFree({ ...one, observers: [...one.observers, person] }));
    if (!host) continue;
    after = { ...replace(after, { ...host, observers: [...host.observers, person] }), rests: after.rests.filter((rest) => rest.member !== person) };
  }
  return after;
}

function release(round: PlannedRound, room: PlannedRoom, member: string): PlannedRound {
  const free = seatedIn(room).filter((seat) => seat.member !== member);
  return { ...round, rooms: round.rooms.filter((one) => one.room !== room.room), rests: [...round.rests, ...free.map((seat) => ({ member: seat.member, reason: "roomGone" as const }))] };
}

function replace(round: PlannedRound, room: PlannedRoom): PlannedRound {
  return { ...round, rooms: round.rooms.map((one) => (one.room === room.room ? room : one)) };
}

function vacate(room: PlannedRoom, member: string): PlannedRoom {
  return { ...room, author: room.author === member ? null : room.author, observers: room.observers.filter((one) => one !== member) };
}

function fill(room: PlannedRoom, member: string, role: RoundRole, person: string): PlannedRoom {
  if (role === "observer") return { ...room, observers: room.observers.map((one) => (one === member ? person : one)) };
  return { ...room, [role]: person };
}

/** The planned scenario where its candidate may still be asked it, otherwise another one. */
function withScenario(context: FixContext, room: PlannedRoom, planned: PlannedRoom): PlannedRoom {
  const { scenario } = planned;
  const written = scenario.kind === "written" && scenario.by !== room.candidate && seatedIn(room).some((seat) => seat.member === scenario.by && seat.role === "author");
  const listed = scenario.kind === "listed" && !context.hasSeen(room.candidate, scenario.id);
  if (written || listed || scenario.kind === "open") return { ...room, scenario };
  const besides = context.round.rooms.flatMap((one) => (one.room !== room.room && one.scenario.kind === "listed" ? [one.scenario.id] : []));
  return { ...room, scenario: chooseScenario(context.input, context.facts, context.topics, room, { besides, later: context.plannedLater(room) }) };
}
