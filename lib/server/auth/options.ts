import type { NextAuthOptions } from "next-auth";
import { FailureError } from "@/lib/protocol/failures";
import { env, isSecureSite } from "../env";
import { log } from "../logger";
import { admitByProvider, userOfProvider } from "./provider-sign-in";
import { authProviders } from "./providers";
import { accountOfClaims, SESSION_MAX_AGE_S, type SessionClaims } from "./session";

declare module "next-auth" {
  interface User {
    sessionVersion?: number;
  }
}

export const SIGN_IN_PATH = "/sign-in";

type Callbacks = NonNullable<NextAuthOptions["callbacks"]>;

/** Lets people of a provider in, or sends them back to the sign-in page with the failure code. */
const mayEnter: NonNullable<Callbacks["signIn"]> = async ({ account, profile }) => {
  if (account?.type !== "oauth") return true;
  const { email = null, name = null, email_verified } = (profile ?? {}) as { email?: string | null; name?: string | null; email_verified?: boolean };
  const admitted = await admitByProvider({ provider: account.provider, providerAccountId: account.providerAccountId, email, emailVerified: email_verified === true, name });
  return admitted.ok || `${SIGN_IN_PATH}?error=${admitted.code}`;
};

/** Makes the claims of a new session; for a later look at it, ends it when the database no longer knows its version. */
const claims: NonNullable<Callbacks["jwt"]> = async ({ token, user, account }) => {
  if (account?.type === "oauth") {
    const person = await userOfProvider(account.provider, account.providerAccountId);
    if (person === null) throw new FailureError("unauthenticated");
    return { uid: person.userId, sv: person.sessionVersion, name: person.name } satisfies SessionClaims & { name: string };
  }
  if (account && user.sessionVersion !== undefined) {
    return { uid: user.id, sv: user.sessionVersion, name: user.name } satisfies SessionClaims & { name?: string | null };
  }
  if ((await accountOfClaims(token)) === null) throw new FailureError("unauthenticated");
  return token;
};

/** Settings of next-auth. Made at first use, because a build has no environment. */
export function authOptions(): NextAuthOptions {
  return {
    providers: authProviders(),
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_MAX_AGE_S },
    useSecureCookies: isSecureSite(),
    pages: { signIn: SIGN_IN_PATH, error: SIGN_IN_PATH, signOut: SIGN_IN_PATH },
    callbacks: { signIn: mayEnter, jwt: claims },
    logger: {
      // An ended session is expected; next-auth reports it as an error with a stack.
      error: (code) => (code === "JWT_SESSION_ERROR" ? log.debug("session ended") : log.error("sign-in failed", { code })),
      warn: (code) => log.warn("next-auth warning", { code }),
      debug: () => undefined,
    },
  };
}
