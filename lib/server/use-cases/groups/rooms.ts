import { z } from "zod";
import { canGroup } from "@/lib/domain/groups/permissions";
import { leastSeen } from "@/lib/domain/rotation/choose-scenarios";
import { factsOf } from "@/lib/domain/rotation/facts";
import { rechooseScenarios } from "@/lib/domain/rotation/rechoose-scenarios";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import { roundRoleSchema, type Locale } from "@/lib/protocol/roles";
import { personNameSchema, type Account } from "../../auth/account";
import { prisma } from "../../db";
import type { Prisma } from "../../db/generated/client";
import { attempt, parseInput } from "../attempt";
import { slugsOutside } from "../scenario-family";
import { seenBy } from "../scenario-seen";
import { applyRounds } from "./apply-plan";
import { enterGroup, type Membership } from "./enter-group";
import { lockSeason } from "./locks";
import { plannerContext, roundOf } from "./planner-context";
import { raiseRevisions } from "./revisions";
import { scenarioTitles } from "./season-facts";
import { readSeason, type SeasonState } from "./season-state";

const ROOM_MAX_PEOPLE = 6;

export type ScenarioChoice = { slug: string; title: string };
/** `leastSeen`: where the candidate has seen all, the title of what they know least. */
export type ScenarioChoices = { choices: ScenarioChoice[]; leastSeen: string | null };

/**
 * Scenarios that a room's candidate has not seen, by title, for organisers and the room's author; never for its candidate.
 * Codes: unauthenticated, notFound, forbidden, unavailable.
 */
export async function listRoomScenarios(account: Account | null, groupId: string, roomId: string, locale: Locale): Promise<Result<ScenarioChoices>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "group.read");
    const room = await roomToChange(me, roomId);
    const versions = await prisma().scenarioVersion.findMany({ where: { isCurrent: true, slug: { notIn: await slugsOutside(groupId) } }, select: { slug: true } });
    const candidate = room.placements.find(({ role }) => role === "candidate")?.userId;
    const seen = new Set((candidate ? await seenBy([candidate]) : []).map(({ slug }) => slug));
    const titles = await scenarioTitles(versions.map(({ slug }) => slug).filter((slug) => !seen.has(slug)), locale);
    const choices = [...titles].map(([slug, title]) => ({ slug, title })).sort((a, b) => a.title.localeCompare(b.title, locale));
    return success({ choices, leastSeen: choices.length === 0 && candidate ? await titleOfLeastSeen(groupId, room, candidate, locale) : null });
  });
}

async function titleOfLeastSeen(groupId: string, room: { roundId: string; round: { seasonId: string } }, candidate: string, locale: Locale): Promise<string | null> {
  const season = await readSeason(groupId, room.round.seasonId);
  const { input } = await plannerContext(season, roundOf(season, room.roundId));
  const least = leastSeen(input, factsOf(input, input.history), candidate);
  return least && ((await scenarioTitles([least.id], locale)).get(least.id) ?? null);
}

/**
 * Gives a room another scenario, one that its candidate has not seen. Later rooms that were to ask somebody of this room about it get another
 * one. Codes: unauthenticated, notFound, forbidden, scenarioUnknown,
 * conflict (the candidate has seen it), roundStarted, unavailable.
 */
export async function chooseScenario(account: Account | null, groupId: string, roomId: string, slug: unknown): Promise<Result<null>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "group.read");
    const room = await roomToChange(me, roomId);
    const wanted = parseInput(z.string().max(64), slug);
    if (room.interviewId !== null) return failure("roundStarted");
    if ((await prisma().scenarioVersion.count({ where: { slug: { equals: wanted, notIn: await slugsOutside(groupId) }, isCurrent: true } })) === 0) return failure("scenarioUnknown");
    const candidate = room.placements.find(({ role }) => role === "candidate")?.userId;
    if (candidate && (await seenBy([candidate], [wanted])).length > 0) return failure("conflict");
    await prisma().$transaction(async (transaction) => {
      const { seasonId } = room.round;
      await lockSeason(transaction, seasonId);
      await transaction.room.update({ where: { id: roomId }, data: { scenarioSlug: wanted } });
      await raiseRevisions(transaction, [room.roundId]);
      await rechooseLater(transaction, await readSeason(groupId, seasonId, transaction), room.roundId);
    });
    return success(null);
  });
}

