import { getToken } from "next-auth/jwt";
import { z } from "zod";
import { idSchema } from "@/lib/protocol/ids";
import { prisma, withDatabase } from "../db";
import { env, isSecureSite } from "../env";
import { readCookies } from "../security/cookies";
import type { Account } from "./account";

/**
 * Sessions without next-auth's main module, for pages, HTTP and the socket handshake alike.
 * A session cookie is an encrypted JWT that names the user and the session version it was made with; the database decides whether that version still holds.
 */

export const SESSION_MAX_AGE_S = 14 * 24 * 3600;

/** What Kkori puts into the session token. */
export const sessionClaimsSchema = z.object({ uid: idSchema, sv: z.number().int() });
export type SessionClaims = z.infer<typeof sessionClaimsSchema>;

/** The person that a session's claims stand for; null when the account is gone or its sessions were ended. */
export async function accountOfClaims(claims: unknown): Promise<Account | null> {
  const parsed = sessionClaimsSchema.safeParse(claims);
  if (!parsed.success) return null;
  const user = await withDatabase(() =>
    prisma().user.findUnique({
      where: { id: parsed.data.uid, sessionVersion: parsed.data.sv },
      select: { id: true, name: true, email: true, isAdmin: true },
    }),
  );
  return user && { userId: user.id, name: user.name, email: user.email, isAdmin: user.isAdmin };
}

/** A session that holds: whose it is, the version it was made with, and when it ends, in epoch milliseconds. */
export type Session = { account: Account; version: number; endsAt: number };

/** The session in a raw `Cookie` header; null when there is none that holds. Throws `FailureError("unavailable")` when the database is away. */
export async function sessionFromCookies(cookieHeader: string | null | undefined): Promise<Session | null> {
  // Only cookies count: handing over no headers keeps next-auth from accepting a bearer token.
  const request = { cookies: readCookies(cookieHeader), headers: {} } as Parameters<typeof getToken>[0]["req"];
  const claims = await getToken({ req: request, secret: env().NEXTAUTH_SECRET, secureCookie: isSecureSite() });
  const account = claims === null ? null : await accountOfClaims(claims);
  return account && { account, version: Number(claims?.sv), endsAt: Number(claims?.exp) * 1_000 };
}

/** Who a raw `Cookie` header belongs to; null for nobody. Throws `FailureError("unavailable")` when the database is away. */
export async function accountFromCookies(cookieHeader: string | null | undefined): Promise<Account | null> {
  return (await sessionFromCookies(cookieHeader))?.account ?? null;
}
