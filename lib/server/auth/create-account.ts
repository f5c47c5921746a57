import { z } from "zod";
import { FailureError } from "@/lib/protocol/failures";
import type { SignUpMode } from "@/lib/protocol/lists";
import type { Prisma } from "../db/generated/client";
import { hashToken, isToken } from "../security/tokens";

/** Making an account, whichever way the person signs up. */

export const SIGN_UP_SETTING = "signUp";
const signUpModeSchema = z.enum(["open", "invitation"]);
const DEFAULT_MODE: SignUpMode = "open";

/** Orders sign-ups, so that exactly one account is the first. Any constant will do. */
const SIGN_UP_LOCK = 0x6b6b6f72;

type Transaction = Prisma.TransactionClient;

export async function readSignUpMode(client: Pick<Transaction, "setting">): Promise<SignUpMode> {
  const row = await client.setting.findUnique({ where: { key: SIGN_UP_SETTING } });
  return signUpModeSchema.catch(DEFAULT_MODE).parse(row?.value ?? DEFAULT_MODE);
}

export type NewAccount = { email: string; name: string; passwordHash: string | null; invite: string | null };

/**
 * Makes an account within a transaction. The first one administers and needs no invitation.
 * Throws `FailureError`: signUpClosed, linkDead, emailTaken.
 */
export async function createAccount(transaction: Transaction, { email, name, passwordHash, invite }: NewAccount): Promise<{ userId: string }> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${SIGN_UP_LOCK})`;
  const isFirst = (await transaction.user.count({ where: { isDemo: false } })) === 0;
  if (!isFirst && (await readSignUpMode(transaction)) === "invitation") await spendSignUpInvite(transaction, invite);
  if (await transaction.user.findUnique({ where: { email }, select: { id: true } })) throw new FailureError("emailTaken", "email");
  const user = await transaction.user.create({ data: { email, name, passwordHash, isAdmin: isFirst }, select: { id: true } });
  return { userId: user.id };
}

/** An invitation serves once; being used and making the account are one transaction. */
async function spendSignUpInvite(transaction: Transaction, invite: string | null): Promise<void> {
  if (invite === null) throw new FailureError("signUpClosed");
  const now = new Date();
  const used = await transaction.signUpInvite.updateMany({
    where: { tokenHash: hashToken(invite), usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (!isToken(invite) || used.count !== 1) throw new FailureError("linkDead");
}