async function rechooseLater(transaction: Prisma.TransactionClient, season: SeasonState, roundId: string): Promise<void> {
  const round = roundOf(season, roundId);
  const { input, rounds } = await plannerContext(season, round);
  await applyRounds(transaction, season, rounds, rechooseScenarios(input, rounds, round.number + 1).rounds);
}

/** An organiser changes every room but the one they answer in; an author their own. */
async function roomToChange(me: Membership, roomId: string) {
  const room = idSchema.safeParse(roomId).success
    ? await prisma().room.findFirst({ where: { id: roomId, round: { season: { groupId: me.groupId } } }, include: { placements: true, round: { select: { seasonId: true, status: true } } } })
    : null;
  if (room === null) throw new FailureError("notFound", "roomId");
  const mine = room.placements.find(({ userId }) => userId === me.userId)?.role;
  if (mine === "candidate" || !(canGroup(me, "round.change") || mine === "author")) throw new FailureError("forbidden");
  return room;
}

const guestSchema = z.object({ roomId: idSchema, name: personNameSchema, role: roundRoleSchema });

/**
 * Seats somebody from outside in a room that has not been opened: by name, with a link of their own when the round starts. An interviewer or
 * candidate only where that place is free. Codes: unauthenticated, notFound, forbidden, invalid, conflict, roundStarted, unavailable.
 */
export async function addGuest(account: Account | null, groupId: string, input: unknown): Promise<Result<{ placementId: string }>> {
  return attempt(async () => {
    await enterGroup(account, groupId, "guest.manage");
    const { roomId, name, role } = parseInput(guestSchema, input);
    const room = await prisma().room.findFirst({ where: { id: roomId, round: { season: { groupId } } }, include: { round: { select: { seasonId: true } } } });
    if (room === null) return failure("notFound", "roomId");
    if (room.interviewId !== null) return failure("roundStarted");
    return prisma().$transaction(async (transaction) => {
      await lockSeason(transaction, room.round.seasonId);
      const inside = await transaction.placement.findMany({ where: { roomId } });
      const taken = role !== "observer" && inside.some((placement) => placement.role === role);
      if (taken || inside.length >= ROOM_MAX_PEOPLE) return failure("conflict", "role");
      const made = await transaction.placement.create({ data: { roundId: room.roundId, roomId, guestName: name, role }, select: { id: true } });
      await raiseRevisions(transaction, [room.roundId]);
      return success({ placementId: made.id });
    });
  });
}

/** Takes a guest out of a round that has not been opened. Codes: unauthenticated, notFound, forbidden, roundStarted, unavailable. */
export async function removeGuest(account: Account | null, groupId: string, placementId: string): Promise<Result<null>> {
  return attempt(async () => {
    await enterGroup(account, groupId, "guest.manage");
    const placement = idSchema.safeParse(placementId).success
      ? await prisma().placement.findFirst({ where: { id: placementId, guestName: { not: null }, round: { season: { groupId } } }, include: { room: { select: { interviewId: true } }, round: { select: { seasonId: true } } } })
      : null;
    if (placement === null) return failure("notFound");
    if (placement.room?.interviewId) return failure("roundStarted");
    await prisma().$transaction(async (transaction) => {
      await lockSeason(transaction, placement.round.seasonId);
      await transaction.placement.deleteMany({ where: { id: placementId } });
      await raiseRevisions(transaction, [placement.roundId]);
    });
    return success(null);
  });
}
