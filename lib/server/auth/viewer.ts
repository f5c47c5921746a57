import type { Viewer } from "@/lib/domain/permissions";
import { idSchema } from "@/lib/protocol/ids";
import { SURFACE_ROLE, type Role, type Surface } from "@/lib/protocol/roles";
import { prisma, withDatabase } from "../db";
import { isSecureSite } from "../env";
import { readCookies } from "../security/cookies";
import { hashToken, isToken } from "../security/tokens";
import { sessionFromCookies, type Session } from "./session";

/** Who somebody is in an interview. The same for pages, HTTP and the socket handshake: cookies in, own admissions out. */

const GUEST_COOKIE_MAX_AGE_S = 30 * 24 * 3600;

export function guestCookieName(interviewId: string): string {
  return `kkori_guest_${interviewId.replaceAll("-", "")}`;
}

/** How to set the cookie of somebody who joined with a name only. */
export function guestCookie(interviewId: string, guestToken: string) {
  return {
    name: guestCookieName(interviewId),
    value: guestToken,
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: isSecureSite(),
    maxAge: GUEST_COOKIE_MAX_AGE_S,
  } as const;
}

/** SHA-256 of the guest cookie for this interview; null when there is none. */
export function guestTokenHash(cookieHeader: string | null | undefined, interviewId: string): Uint8Array<ArrayBuffer> | null {
  const token = readCookies(cookieHeader)[guestCookieName(interviewId)];
  return token !== undefined && isToken(token) ? hashToken(token) : null;
}

/** Who somebody is in an interview, and the session that proved it; null for somebody who joined with a name only. */
export type Admission = { viewer: Viewer; session: Pick<Session, "version" | "endsAt"> | null };

/** Every admission to this interview that the cookies prove and that still holds, by account first. Throws `FailureError("unavailable")`. */
async function ownAdmissions(cookieHeader: string | null | undefined, interviewId: string): Promise<Admission[]> {
  if (!idSchema.safeParse(interviewId).success) return [];
  const session = await sessionFromCookies(cookieHeader);
  const guest = guestTokenHash(cookieHeader, interviewId);
  const proofs = [...(session ? [{ userId: session.account.userId }] : []), ...(guest ? [{ guestTokenHash: guest }] : [])];
  if (proofs.length === 0) return [];
  const rows = await withDatabase(() => prisma().participant.findMany({ where: { interviewId, removedAt: null, OR: proofs } }));
  return rows
    .map(({ id, role, name, userId }) => ({
      viewer: { participantId: id, interviewId, role, name, userId },
      session: session && userId !== null ? { version: session.version, endsAt: session.endsAt } : null,
    }))
    .sort((a, b) => Number(b.session !== null) - Number(a.session !== null));
}

/**
 * Who the cookies' owner is on this screen: the surface selects among the person's own admissions and grants nothing.
 * Null for strangers, removed people and admissions in another role alike. Throws `FailureError("unavailable")`.
 */
export async function resolveAdmission(cookieHeader: string | null | undefined, interviewId: string, surface: Surface): Promise<Admission | null> {
  const role = SURFACE_ROLE[surface];
  return (await ownAdmissions(cookieHeader, interviewId)).find(({ viewer }) => viewer.role === role) ?? null;
}

/** Who `resolveAdmission` admits. */
export async function resolveViewer(cookieHeader: string | null | undefined, interviewId: string, surface: Surface): Promise<Viewer | null> {
  return (await resolveAdmission(cookieHeader, interviewId, surface))?.viewer ?? null;
}

const REVIEW_ORDER: readonly Role[] = ["interviewer", "observer", "candidate"];

/** Who the cookies' owner is when looking back at an interview: their admission that may see most. Throws `FailureError("unavailable")`. */
export async function resolveReviewer(cookieHeader: string | null | undefined, interviewId: string): Promise<Viewer | null> {
  const viewers = (await ownAdmissions(cookieHeader, interviewId)).map(({ viewer }) => viewer);
  return viewers.sort((a, b) => REVIEW_ORDER.indexOf(a.role) - REVIEW_ORDER.indexOf(b.role))[0] ?? null;
}
