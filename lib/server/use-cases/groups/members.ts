import { z } from "zod";
import { canGroup } from "@/lib/domain/groups/permissions";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { groupRoleSchema } from "@/lib/protocol/groups";
import { idSchema } from "@/lib/protocol/ids";
import type { Account } from "../../auth/account";
import { prisma } from "../../db";
import type { Prisma } from "../../db/generated/client";
import { attempt, parseInput } from "../attempt";
import { enterGroup } from "./enter-group";
import { lockGroup } from "./locks";
import { vacatePlaces } from "./vacate";

/** Leaves a group; what the person did stays in its history. Codes: unauthenticated, notFound, lastOwner, unavailable. */
export async function leaveGroup(account: Account | null, groupId: string): Promise<Result<null>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "group.leave");
    await endMembership(groupId, me.userId);
    return success(null);
  });
}

/** Removes somebody else. An organiser removes members, an owner everybody. Codes: unauthenticated, notFound, forbidden, lastOwner, unavailable. */
export async function removeMember(account: Account | null, groupId: string, userId: string): Promise<Result<null>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "member.remove");
    const member = await findMember(groupId, userId);
    if (!canGroup(me, "member.remove", { userId, role: member.role })) return failure("forbidden");
    await endMembership(groupId, userId);
    return success(null);
  });
}

/** Gives a member another role. A group keeps at least one owner. Codes: unauthenticated, notFound, forbidden, invalid, lastOwner, unavailable. */
export async function changeMemberRole(account: Account | null, groupId: string, userId: string, role: unknown): Promise<Result<null>> {
  return attempt(async () => {
    await enterGroup(account, groupId, "member.setRole");
    const wanted = parseInput(groupRoleSchema, role);
    await findMember(groupId, userId);
    await prisma().$transaction(async (transaction) => {
      await lockGroup(transaction, groupId);
      await transaction.groupMember.update({ where: { groupId_userId: { groupId, userId } }, data: { role: wanted } });
      await requireOwner(transaction, groupId);
    });
    return success(null);
  });
}

const levelSchema = z.number().int().min(1).max(5).nullable();

/** Says how much practice a member has (1 to 5, or null), for even pairs. Codes: unauthenticated, notFound, forbidden, invalid, unavailable. */
export async function changeMemberLevel(account: Account | null, groupId: string, userId: string, level: unknown): Promise<Result<null>> {
  return attempt(async () => {
    await enterGroup(account, groupId, "member.setLevel");
    const wanted = parseInput(levelSchema, level);
    await findMember(groupId, userId);
    await prisma().groupMember.update({ where: { groupId_userId: { groupId, userId } }, data: { level: wanted } });
    return success(null);
  });
}

async function findMember(groupId: string, userId: string) {
  const member = idSchema.safeParse(userId).success
    ? await prisma().groupMember.findFirst({ where: { groupId, userId, leftAt: null }, select: { role: true } })
    : null;
  if (member === null) throw new FailureError("notFound", "userId");
  return member;
}

/** The row stays, and so do placements in rounds that have begun; places in coming rounds fall vacant. */
async function endMembership(groupId: string, userId: string): Promise<void> {
  await prisma().$transaction(async (transaction) => {
    await lockGroup(transaction, groupId);
    await transaction.groupMember.update({ where: { groupId_userId: { groupId, userId } }, data: { leftAt: new Date(), role: "member" } });
    await requireOwner(transaction, groupId);
    await vacatePlaces(transaction, groupId, userId);
  });
}

async function requireOwner(transaction: Prisma.TransactionClient, groupId: string): Promise<void> {
  if ((await transaction.groupMember.count({ where: { groupId, role: "owner", leftAt: null } })) === 0) throw new FailureError("lastOwner");
}
