import { z } from "zod";
import { dayIn, weeklyStarts } from "@/lib/domain/groups/calendar";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { daySchema, GROUP_NAME_MAX_CHARS, SEASON_MAX_ROUNDS } from "@/lib/protocol/groups";
import { idSchema } from "@/lib/protocol/ids";
import type { Account } from "../../auth/account";
import { prisma } from "../../db";
import { attempt, parseInput } from "../attempt";
import { enterGroup } from "./enter-group";
import { lockGroup, lockSeason } from "./locks";
import { roundOf } from "./planner-context";
import { inRole } from "./planner-input";
import { raiseRevisions } from "./revisions";
import { findRound, readSeason, type RoundState } from "./season-state";

/** How long before a round its author hands in the scenario, in hours. */
const AUTHOR_LEAD_HOURS = 48;

const seasonSchema = z.object({
  name: z.string().trim().normalize("NFC").min(1).max(GROUP_NAME_MAX_CHARS),
  firstDay: daySchema,
  rounds: z.number().int().min(1).max(SEASON_MAX_ROUNDS),
  roomSize: z.number().int().min(2).max(4).default(3),
  authorRooms: z.number().int().min(0).max(2).default(0),
});

/**
 * Opens a season with its rounds in the group's weekly slot; nobody is placed yet. One season at a time: the last one has to be closed
 * or held to its end. Codes: unauthenticated, notFound, forbidden, invalid, conflict (rounds of the last season are still to come), unavailable.
 */
export async function createSeason(account: Account | null, groupId: string, input: unknown): Promise<Result<{ seasonId: string }>> {
  return attempt(async () => {
    await enterGroup(account, groupId, "season.manage");
    const { firstDay, rounds: count, ...data } = parseInput(seasonSchema, input);
    const group = await prisma().group.findUniqueOrThrow({ where: { id: groupId }, include: { holidays: true } });
    const starts = weeklyStarts(group, new Set(group.holidays.map(({ day }) => day)), firstDay, count);
    const rounds = starts.map((start, at) => ({
      number: at + 1, startsAt: new Date(start), plannedMinutes: group.roundMinutes, authorDeadline: data.authorRooms > 0 ? authorDeadline(start) : null,
    }));
    const season = await prisma().$transaction(async (transaction) => {
      await lockGroup(transaction, groupId);
      const now = new Date();
      if ((await transaction.round.count({ where: { status: "planned", startsAt: { gt: now }, season: { groupId, closedAt: null } } })) > 0) throw new FailureError("conflict");
      await transaction.season.updateMany({ where: { groupId, closedAt: null }, data: { closedAt: now } });
      return transaction.season.create({ data: { ...data, groupId, rounds: { create: rounds } }, select: { id: true } });
    });
    return success({ seasonId: season.id });
  });
}

function authorDeadline(start: number): Date {
  return new Date(start - AUTHOR_LEAD_HOURS * 3_600_000);
}

/** Closes a season early: rounds that have not started are gone, the others stay. Codes: unauthenticated, notFound, forbidden, unavailable. */
export async function closeSeason(account: Account | null, groupId: string, seasonId: string): Promise<Result<null>> {
  return attempt(async () => {
    await enterGroup(account, groupId, "season.manage");
    await readSeason(groupId, seasonId);
    await prisma().$transaction(async (transaction) => {
      await lockSeason(transaction, seasonId);
      await transaction.round.deleteMany({ where: { seasonId, status: "planned" } });
      await transaction.season.update({ where: { id: seasonId }, data: { closedAt: new Date(), revision: { increment: 1 } } });
    });
    return success(null);
  });
}

const roundSchema = z.object({
  revision: z.number().int().min(0),
  startsAt: z.number().int().optional(),
  authorDeadline: z.number().int().nullable().optional(),
  reviewerId: idSchema.nullable().optional(),
});

/**
 * Moves a round that has not started, sets its author's deadline and who reviews the scenario; absent fields stay. `revision` is the one seen.
 * Codes: unauthenticated, notFound, forbidden, invalid, reviewerToBeAsked (they answer in a room with an author), roundStarted, planChanged,
 * unavailable.
 */
export async function changeRound(account: Account | null, groupId: string, roundId: string, input: unknown): Promise<Result<null>> {
  return attempt(async () => {
    await enterGroup(account, groupId, "round.change");
    const { revision, startsAt, authorDeadline: deadline, reviewerId } = parseInput(roundSchema, input);
    const { seasonId } = await findRound(groupId, roundId);
    const season = await readSeason(groupId, seasonId);
    const { members, timeZone } = season.group;
    if (reviewerId && answersAuthor(roundOf(season, roundId), reviewerId)) return failure("reviewerToBeAsked", "reviewerId");
    if (reviewerId && !members.some(({ userId, leftAt }) => userId === reviewerId && leftAt === null)) return failure("invalid", "reviewerId");
    if (startsAt !== undefined && dayIn(timeZone, startsAt) < dayIn(timeZone, Date.now())) return failure("invalid", "startsAt");
    await prisma().$transaction(async (transaction) => {
      await lockSeason(transaction, seasonId);
      const round = await transaction.round.findUniqueOrThrow({ where: { id: roundId }, select: { status: true, revision: true } });
      if (round.status !== "planned") throw new FailureError("roundStarted");
      if (round.revision !== revision) throw new FailureError("planChanged");
      await transaction.round.update({
        where: { id: roundId },
        data: {
          startsAt: startsAt === undefined ? undefined : new Date(startsAt),
          authorDeadline: deadline === undefined ? undefined : deadline === null ? null : new Date(deadline),
          reviewerId,
        },
      });
      await raiseRevisions(transaction, [roundId]);
    });
    return success(null);
  });
}

/** Whether somebody is the candidate of a room whose author writes the scenario. */
function answersAuthor({ rooms, placements }: RoundState, userId: string): boolean {
  return rooms.some(({ id }) => inRole(placements, id, "author") !== undefined && inRole(placements, id, "candidate")?.userId === userId);
}
