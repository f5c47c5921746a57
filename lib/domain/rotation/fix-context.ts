import type { RoundRole } from "@/lib/protocol/roles";
import { pastTopics, type TopicCounts } from "./choose-scenarios";
import { asPast, factsOf, presentIn, seatedIn, seenAs, type Facts } from "./facts";
import type { PlannedRoom, PlannedRound, PlannerInput, RoundChange } from "./types";

/** A room that one of its people is to be asked about in a later round. */
export type LaterRoom = { round: number; room: string; member: string; scenario: string };

/** What fixes of one round are judged by; made once for all of them. */
export type FixContext = {
  input: PlannerInput;
  round: PlannedRound;
  started: ReadonlySet<string>;
  /** What happened before the round. */
  facts: Facts;
  /** Everything, later plans included. */
  season: Facts;
  topics: TopicCounts;
  /** Who could take over a seat of `member`: present, and not in a room that has started. */
  pool(member: string): string[];
  mayTake(member: string, role: RoundRole): boolean;
  hasSeen(member: string, scenario: string): boolean;
  conflictFree(room: PlannedRoom): boolean;
  later: readonly LaterRoom[];
  /** Scenarios that people of a room are to be asked about later. */
  plannedLater(room: PlannedRoom): string[];
};

export function fixContext(input: PlannerInput, rounds: readonly PlannedRound[], change: RoundChange): FixContext {
  const round = rounds.find((one) => one.round === change.round);
  if (!round) throw new Error(`round ${change.round} is not planned`);
  const facts = factsOf(input, [...input.history, ...rounds.filter((one) => one.round < change.round).map(asPast)]);
  const started = new Set(change.started);
  const gone = new Set([...change.absent, ...round.absent]);
  const busy = new Set(round.rooms.filter((room) => started.has(room.room)).flatMap((room) => seatedIn(room).map((seat) => seat.member)));
  const free = presentIn(input, change.round).map((member) => member.id).filter((id) => !gone.has(id) && !busy.has(id));
  const members = new Map(input.members.map((member) => [member.id, member]));
  const later = laterRooms(rounds, change.round);
  return {
    input,
    round,
    started,
    facts,
    season: factsOf(input, [...input.history, ...rounds.map(asPast)]),
    topics: pastTopics(input),
    pool: (member) => free.filter((id) => id !== member),
    mayTake: (member, role) => members.get(member)?.roles.includes(role) ?? false,
    hasSeen: (member, scenario) => seenAs(facts, member, scenario).length > 0,
    conflictFree: (room) => input.conflicts.every((conflict) => !clashes(room, conflict)),
    later,
    plannedLater: (room) => later.filter(({ member }) => seatedIn(room).some((seat) => seat.member === member)).map(({ scenario }) => scenario),
  };
}

function clashes(room: PlannedRoom, { members, scope }: PlannerInput["conflicts"][number]): boolean {
  if (members.includes(room.interviewer) && members.includes(room.candidate)) return true;
  const people = seatedIn(room).map((seat) => seat.member);
  return scope === "room" && members.every((member) => people.includes(member));
}

function laterRooms(rounds: readonly PlannedRound[], after: number): LaterRoom[] {
  return rounds
    .filter((round) => round.round > after)
    .flatMap(({ round, rooms }) => rooms.flatMap(({ room, candidate, scenario }) => (scenario.kind === "listed" ? [{ round, room, member: candidate, scenario: scenario.id }] : [])));
}
