import { INVITE_LIFETIME_HOURS } from "@/lib/protocol/limits";
import type { Role, Surface } from "@/lib/protocol/roles";
import type { InterviewStatus } from "@/lib/protocol/views";
import { pool, prisma } from "../db";
import { hashToken, newToken } from "../security/tokens";

/** Links that admit people to one interview in one role. */

export const ROLE_SURFACE = { interviewer: "console", candidate: "room", observer: "observe" } as const satisfies Record<Role, Surface>;

export type NewLink = { inviteId: string; path: string; expiresAt: number };

/** Makes a link; it can be shown this once only, because just its hash is kept. */
export async function makeLink(interviewId: string, role: Role): Promise<NewLink> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + INVITE_LIFETIME_HOURS * 3_600_000);
  const invite = await prisma().invite.create({ data: { interviewId, role, tokenHash: hashToken(token), expiresAt }, select: { id: true } });
  return { inviteId: invite.id, path: `/join/${token}`, expiresAt: expiresAt.getTime() };
}

export type LiveLink = { inviteId: string; interviewId: string; role: Role; hostName: string };

type LinkRow = {
  inviteId: string;
  interviewId: string;
  role: Role;
  expiresAt: Date;
  revokedAt: Date | null;
  status: InterviewStatus;
  hostName: string | null;
};

const FIND_LINK = `
  SELECT i.id AS "inviteId", i."interviewId", i.role, i."expiresAt", i."revokedAt", v.status,
         coalesce(u.name, (SELECT p.name FROM "Participant" p WHERE p."interviewId" = v.id AND p.role = 'interviewer' ORDER BY p."admittedAt" LIMIT 1)) AS "hostName"
  FROM "Invite" i JOIN "Interview" v ON v.id = i."interviewId" LEFT JOIN "User" u ON u.id = v."createdById"
  WHERE i."tokenHash" = $1`;

/** What a token opens; null for an unknown, expired or revoked one and for an interview that ended. One statement either way, so that the answers can't be told apart. */
export async function findLiveLink(token: string): Promise<LiveLink | null> {
  const { rows } = await pool().query<LinkRow>(FIND_LINK, [hashToken(token)]);
  const row = rows[0];
  if (!row || row.revokedAt !== null || row.expiresAt.getTime() <= Date.now() || row.status === "ended") return null;
  return { inviteId: row.inviteId, interviewId: row.interviewId, role: row.role, hostName: row.hostName ?? "" };
}
