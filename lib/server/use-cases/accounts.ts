import { z } from "zod";
import { canAccount } from "@/lib/domain/permissions";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { SIGN_UP_INVITE_LIFETIME_HOURS } from "@/lib/protocol/limits";
import type { SettingsView } from "@/lib/protocol/lists";
import { emailSchema, personNameSchema, type Account } from "../auth/account";
import { createAccount, readSignUpMode, SIGN_UP_SETTING } from "../auth/create-account";
import { hashPassword, PASSWORD_MAX_CHARS, passwordSchema, verifyPassword } from "../auth/passwords";
import { prisma } from "../db";
import { dismissAccount } from "../realtime/dismiss";
import { clearAttempts, countAttempt } from "../security/rate-limit";
import { hashToken, newToken } from "../security/tokens";
import { attempt, parseInput } from "./attempt";

const signUpSchema = z.object({
  email: emailSchema,
  name: personNameSchema,
  password: passwordSchema,
  invite: z.string().max(100).nullable().default(null),
});

/** Makes an account with a password; the first one administers. Codes: invalid, signUpClosed, linkDead, emailTaken, tooManyRequests, unavailable. */
export async function signUp(input: unknown, clientAddress = "unknown"): Promise<Result<{ userId: string }>> {
  return attempt(async () => {
    const { email, name, password, invite } = parseInput(signUpSchema, input);
    await countAttempt("signUpAddress", clientAddress);
    const passwordHash = await hashPassword(password);
    return success(await prisma().$transaction((transaction) => createAccount(transaction, { email, name, passwordHash, invite })));
  });
}

const changePasswordSchema = z.object({ current: z.string().max(PASSWORD_MAX_CHARS).default(""), next: passwordSchema });

/**
 * Sets a new password and ends every session and open window of this person, the asking one too. People without a password need no current one.
 * Codes: unauthenticated, invalid, wrongCredentials (field current), tooManyRequests, unavailable.
 */
export async function changePassword(account: Account, input: unknown): Promise<Result<null>> {
  return attempt(async () => {
    if (!canAccount(account, "account.change")) return failure("unauthenticated");
    const { current, next } = parseInput(changePasswordSchema, input);
    const user = await prisma().user.findUnique({ where: { id: account.userId } });
    if (user === null) return failure("unauthenticated");
    if (user.passwordHash !== null) {
      await countAttempt("signInAccount", user.email);
      if (!(await verifyPassword(user.passwordHash, current))) return failure("wrongCredentials", "current");
      await clearAttempts("signInAccount", user.email);
    }
    await prisma().user.update({ where: { id: user.id }, data: { passwordHash: await hashPassword(next), sessionVersion: { increment: 1 } } });
    dismissAccount(user.id);
    return success(null);
  });
}

/** What the settings page shows. Throws `FailureError`: unauthenticated, unavailable. */
export async function getSettings(account: Account): Promise<SettingsView> {
  const read = await attempt(async () => {
    if (!canAccount(account, "account.change")) return failure("unauthenticated");
    const user = await prisma().user.findUnique({ where: { id: account.userId }, include: { accounts: { select: { provider: true } } } });
    if (user === null) return failure("unauthenticated");
    const administers = canAccount(account, "installation.administer");
    return success<SettingsView>({
      name: user.name,
      email: user.email,
      hasPassword: user.passwordHash !== null,
      providers: user.accounts.map(({ provider }) => provider).sort(),
      administration: administers ? { signUp: await readSignUpMode(prisma()) } : null,
    });
  });
  if (!read.ok) throw new FailureError(read.code);
  return read.value;
}

/** Opens sign-up to everybody or to invited people. Codes: forbidden, invalid, unavailable. */
export async function setSignUpMode(account: Account, mode: unknown): Promise<Result<null>> {
  return attempt(async () => {
    if (!canAccount(account, "installation.administer")) return failure("forbidden");
    const value = parseInput(z.enum(["open", "invitation"]), mode);
    await prisma().setting.upsert({ where: { key: SIGN_UP_SETTING }, create: { key: SIGN_UP_SETTING, value }, update: { value } });
    return success(null);
  });
}

/** Makes a link that lets one person sign up. It is shown this once; only its hash is kept. Codes: forbidden, unavailable. */
export async function createSignUpInvite(account: Account): Promise<Result<{ path: string; expiresAt: number }>> {
  return attempt(async () => {
    if (!canAccount(account, "installation.administer")) return failure("forbidden");
    const token = newToken();
    const expiresAt = new Date(Date.now() + SIGN_UP_INVITE_LIFETIME_HOURS * 3_600_000);
    await prisma().signUpInvite.create({ data: { tokenHash: hashToken(token), createdBy: account.userId, expiresAt } });
    return success({ path: `/sign-up?invite=${token}`, expiresAt: expiresAt.getTime() });
  });
}
