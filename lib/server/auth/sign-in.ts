import { z } from "zod";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { prisma, withDatabase } from "../db";
import { clearAttempts, countAttempt, forgiveAttempt } from "../security/rate-limit";
import { emailSchema, type Account } from "./account";
import { PASSWORD_MAX_CHARS, verifyPassword } from "./passwords";

const signInSchema = z.object({ email: emailSchema, password: z.string().min(1).max(PASSWORD_MAX_CHARS) });

/** An account together with the session version that a new session is made with. */
export type SignedIn = Account & { sessionVersion: number };

/**
 * Checks an email and password. Every attempt counts against the account and the address before the password is looked at;
 * a right one clears the account's count. Codes: wrongCredentials, tooManyRequests, unavailable.
 */
export async function signIn(input: unknown, address: string): Promise<Result<SignedIn>> {
  const parsed = signInSchema.safeParse(input);
  if (!parsed.success) return failure("wrongCredentials");
  const { email, password } = parsed.data;
  try {
    return await withDatabase(async () => {
      await countAttempt("signInAddress", address);
      await countAttempt("signInAccount", email);
      const user = await prisma().user.findUnique({ where: { email } });
      if (!(await verifyPassword(user?.passwordHash ?? null, password)) || user === null) return failure("wrongCredentials");
      await Promise.all([clearAttempts("signInAccount", email), forgiveAttempt("signInAddress", address)]);
      const { id, name, isAdmin, sessionVersion } = user;
      return success({ userId: id, name, email, isAdmin, sessionVersion });
    });
  } catch (thrown) {
    if (thrown instanceof FailureError) return failure(thrown.code);
    throw thrown;
  }
}
