import type { OwnScenario } from "@/lib/content/own/own-scenario";
import { FailureError } from "@/lib/protocol/failures";
import { prisma } from "../../db";
import type { Prisma } from "../../db/generated/client";
import { recordSeenOutside } from "../scenario-seen";
import { newOwnSlug } from "./own-content";

/**
 * Stores a new draft of somebody, or of a group they belong to; `familySlug` where it is a copy. Gives its slug.
 * Throws `FailureError("notFound")` for a group they do not belong to.
 */
export async function insertDraft(userId: string, groupId: string | null, content: OwnScenario, familySlug: string | null): Promise<string> {
  if (groupId !== null && !(await isMember(userId, groupId))) throw new FailureError("notFound", "groupId");
  const slug = newOwnSlug();
  await prisma().$transaction(async (transaction) => {
    await transaction.scenario.create({
      data: { slug, groupId, authorId: userId, familySlug: familySlug ?? slug, draft: { create: { content: content as Prisma.InputJsonValue, changedById: userId } } },
    });
    await recordSeenOutside(transaction, userId, slug, "author");
  });
  return slug;
}

/** Whether this account belongs to the group now. */
export async function isMember(userId: string, groupId: string): Promise<boolean> {
  return (await prisma().groupMember.count({ where: { userId, groupId, leftAt: null } })) > 0;
}
