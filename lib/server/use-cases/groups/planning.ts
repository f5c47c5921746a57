import { randomBytes } from "node:crypto";
import { z } from "zod";
import { seasonView } from "@/lib/domain/groups/season-view";
import type { SeasonView } from "@/lib/domain/groups/views";
import { describePlan, planSeason } from "@/lib/domain/rotation/plan-season";
import { checkSwap } from "@/lib/domain/rotation/swap";
import type { PlannerInput, SeasonPlan } from "@/lib/domain/rotation/types";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import type { Locale } from "@/lib/protocol/roles";
import type { Account } from "../../auth/account";
import { prisma } from "../../db";
import type { Prisma } from "../../db/generated/client";
import { attempt, parseInput } from "../attempt";
import { applyRound } from "./apply-plan";
import { enterGroup, type Membership } from "./enter-group";
import { readKnowledge } from "./knowledge";
import { lockSeason } from "./locks";
import { problemViews, type ProblemView } from "./plan-problems";
import { openRounds } from "./plan-rounds";
import { plannerInput } from "./planner-input";
import { seasonFacts } from "./season-facts";
import { readSeason, type SeasonState } from "./season-state";

const SEED_BYTES = 6;

const draftSchema = z.object({ seed: z.string().min(1).max(40).optional() });

export type DraftView = {
  season: SeasonView;
  seed: string;
  /** Whether the season changed since this was planned: it has to be planned again before it can be accepted. */
  isOutdated: boolean;
  problems: ProblemView[];
};

/**
 * Plans all rounds of a season that have not started, with everything that happened so far, into the caller's own draft; the season stays as
 * it is. The same seed on the same season gives the same plan. Codes: unauthenticated, notFound, forbidden, invalid, groupTooSmall, unavailable.
 */
export async function draftPlan(account: Account | null, groupId: string, seasonId: string, input: unknown = {}): Promise<Result<{ seed: string }>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "plan.draft");
    const { seed = randomBytes(SEED_BYTES).toString("hex") } = parseInput(draftSchema, input);
    const season = await readSeason(groupId, seasonId);
    const plan = planSeason(await inputOf(season, seed));
    if (plan.problems.some(({ code }) => code === "groupTooSmall")) return failure("groupTooSmall");
    await keepDraft(me, season.id, season.revision, seed, plan);
    return success({ seed });
  });
}

async function inputOf(season: SeasonState, seed: string): Promise<PlannerInput> {
  return plannerInput(season, await readKnowledge(season), openRounds(season, Date.now()), seed);
}

async function keepDraft(me: Membership, seasonId: string, baseRevision: number, seed: string, plan: SeasonPlan): Promise<void> {
  const data = { baseRevision, seed, plan: plan as unknown as Prisma.InputJsonValue };
  await prisma().planDraft.upsert({ where: { seasonId_userId: { seasonId, userId: me.userId } }, create: { seasonId, userId: me.userId, ...data }, update: data });
}

/** The caller's own draft as the season would look with it; null without one. Codes: unauthenticated, notFound, forbidden, unavailable. */
export async function getDraft(account: Account | null, groupId: string, seasonId: string, locale: Locale): Promise<Result<DraftView | null>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "plan.draft");
    const season = await readSeason(groupId, seasonId);
    const draft = await findDraft(me, seasonId);
    if (draft === null) return success(null);
    const view = seasonView(me, await seasonFacts(season, locale, draft.plan), Date.now());
    return success({ season: view, seed: draft.seed, isOutdated: draft.baseRevision !== season.revision, problems: await problemViews(me.userId, season, draft.plan.problems, locale) });
  });
}

async function findDraft(me: Membership, seasonId: string): Promise<{ baseRevision: number; seed: string; plan: SeasonPlan } | null> {
  const draft = await prisma().planDraft.findUnique({ where: { seasonId_userId: { seasonId, userId: me.userId } } });
  // Written by `keepDraft` only.
  return draft && { baseRevision: draft.baseRevision, seed: draft.seed, plan: draft.plan as unknown as SeasonPlan };
}

const adjustSchema = z.object({ round: z.number().int(), firstId: idSchema, secondId: idSchema });

/**
 * Lets two people exchange their places in one round of the caller's draft.
 * Codes: unauthenticated, notFound, forbidden, invalid, swapImpossible (a hard rule forbids it), unavailable.
 */
export async function adjustDraft(account: Account | null, groupId: string, seasonId: string, input: unknown): Promise<Result<null>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "plan.draft");
    const { round, firstId, secondId } = parseInput(adjustSchema, input);
    const season = await readSeason(groupId, seasonId);
    const draft = await findDraft(me, seasonId);
    if (draft === null) return failure("notFound");
    const planner = await inputOf(season, draft.seed);
    const swap = checkSwap(planner, draft.plan.rounds, { rounds: [round], members: [firstId, secondId] });
    if (!swap.allowed) return failure("swapImpossible");
    const rounds = draft.plan.rounds.map((one) => swap.after.find((changed) => changed.round === one.round) ?? one);
    await keepDraft(me, seasonId, draft.baseRevision, draft.seed, describePlan(planner, rounds));
    return success(null);
  });
}

/** Throws the caller's own draft away. Codes: unauthenticated, notFound, forbidden, unavailable. */
export async function discardDraft(account: Account | null, groupId: string, seasonId: string): Promise<Result<null>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "plan.draft");
    await readSeason(groupId, seasonId);
    await prisma().planDraft.deleteMany({ where: { seasonId, userId: me.userId } });
    return success(null);
  });
}

/**
 * Makes the caller's draft the season's plan, unless the season changed since: then nothing happens and the draft stays.
 * Codes: unauthenticated, notFound, forbidden, planChanged, unavailable.
 */
export async function acceptDraft(account: Account | null, groupId: string, seasonId: string): Promise<Result<null>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "plan.accept");
    await readSeason(groupId, seasonId);
    const draft = await findDraft(me, seasonId);
    if (draft === null) return failure("notFound");
    await prisma().$transaction(async (transaction) => {
      await lockSeason(transaction, seasonId);
      const season = await readSeason(groupId, seasonId, transaction);
      if (season.revision !== draft.baseRevision) throw new FailureError("planChanged");
      const open = new Set(openRounds(season, Date.now()));
      for (const round of season.rounds) {
        const plan = draft.plan.rounds.find((one) => one.round === round.number);
        if (plan && open.has(round.number)) await applyRound(transaction, round, plan, draft.plan.explanations);
      }
      await transaction.season.update({ where: { id: seasonId }, data: { seed: draft.seed, revision: { increment: 1 } } });
      await transaction.planDraft.deleteMany({ where: { seasonId, userId: me.userId } });
    }, { timeout: ACCEPT_TIMEOUT_MS });
    return success(null);
  });
}

/** A full season of a full group is some 800 rows. */
const ACCEPT_TIMEOUT_MS = 60_000;
