import { canGroup, type GroupAction, type GroupSubject, type GroupViewer } from "@/lib/domain/groups/permissions";
import { FailureError } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import type { GroupRole } from "@/lib/protocol/groups";
import type { Account } from "../../auth/account";
import { prisma } from "../../db";

/** Somebody inside a group they belong to. */
export type Membership = GroupViewer & { groupId: string; role: GroupRole };

/**
 * Who the caller is in this group. For people outside, a group that exists and one that does not look the same.
 * Throws `FailureError`: unauthenticated, notFound, forbidden.
 */
export async function enterGroup(account: Account | null, groupId: string, action: GroupAction, subject: GroupSubject = {}): Promise<Membership> {
  if (account === null) throw new FailureError("unauthenticated");
  if (!idSchema.safeParse(groupId).success) throw new FailureError("notFound");
  const row = await prisma().groupMember.findUnique({ where: { groupId_userId: { groupId, userId: account.userId } }, select: { role: true, leftAt: true } });
  if (row === null || row.leftAt !== null) throw new FailureError("notFound");
  const viewer = { groupId, userId: account.userId, role: row.role };
  if (!canGroup(viewer, action, subject)) throw new FailureError("forbidden");
  return viewer;
}
