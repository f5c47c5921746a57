import { z } from "zod";
import { checkSwap } from "@/lib/domain/rotation/swap";
import type { PlannedRound } from "@/lib/domain/rotation/types";
import { canGroup } from "@/lib/domain/groups/permissions";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import type { Account } from "../../auth/account";
import { prisma } from "../../db";
import { attempt, parseInput } from "../attempt";
import { reasonSchema } from "./absences";
import { applyRound } from "./apply-plan";
import { enterGroup } from "./enter-group";
import { lockSeason } from "./locks";
import { plannerContext, roundOf } from "./planner-context";
import { findRound, readSeason, type RoundState, type SeasonState } from "./season-state";

const requestSchema = z.object({ roundId: idSchema, partnerId: idSchema, reason: reasonSchema });

/**
 * Asks another member to exchange places in a round that has not started. One open request a person and round.
 * Codes: unauthenticated, notFound, forbidden, invalid, roundStarted, conflict (there is one already), swapImpossible, unavailable.
 */
export async function requestSwap(account: Account | null, groupId: string, input: unknown): Promise<Result<{ swapId: string }>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "swap.request");
    const { roundId, partnerId, reason } = parseInput(requestSchema, input);
    const { seasonId } = await findRound(groupId, roundId);
    const season = await readSeason(groupId, seasonId);
    const round = roundOf(season, roundId);
    if (round.status !== "planned") return failure("roundStarted");
    if (round.swaps.some(({ requesterId, partnerId: other }) => [requesterId, other].some((id) => id === me.userId || id === partnerId))) return failure("conflict");
    if ((await swappedRounds(season, round, me.userId, partnerId)) === null) return failure("swapImpossible");
    const swap = await prisma().swapRequest.create({ data: { roundId, requesterId: me.userId, partnerId, reason }, select: { id: true } });
    return success({ swapId: swap.id });
  });
}

/** The round with the two exchanged, and later ones that need another scenario because of it; null where a hard rule forbids it. */
async function swappedRounds(season: SeasonState, round: RoundState, firstId: string, secondId: string): Promise<readonly PlannedRound[] | null> {
  const { input, rounds } = await plannerContext(season, round);
  const check = checkSwap(input, rounds, { members: [firstId, secondId], rounds: [round.number] });
  return check.allowed ? check.after : null;
}

/** The partner agrees or declines. Codes: unauthenticated, notFound, forbidden, invalid, conflict (not open any more), unavailable. */
export async function answerSwap(account: Account | null, groupId: string, swapId: string, accept: unknown): Promise<Result<null>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "swap.answer");
    const agrees = parseInput(z.boolean(), accept);
    const swap = await findSwap(groupId, swapId);
    if (!canGroup(me, "swap.answer", { userId: swap.partnerId })) return failure("forbidden");
    await move(swapId, ["asked"], { status: agrees ? "accepted" : "declined", answeredAt: new Date() });
    return success(null);
  });
}

/** Who asked takes the request back. Codes: unauthenticated, notFound, forbidden, conflict, unavailable. */
export async function withdrawSwap(account: Account | null, groupId: string, swapId: string): Promise<Result<null>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "swap.request");
    const swap = await findSwap(groupId, swapId);
    if (!canGroup(me, "swap.request", { userId: swap.requesterId })) return failure("forbidden");
    await move(swapId, ["asked", "accepted"], { status: "withdrawn" });
    return success(null);
  });
}

/**
 * An organiser approves what the partner agreed to, and the two change places, or declines.
 * Codes: unauthenticated, notFound, forbidden, invalid, conflict, roundStarted, swapImpossible, unavailable.
 */
export async function decideSwap(account: Account | null, groupId: string, swapId: string, approve: unknown): Promise<Result<null>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "swap.decide");
    const approves = parseInput(z.boolean(), approve);
    const swap = await findSwap(groupId, swapId);
    const decision = { decidedById: me.userId, decidedAt: new Date() };
    if (!approves) {
      await move(swapId, ["asked", "accepted"], { ...decision, status: "declined" });
      return success(null);
    }
    await prisma().$transaction(async (transaction) => {
      const { seasonId } = swap.round;
      await lockSeason(transaction, seasonId);
      const season = await readSeason(groupId, seasonId, transaction);
      const round = roundOf(season, swap.roundId);
      if (round.status !== "planned") throw new FailureError("roundStarted");
      const after = await swappedRounds(season, round, swap.requesterId, swap.partnerId);
      if (after === null) throw new FailureError("swapImpossible");
      const taken = await transaction.swapRequest.updateMany({ where: { id: swapId, status: "accepted" }, data: { ...decision, status: "approved" } });
      if (taken.count === 0) throw new FailureError("conflict");
      for (const plan of after) {
        const changed = plan.round === round.number ? { ...round, swaps: round.swaps.filter(({ id }) => id !== swapId) } : season.rounds.find(({ number }) => number === plan.round)!;
        await applyRound(transaction, changed, plan);
      }
    });
    return success(null);
  });
}

async function findSwap(groupId: string, swapId: string) {
  const swap = idSchema.safeParse(swapId).success
    ? await prisma().swapRequest.findFirst({ where: { id: swapId, round: { season: { groupId } } }, include: { round: { select: { seasonId: true } } } })
    : null;
  if (swap === null) throw new FailureError("notFound");
  return swap;
}

type Step = Parameters<ReturnType<typeof prisma>["swapRequest"]["updateMany"]>[0]["data"];

/** One step of a request that still stands where it is thought to. Throws `FailureError("conflict")`. */
async function move(swapId: string, from: ("asked" | "accepted")[], data: Step): Promise<void> {
  const moved = await prisma().swapRequest.updateMany({ where: { id: swapId, status: { in: from } }, data });
  if (moved.count === 0) throw new FailureError("conflict");
}
