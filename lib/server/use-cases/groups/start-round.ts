import { dayIn } from "@/lib/domain/groups/calendar";
import { isOrganiser } from "@/lib/domain/groups/permissions";
import { FailureError, success, type Result } from "@/lib/protocol/failures";
import { ROUND_OPENS_MINUTES } from "@/lib/protocol/groups";
import type { Role } from "@/lib/protocol/roles";
import type { Account } from "../../auth/account";
import { prisma } from "../../db";
import { attempt } from "../attempt";
import { seenBy } from "../scenario-seen";
import { enterGroup } from "./enter-group";
import { lockSeason } from "./locks";
import { INTERVIEW_ROLE, openRoom } from "./open-room";
import { absentIn, inRole } from "./planner-input";
import { raiseRevisions } from "./revisions";
import { findRound, readSeason, type PlacementState, type RoomState, type RoundState, type SeasonState } from "./season-state";

export type StartedRound = {
  rooms: { roomId: string; letter: string; interviewId: string; mine: Role | null }[];
  /** Links for guests; shown this once. */
  guestLinks: { name: string; path: string }[];
};

/**
 * Opens all rooms of a round: an interview each, with its scenario and its people admitted. Repeating finishes what was cut off and is
 * otherwise harmless. Members may from some minutes before its time on, organisers at any time.
 * Codes: unauthenticated, notFound, forbidden, roundNotReady (field: the room's letter), unavailable.
 */
export async function startRound(account: Account | null, groupId: string, roundId: string): Promise<Result<StartedRound>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "round.start");
    const { seasonId } = await findRound(groupId, roundId);
    const round = await prisma().$transaction(async (transaction) => {
      await lockSeason(transaction, seasonId);
      const season = await readSeason(groupId, seasonId, transaction);
      const found = season.rounds.find(({ id }) => id === roundId);
      if (!found) throw new FailureError("notFound");
      if (!isOrganiser(me) && found.startsAt.getTime() > Date.now() + ROUND_OPENS_MINUTES * 60_000) throw new FailureError("forbidden");
      if (found.status !== "planned") return found;
      await requireReady(season, found);
      await transaction.round.update({ where: { id: roundId }, data: { status: "started", startedAt: new Date() } });
      await raiseRevisions(transaction, [roundId]);
      return found;
    });
    return success(await openRooms(round, groupId, me.userId));
  });
}

/** Rooms that are held on this day: those put off open on their own day. */
function dueRooms(timeZone: string, round: RoundState): RoomState[] {
  const today = dayIn(timeZone, Date.now());
  return round.rooms.filter(({ movedTo }) => movedTo === null || dayIn(timeZone, movedTo.getTime()) <= today);
}

/** Throws `FailureError("roundNotReady")` with the first room that lacks a scenario, an interviewer or a candidate who has not seen it. */
async function requireReady(season: SeasonState, round: RoundState): Promise<void> {
  const rooms = dueRooms(season.group.timeZone, round);
  if (rooms.length === 0) throw new FailureError("roundNotReady");
  const absent = new Set(absentIn(season, round));
  const slugs = rooms.flatMap(({ scenarioSlug }) => scenarioSlug ?? []);
  const current = new Set((await prisma().scenarioVersion.findMany({ where: { slug: { in: slugs }, isCurrent: true }, select: { slug: true } })).map(({ slug }) => slug));
  const seen = await seenBy(round.placements.flatMap(({ userId }) => userId ?? []), slugs);
  for (const room of rooms) {
    const [interviewer, candidate] = (["interviewer", "candidate"] as const).map((role) => inRole(round.placements, room.id, role));
    const isThere = (placement: PlacementState | undefined) => placement !== undefined && !(placement.userId !== null && absent.has(placement.userId));
    const isKnown = seen.some(({ userId, slug }) => userId === candidate?.userId && slug === room.scenarioSlug);
    if (!isThere(interviewer) || !isThere(candidate) || room.scenarioSlug === null || !current.has(room.scenarioSlug) || isKnown) throw new FailureError("roundNotReady", room.letter);
  }
}

async function openRooms(round: RoundState, groupId: string, userId: string): Promise<StartedRound> {
  const { timeZone } = await prisma().group.findUniqueOrThrow({ where: { id: groupId }, select: { timeZone: true } });
  const started: StartedRound = { rooms: [], guestLinks: [] };
  for (const room of dueRooms(timeZone, round)) {
    const { interviewId, guestLinks } = await openRoom(round, room, groupId, userId);
    const mine = round.placements.find((placement) => placement.roomId === room.id && placement.userId === userId)?.role ?? null;
    started.rooms.push({ roomId: room.id, letter: room.letter, interviewId, mine: mine && INTERVIEW_ROLE[mine] });
    started.guestLinks.push(...guestLinks);
  }
  return started;
}
