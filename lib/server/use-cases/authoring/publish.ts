import { z } from "zod";
import { completeScenario } from "@/lib/content/own/complete";
import { ownScenarioSchema } from "@/lib/content/own/own-scenario";
import { blockingProblems } from "@/lib/domain/authoring/problems";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import type { Account } from "../../auth/account";
import { prisma } from "../../db";
import { attempt, parseInput } from "../attempt";
import { toBeAsked } from "../scenario-family";
import { makeCurrent } from "../scenario-versions";
import { enterDraft } from "./enter-scenario";

const reviewerSchema = z.object({ reviewerId: idSchema.nullable() });

/**
 * Names who reviews the draft, or nobody. Codes: unauthenticated, scenarioUnknown, forbidden, invalid, notFound (no member of its group),
 * reviewerToBeAsked, unavailable.
 */
export async function setReviewer(account: Account | null, slug: string, input: unknown): Promise<Result<null>> {
  return attempt(async () => {
    const { groupId, authorId } = await enterDraft(account, slug, "scenario.publish");
    const { reviewerId } = parseInput(reviewerSchema, input);
    if (reviewerId !== null) {
      if (groupId === null || reviewerId === authorId) return failure("notFound", "reviewerId");
      if ((await prisma().groupMember.count({ where: { groupId, userId: reviewerId, leftAt: null } })) === 0) return failure("notFound", "reviewerId");
      if ((await toBeAsked([reviewerId], slug)).size > 0) return failure("reviewerToBeAsked", "reviewerId");
    }
    await prisma().scenarioDraft.updateMany({ where: { slug }, data: { reviewerId } });
    return success(null);
  });
}

const readySchema = z.object({ revision: z.number().int(), ready: z.boolean() });

/**
 * Says that the draft as it stood at `revision` is ready to be used, or that it is not. Its reviewer says so, or its author where nobody was named.
 * Codes: unauthenticated, scenarioUnknown, forbidden, invalid, conflict, scenarioIncomplete, unavailable.
 */
export async function setReady(account: Account | null, slug: string, input: unknown): Promise<Result<null>> {
  return attempt(async () => {
    const { draft } = await enterDraft(account, slug, "scenario.review");
    const { revision, ready } = parseInput(readySchema, input);
    if (ready && blockingProblems(ownScenarioSchema.parse(draft.content)).length > 0) return failure("scenarioIncomplete");
    const written = await prisma().scenarioDraft.updateMany({ where: { slug, revision }, data: { status: ready ? "ready" : "draft" } });
    return written.count === 0 ? failure("conflict") : success(null);
  });
}

const publishSchema = z.object({ revision: z.number().int() });

/**
 * Makes the draft the version that new interviews use. Versions never change; interviews keep the one that they began with.
 * Codes: unauthenticated, scenarioUnknown, forbidden, invalid, conflict, scenarioNotReady, scenarioIncomplete, unavailable.
 */
export async function publishDraft(account: Account | null, slug: string, input: unknown): Promise<Result<{ change: "added" | "updated" | "unchanged" }>> {
  return attempt(async () => {
    await enterDraft(account, slug, "scenario.publish");
    const { revision } = parseInput(publishSchema, input);
    return prisma().$transaction(async (transaction) => {
      await transaction.$queryRaw`SELECT slug FROM "ScenarioDraft" WHERE slug = ${slug} FOR UPDATE`;
      const draft = await transaction.scenarioDraft.findUniqueOrThrow({ where: { slug } });
      if (draft.revision !== revision) throw new FailureError("conflict");
      if (draft.status !== "ready") throw new FailureError("scenarioNotReady");
      const content = ownScenarioSchema.parse(draft.content);
      if (blockingProblems(content).length > 0) throw new FailureError("scenarioIncomplete");
      const change = await makeCurrent(transaction, completeScenario(content, slug));
      await transaction.scenarioDraft.update({ where: { slug }, data: { publishedRevision: revision } });
      await transaction.scenario.update({ where: { slug }, data: { retiredAt: null } });
      return success({ change });
    });
  });
}

/**
 * Takes a scenario out of use: one that was never published is gone, one that was keeps its versions for its interviews and its draft, and
 * comes back when it is published again. Codes: unauthenticated, scenarioUnknown, forbidden, unavailable.
 */
export async function retireScenario(account: Account | null, slug: string): Promise<Result<{ deleted: boolean }>> {
  return attempt(async () => {
    await enterDraft(account, slug, "scenario.retire");
    return prisma().$transaction(async (transaction) => {
      const deleted = (await transaction.scenarioVersion.count({ where: { slug } })) === 0;
      if (deleted) await transaction.scenario.delete({ where: { slug } });
      else {
        await transaction.scenarioVersion.updateMany({ where: { slug }, data: { isCurrent: false } });
        await transaction.scenario.update({ where: { slug }, data: { retiredAt: new Date() } });
        await transaction.scenarioDraft.update({ where: { slug }, data: { publishedRevision: null } });
      }
      return success({ deleted });
    });
  });
}
