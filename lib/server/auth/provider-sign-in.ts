import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { NAME_MAX_CHARS } from "@/lib/protocol/limits";
import { prisma, withDatabase } from "../db";
import { emailSchema, personNameSchema } from "./account";
import { createAccount } from "./create-account";

/** What GitHub or Google says about somebody. */
export type ProviderIdentity = { provider: string; providerAccountId: string; email: string | null; emailVerified: boolean; name: string | null };

/** The person behind a provider's identity, if they signed in with it before. */
export async function userOfProvider(provider: string, providerAccountId: string): Promise<{ userId: string; name: string; sessionVersion: number } | null> {
  const account = await withDatabase(() =>
    prisma().account.findUnique({ where: { provider_providerAccountId: { provider, providerAccountId } }, include: { user: true } }),
  );
  return account && { userId: account.userId, name: account.user.name, sessionVersion: account.user.sessionVersion };
}

/**
 * Lets somebody in by a provider's identity: a known one, else the account with the same email, else a new account.
 * An email counts only when the provider says it is verified. Codes: emailUnverified, signUpClosed, unavailable.
 */
export async function admitByProvider(identity: ProviderIdentity): Promise<Result<{ userId: string }>> {
  const { provider, providerAccountId } = identity;
  try {
    const known = await userOfProvider(provider, providerAccountId);
    if (known) return success({ userId: known.userId });
    const email = emailSchema.safeParse(identity.email);
    if (!identity.emailVerified || !email.success) return failure("emailUnverified");
    return success(await withDatabase(() => linkOrCreate(identity, email.data)));
  } catch (thrown) {
    if (thrown instanceof FailureError) return failure(thrown.code);
    throw thrown;
  }
}

function linkOrCreate({ provider, providerAccountId, name }: ProviderIdentity, email: string): Promise<{ userId: string }> {
  return prisma().$transaction(async (transaction) => {
    const existing = await transaction.user.findUnique({ where: { email }, include: { accounts: { select: { id: true } } } });
    const userId = existing?.id ?? (await createAccount(transaction, { email, name: displayName(name, email), passwordHash: null, invite: null })).userId;
    if (existing && existing.accounts.length === 0) {
      // Nobody had proved that this email is theirs: whoever chose the password may be somebody else, so it and its sessions end here.
      await transaction.user.update({ where: { id: userId }, data: { passwordHash: null, sessionVersion: { increment: 1 } } });
    }
    await transaction.account.create({ data: { userId, provider, providerAccountId } });
    return { userId };
  });
}

function displayName(name: string | null, email: string): string {
  const named = personNameSchema.safeParse((name ?? "").slice(0, NAME_MAX_CHARS));
  return named.success ? named.data : (email.split("@")[0] ?? email).slice(0, NAME_MAX_CHARS);
}
