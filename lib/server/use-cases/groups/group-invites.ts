import { z } from "zod";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { GROUP_INVITE_LIFETIME_HOURS, GROUP_MAX_MEMBERS } from "@/lib/protocol/groups";
import { idSchema } from "@/lib/protocol/ids";
import { emailSchema, type Account } from "../../auth/account";
import { prisma, withDatabase } from "../../db";
import { countAttempt } from "../../security/rate-limit";
import { hashToken, newToken } from "../../security/tokens";
import { attempt, parseInput } from "../attempt";
import { enterGroup } from "./enter-group";
import { lockGroup } from "./locks";

const inviteSchema = z.object({ email: emailSchema.nullable().default(null) });

export type NewGroupInvite = { inviteId: string; path: string; email: string | null; expiresAt: number };

/**
 * Makes a link into the group, for everybody who has it or for the account with one email. It can be shown this once only.
 * Codes: unauthenticated, notFound, forbidden, invalid, unavailable.
 */
export async function createGroupInvite(account: Account | null, groupId: string, input: unknown): Promise<Result<NewGroupInvite>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "invite.manage");
    const { email } = parseInput(inviteSchema, input);
    const token = newToken();
    const expiresAt = new Date(Date.now() + GROUP_INVITE_LIFETIME_HOURS * 3_600_000);
    const { id } = await prisma().groupInvite.create({ data: { groupId, email, tokenHash: hashToken(token), createdById: me.userId, expiresAt }, select: { id: true } });
    return success({ inviteId: id, path: `/groups/join/${token}`, email, expiresAt: expiresAt.getTime() });
  });
}

/** Makes a link useless; who joined by it stays. Repeating is harmless. Codes: unauthenticated, notFound, forbidden, unavailable. */
export async function revokeGroupInvite(account: Account | null, groupId: string, inviteId: string): Promise<Result<null>> {
  return attempt(async () => {
    await enterGroup(account, groupId, "invite.manage");
    const where = { id: parseInput(idSchema, inviteId), groupId };
    if ((await prisma().groupInvite.count({ where })) === 0) return failure("notFound");
    await prisma().groupInvite.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: new Date() } });
    return success(null);
  });
}

export type OpenGroupInvite = { groupId: string; groupName: string; memberCount: number; forAnotherEmail: boolean };

/** What the page behind a link says; null for a dead link, whatever it died of. Throws `FailureError`: tooManyRequests, unavailable. */
export async function openGroupInvite(token: string, account: Account | null, clientAddress: string): Promise<OpenGroupInvite | null> {
  return withDatabase(async () => {
    await countAttempt("joinAddress", clientAddress);
    const invite = await findLive(token);
    if (invite === null) return null;
    const memberCount = await prisma().groupMember.count({ where: { groupId: invite.groupId, leftAt: null } });
    const forAnotherEmail = invite.email !== null && account !== null && invite.email !== account.email;
    return { groupId: invite.groupId, groupName: invite.group.name, memberCount, forAnotherEmail };
  });
}

/**
 * Makes the holder of a link a member. Somebody who left comes back into their own history; a member just gets in.
 * Codes: unauthenticated, linkDead, forbidden (the link is for another email), groupFull, tooManyRequests, unavailable.
 */
export async function joinGroup(token: string, account: Account | null, clientAddress: string): Promise<Result<{ groupId: string }>> {
  return attempt(async () => {
    if (account === null) return failure("unauthenticated");
    await countAttempt("joinAddress", clientAddress);
    const invite = await findLive(token);
    if (invite === null) return failure("linkDead");
    const { groupId, email } = invite;
    if (email !== null && email !== account.email) return failure("forbidden");
    await admitMember(groupId, account.userId, email === null ? null : invite.id);
    return success({ groupId });
  });
}

async function findLive(token: string) {
  const invite = await prisma().groupInvite.findUnique({ where: { tokenHash: hashToken(token) }, include: { group: { select: { name: true } } } });
  if (invite === null || invite.revokedAt !== null || invite.usedAt !== null || invite.expiresAt.getTime() <= Date.now()) return null;
  return invite;
}

async function admitMember(groupId: string, userId: string, usedUp: string | null): Promise<void> {
  await prisma().$transaction(async (transaction) => {
    await lockGroup(transaction, groupId);
    const key = { groupId_userId: { groupId, userId } };
    const known = await transaction.groupMember.findUnique({ where: key, select: { leftAt: true } });
    if (known === null || known.leftAt !== null) {
      if ((await transaction.groupMember.count({ where: { groupId, leftAt: null } })) >= GROUP_MAX_MEMBERS) throw new FailureError("groupFull");
      await transaction.groupMember.upsert({ where: key, create: { groupId, userId }, update: { leftAt: null, role: "member" } });
    }
    if (usedUp === null) return;
    const taken = await transaction.groupInvite.updateMany({ where: { id: usedUp, usedAt: null, revokedAt: null }, data: { usedAt: new Date() } });
    if (taken.count === 0) throw new FailureError("linkDead");
  });
}
