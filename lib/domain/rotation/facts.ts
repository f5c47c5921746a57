import type { RoundRole } from "@/lib/protocol/roles";
import type { PastRound, PlannedRoom, PlannedRound, PlannerInput, PlannerMember, SeenAs } from "./types";

/** Members who belong to the group in a round and have not said that they stay away. */
export function presentIn(input: PlannerInput, round: number): PlannerMember[] {
  const absent = absentIn(input, round);
  return input.members.filter((member) => belongsIn(member, round) && !absent.has(member.id));
}

export function belongsIn(member: PlannerMember, round: number): boolean {
  return member.joinedRound <= round && (member.leftRound === null || round < member.leftRound);
}

export function absentIn(input: PlannerInput, round: number): Set<string> {
  return new Set(input.absences.filter((absence) => absence.round === round).map((absence) => absence.member));
}

export type Placement = { member: string; role: RoundRole; room: string };

/** Everybody in a room with their role. */
export function seatedIn(room: PlannedRoom): Placement[] {
  return placements(room.room, room.interviewer, room.candidate, room.author, room.observers);
}

function placements(room: string, interviewer: string | null, candidate: string | null, author: string | null, observers: readonly string[]): Placement[] {
  const out: Placement[] = [];
  if (interviewer !== null) out.push({ member: interviewer, role: "interviewer", room });
  if (candidate !== null) out.push({ member: candidate, role: "candidate", room });
  if (author !== null) out.push({ member: author, role: "author", room });
  for (const member of observers) out.push({ member, role: "observer", room });
  return out;
}

/** A planned round as it counts once it is over. */
export function asPast(round: PlannedRound): PastRound {
  return {
    round: round.round,
    rooms: round.rooms.map(({ interviewer, candidate, author, observers, scenario }) => ({ interviewer, candidate, author, observers, scenario: scenario.kind === "listed" ? scenario.id : null })),
    rests: round.rests.map((rest) => rest.member),
    counts: true,
  };
}

export type Meeting = { round: number; interviewer: string; candidate: string };

/** Who had which role when, who met whom, and who has seen what, over rounds in the order of their numbers. */
export type Facts = {
  /** Rounds that count into the balance only. */
  counts: Map<string, Record<RoundRole | "rest", number>>;
  /** Roles in the order of the rounds. */
  roles: Map<string, (RoundRole | "rest")[]>;
  meetings: Meeting[];
  seen: Map<string, Map<string, SeenAs[]>>;
};

export function factsOf(input: PlannerInput, rounds: readonly PastRound[] = input.history): Facts {
  const facts: Facts = { counts: new Map(), roles: new Map(), meetings: [], seen: new Map() };
  for (const scenario of input.scenarios ?? []) {
    if (scenario.author !== null) noteSeen(facts, scenario.author, scenario.id, "author");
    for (const { member, as } of scenario.seenBy) noteSeen(facts, member, scenario.id, as);
  }
  for (const round of [...rounds].sort((a, b) => a.round - b.round)) addRound(facts, round);
  return facts;
}

/** Adds a later round to the facts. */
export function addRound(facts: Facts, round: PastRound): void {
  for (const room of round.rooms) {
    for (const { member, role } of placements("", room.interviewer, room.candidate, room.author, room.observers)) {
      noteRole(facts, member, role, round.counts);
      if (room.scenario !== null) noteSeen(facts, member, room.scenario, role);
    }
    if (room.interviewer !== null && room.candidate !== null) facts.meetings.push({ round: round.round, interviewer: room.interviewer, candidate: room.candidate });
  }
  for (const member of round.rests) noteRole(facts, member, "rest", round.counts);
}

export function countOf(facts: Facts, member: string, role: RoundRole | "rest"): number {
  return facts.counts.get(member)?.[role] ?? 0;
}

export function seenAs(facts: Facts, member: string, scenario: string): SeenAs[] {
  return facts.seen.get(member)?.get(scenario) ?? [];
}

/** How many scenarios of the list a member may still be asked; no limit where none are listed or authors bring new ones. */
export function unseenBy(input: PlannerInput, facts: Facts, member: string): number {
  if (input.scenarios === null || input.authorRooms > 0) return Infinity;
  return input.scenarios.filter((scenario) => !facts.seen.get(member)?.has(scenario.id)).length;
}

export function timesMet(facts: Facts, interviewer: string, candidate: string): number {
  return facts.meetings.filter((meeting) => meeting.interviewer === interviewer && meeting.candidate === candidate).length;
}

function noteRole(facts: Facts, member: string, role: RoundRole | "rest", counted: boolean): void {
  valueOf(facts.roles, member, () => []).push(role);
  const counts = valueOf(facts.counts, member, () => ({ interviewer: 0, candidate: 0, author: 0, observer: 0, rest: 0 }));
  if (counted) counts[role] += 1;
}

function noteSeen(facts: Facts, member: string, scenario: string, as: SeenAs): void {
  valueOf(valueOf(facts.seen, member, () => new Map<string, SeenAs[]>()), scenario, () => []).push(as);
}

function valueOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key);
  if (there !== undefined) return there;
  const made = make();
  map.set(key, made);
  return made;
}
