import { z } from "zod";
import { can, type Viewer } from "@/lib/domain/permissions";
import { failure, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import type { InviteView } from "@/lib/protocol/lists";
import { roleSchema, type Role, type Surface } from "@/lib/protocol/roles";
import { personNameSchema, type Account } from "../auth/account";
import { prisma, withDatabase } from "../db";
import { countAttempt } from "../security/rate-limit";
import { newToken } from "../security/tokens";
import { admit, ensureJournaled, findOwnAdmissions } from "./admission";
import { attempt, parseInput } from "./attempt";
import { findLiveLink, makeLink, ROLE_SURFACE, type LiveLink, type NewLink } from "./invite-links";

/** Makes a link to this interview. Codes: forbidden, invalid, interviewEnded, unavailable. */
export async function createInvite(viewer: Viewer, role: Role): Promise<Result<NewLink>> {
  return attempt(async () => {
    if (!can(viewer, "invite.manage")) return failure("forbidden");
    const wanted = parseInput(roleSchema, role);
    const interview = await prisma().interview.findUnique({ where: { id: viewer.interviewId }, select: { status: true } });
    if (interview === null) return failure("notFound");
    return interview.status === "ended" ? failure("interviewEnded") : success(await makeLink(viewer.interviewId, wanted));
  });
}

/** Makes a link of this interview useless; people who joined by it stay. Repeating is harmless. Codes: forbidden, invalid, notFound, unavailable. */
export async function revokeInvite(viewer: Viewer, inviteId: string): Promise<Result<null>> {
  return attempt(async () => {
    if (!can(viewer, "invite.manage")) return failure("forbidden");
    const where = { id: parseInput(idSchema, inviteId), interviewId: viewer.interviewId };
    if ((await prisma().invite.count({ where })) === 0) return failure("notFound");
    await prisma().invite.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: new Date() } });
    return success(null);
  });
}

/** The links of this interview, newest first. Their tokens are not kept and can't be shown again. Codes: forbidden, unavailable. */
export async function listInvites(viewer: Viewer): Promise<Result<InviteView[]>> {
  return attempt(async () => {
    if (!can(viewer, "invite.manage")) return failure("forbidden");
    const invites = await prisma().invite.findMany({
      where: { interviewId: viewer.interviewId },
      include: { participants: { select: { name: true }, orderBy: { admittedAt: "asc" } } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    });
    const now = Date.now();
    return success(
      invites.map(({ id, role, createdAt, expiresAt, revokedAt, participants }): InviteView => {
        const state = revokedAt !== null ? "revoked" : expiresAt.getTime() <= now ? "expired" : "live";
        return { inviteId: id, role, createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime(), state, joined: participants.map(({ name }) => name) };
      }),
    );
  });
}

/** What the page behind a link says: role and host, nothing of the scenario. Null for a dead link, whatever it died of. Throws `FailureError("unavailable")`. */
export async function openInvite(token: string): Promise<{ role: Role; hostName: string } | null> {
  const link = await withDatabase(() => findLiveLink(token));
  return link && { role: link.role, hostName: link.hostName };
}

const joinSchema = z.object({ name: personNameSchema });

export type Joined = { interviewId: string; surface: Surface; guestToken?: string };

/**
 * Admits somebody by a link, with their account or with a name only. A guest gets a token for the cookie of `guestCookie`.
 * Somebody who is admitted in that role already just gets in again; an interviewer may join a second time as a guest, to try the
 * other side; everybody else has one role. Codes: invalid, linkDead, conflict, tooManyRequests, unavailable.
 */
export async function joinByInvite(
  token: string,
  input: unknown,
  account: Account | null,
  clientAddress: string,
  cookieHeader?: string | null,
): Promise<Result<Joined>> {
  return attempt(async () => {
    await countAttempt("joinAddress", clientAddress);
    const link = await findLiveLink(token);
    if (link === null) return failure("linkDead");
    const { name } = parseInput(joinSchema, input);
    const own = await findOwnAdmissions(link.interviewId, account, cookieHeader);
    if (own.some((admission) => admission.removed)) return failure("linkDead");
    const same = own.find((admission) => admission.role === link.role);
    if (same) {
      await ensureJournaled(same);
      return success(joined(link));
    }
    if (own.some((admission) => admission.byCookie || admission.role !== "interviewer")) return failure("conflict");
    return account !== null && own.length === 0 ? admitAccount(link, account, name) : admitGuest(link, name);
  });
}

async function admitAccount(link: LiveLink, account: Account, name: string): Promise<Result<Joined>> {
  await admit({ ...link, name, userId: account.userId, guestToken: null });
  return success(joined(link));
}

async function admitGuest(link: LiveLink, name: string): Promise<Result<Joined>> {
  const guestToken = newToken();
  await admit({ ...link, name, userId: null, guestToken });
  return success({ ...joined(link), guestToken });
}

function joined(link: LiveLink): Joined {
  return { interviewId: link.interviewId, surface: ROLE_SURFACE[link.role] };
}
