import { coversRound, dayIn } from "@/lib/domain/groups/calendar";
import type { PastRound, PlannedRound, PlannerInput, PlannerMember, PlannerScenario, RoomScenario, SeenAs } from "@/lib/domain/rotation/types";
import type { SeenRole } from "@/lib/domain/interview/seen";
import { ROUND_ROLES, type RoundRole } from "@/lib/protocol/roles";
import type { SeenRecord } from "../scenario-seen";
import type { PlacementState, RoundState, SeasonState } from "./season-state";

/** Level of a member of whom nobody said one. */
const DEFAULT_LEVEL = 3;
const ROOM_MIN = 2;
const ROOM_MAX = 4;

export type LibraryScenario = { slug: string; topics: readonly string[] };

export type Knowledge = { scenarios: readonly LibraryScenario[]; seen: readonly SeenRecord[]; earlier: readonly RoundState[] };

/** What the planner has to know of a season to plan `rounds` of it (by number). People are user ids, scenarios slugs. */
export function plannerInput(season: SeasonState, knowledge: Knowledge, rounds: readonly number[], seed: string): PlannerInput {
  const planned = new Set(rounds);
  const past = season.rounds.filter((round) => round.status !== "planned" && !planned.has(round.number));
  return {
    seed,
    rounds: [...rounds].sort((a, b) => a - b),
    members: [...plannerMembers(season, knowledge.earlier, past), ...plannerGuests(season, planned)],
    history: [
      // Rounds of other seasons come before round 1 of this one.
      ...knowledge.earlier.map((round, at) => pastRound(round, at - knowledge.earlier.length, false)),
      ...past.map((round) => pastRound(round, round.number, true)),
    ],
    absences: season.rounds.filter((round) => planned.has(round.number)).flatMap((round) => absentIn(season, round).map((member) => ({ member, round: round.number }))),
    conflicts: season.group.conflicts.map(({ firstId, secondId }) => ({ members: [firstId, secondId], scope: "pair" })),
    scenarios: knowledge.scenarios.map((scenario) => plannerScenario(scenario, knowledge.seen)),
    roomSize: { min: ROOM_MIN, max: ROOM_MAX, preferred: season.roomSize },
    authorRooms: season.authorRooms,
  };
}

/** Members who said that they stay away from a round, or did not come. */
export function absentIn(season: SeasonState, round: Pick<RoundState, "id" | "startsAt">): string[] {
  const day = dayIn(season.group.timeZone, round.startsAt.getTime());
  return [...new Set(season.group.absences.filter((absence) => coversRound(absence, { roundId: round.id, day })).map(({ userId }) => userId))];
}

function plannerMembers(season: SeasonState, earlier: readonly RoundState[], past: readonly RoundState[]): PlannerMember[] {
  const placed = new Set([...earlier, ...past].flatMap((round) => round.placements.map(({ userId }) => userId)));
  const last = (season.rounds.at(-1)?.number ?? 0) + 1;
  const firstFrom = (instant: Date) => season.rounds.find((round) => round.startsAt >= instant)?.number ?? last;
  return season.group.members.map(({ userId, level, joinedAt, leftAt }) => ({
    id: userId,
    level: level ?? DEFAULT_LEVEL,
    joinedRound: placed.has(userId) ? 1 : firstFrom(joinedAt),
    leftRound: leftAt === null ? null : firstFrom(leftAt),
    // Where nobody has a past, nobody is new.
    isNew: placed.size > 0 && !placed.has(userId),
    isGuest: false,
    roles: ROUND_ROLES,
  }));
}

/** Guests belong to their one round; they go by the id of their placement. */
function plannerGuests(season: SeasonState, planned: ReadonlySet<number>): PlannerMember[] {
  return season.rounds.filter(({ number }) => planned.has(number)).flatMap(({ number, placements }) =>
    placements.filter(({ guestName }) => guestName !== null).map(({ id }): PlannerMember => ({
      id, level: DEFAULT_LEVEL, joinedRound: number, leftRound: number + 1, isNew: false, isGuest: true, roles: ROUND_ROLES,
    })),
  );
}

function plannerScenario({ slug, topics }: LibraryScenario, seen: readonly SeenRecord[]): PlannerScenario {
  return { id: slug, topics, author: null, seenBy: seen.filter((record) => record.slug === slug).map(({ userId, role }) => ({ member: userId, as: SEEN_AS[role] })) };
}

/** Who read a scenario in the library knows it as well as somebody who watched. */
const SEEN_AS: Record<SeenRole, SeenAs> = { candidate: "candidate", interviewer: "interviewer", observer: "observer", author: "author", rater: "rater", reader: "observer" };

export function inRole(placements: readonly PlacementState[], roomId: string, role: RoundRole): PlacementState | undefined {
  return placements.find((placement) => placement.roomId === roomId && placement.role === role);
}

function pastRound(round: RoundState, number: number, counts: boolean): PastRound {
  const { rooms, placements } = round;
  return {
    round: number,
    rooms: rooms.map((room) => ({
      interviewer: inRole(placements, room.id, "interviewer")?.userId ?? null,
      candidate: inRole(placements, room.id, "candidate")?.userId ?? null,
      author: inRole(placements, room.id, "author")?.userId ?? null,
      observers: observersOf(placements, room.id),
      scenario: room.scenarioSlug,
    })),
    rests: restingIn(placements),
    counts,
  };
}

function observersOf(placements: readonly PlacementState[], roomId: string): string[] {
  return placements.filter((placement) => placement.roomId === roomId && placement.role === "observer").map(seatId);
}

function restingIn(placements: readonly PlacementState[]): string[] {
  return placements.filter(({ roomId }) => roomId === null).map(seatId);
}

/** Members go by their user id, guests by the id of their placement. */
export function seatId({ id, userId }: Pick<PlacementState, "id" | "userId">): string {
  return userId ?? id;
}

/** A stored round as the planner takes it. Rooms that lack an interviewer or a candidate are left out. */
export function plannedRound(season: SeasonState, round: RoundState): PlannedRound {
  const rooms = round.rooms.flatMap((room) => {
    const [interviewer, candidate, author] = (["interviewer", "candidate", "author"] as const).map((role) => seatIn(round.placements, room.id, role));
    if (!interviewer || !candidate) return [];
    return [{ room: room.letter, interviewer, candidate, author: author ?? null, observers: observersOf(round.placements, room.id), scenario: scenarioOf(room.scenarioSlug, author ?? null) }];
  });
  const rests = restingIn(round.placements).map((member) => ({ member, reason: "noSeat" as const }));
  return { round: round.number, rooms, rests, absent: absentIn(season, round) };
}

function seatIn(placements: readonly PlacementState[], roomId: string, role: RoundRole): string | null {
  const placement = inRole(placements, roomId, role);
  return placement ? seatId(placement) : null;
}

function scenarioOf(slug: string | null, author: string | null): RoomScenario {
  if (slug !== null) return { kind: "listed", id: slug };
  return author === null ? { kind: "missing", leastSeen: null } : { kind: "written", by: author };
}
