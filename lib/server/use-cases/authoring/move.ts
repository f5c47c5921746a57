import { z } from "zod";
import { failure, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import type { Account } from "../../auth/account";
import { prisma } from "../../db";
import { attempt, parseInput } from "../attempt";
import { enterDraft } from "./enter-scenario";
import { isMember } from "./insert-draft";

const moveSchema = z.object({ groupId: idSchema.nullable() });

/**
 * Gives a scenario to a group that its author belongs to, or back to its author alone. Its reviewer came from the old group, so it is to be
 * reviewed again; what is published stays. Moving it to where it is changes nothing.
 * Codes: unauthenticated, scenarioUnknown, forbidden, invalid, notFound (not a member), scenarioPlanned (a coming round of the group it leaves
 * uses it), unavailable.
 */
export async function moveScenario(account: Account | null, slug: string, input: unknown): Promise<Result<null>> {
  return attempt(async () => {
    const { groupId: from, userId } = await enterDraft(account, slug, "scenario.move");
    const { groupId } = parseInput(moveSchema, input);
    if (groupId === from) return success(null);
    if (groupId !== null && !(await isMember(userId, groupId))) return failure("notFound", "groupId");
    if (from !== null && (await isPlanned(slug, from))) return failure("scenarioPlanned");
    await prisma().scenario.update({ where: { slug }, data: { groupId, draft: { update: { reviewerId: null, status: "draft" } } } });
    return success(null);
  });
}

async function isPlanned(slug: string, groupId: string): Promise<boolean> {
  return (await prisma().room.count({ where: { scenarioSlug: slug, interviewId: null, round: { status: "planned", season: { groupId } } } })) > 0;
}
