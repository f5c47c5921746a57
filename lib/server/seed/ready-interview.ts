import { INVITE_LIFETIME_HOURS } from "@/lib/protocol/limits";
import { prisma } from "../db";
import { hashToken } from "../security/tokens";
import { admit, ensureJournaled } from "../use-cases/admission";
import { beginInterview, finishBeginning } from "../use-cases/begin-interview";
import { makeLink } from "../use-cases/invite-links";
import { demoToken } from "./derived-secret";
import type { DemoGroup } from "./demo-group";

const READY_SCENARIO = "log-processor";

export type ReadyInterview = { interviewId: string; links: { console: string; room: string; observe: string } };

/** An interview of the demo group that has not ended, with a link for each role; a new one when the last has ended. */
export async function ensureReadyInterview(group: DemoGroup): Promise<ReadyInterview> {
  const interviewId = (await findUnfinished(group)) ?? (await makeInterview(group));
  await ensureHost(interviewId, group);
  const [room, observe] = await Promise.all([ensureLink(interviewId, "candidate"), ensureLink(interviewId, "observer")]);
  return { interviewId, links: { console: `/console/${interviewId}`, room, observe } };
}

async function findUnfinished({ groupId, host }: DemoGroup): Promise<string | null> {
  const found = await prisma().interview.findFirst({
    where: { groupId, createdById: host.userId, isDemo: true, status: { not: "ended" } },
    orderBy: { createdAt: "desc" },
    select: { id: true, plannedMinutes: true },
  });
  if (found === null) return null;
  await finishBeginning(found.id, found.plannedMinutes);
  return found.id;
}

async function makeInterview({ groupId, host }: DemoGroup): Promise<string> {
  const version = await prisma().scenarioVersion.findFirst({ where: { slug: READY_SCENARIO, isCurrent: true }, select: { id: true, content: true } });
  if (version === null) throw new Error(`the demo needs the scenario ${READY_SCENARIO}`);
  return beginInterview({ scenarioVersionId: version.id, plannedMinutes: 45, groupId, createdById: host.userId, isDemo: true });
}

async function ensureHost(interviewId: string, { host }: DemoGroup): Promise<void> {
  const { userId, name } = host;
  const seat = await prisma().participant.findFirst({ where: { interviewId, userId }, select: { id: true, name: true } });
  if (seat) await ensureJournaled({ participantId: seat.id, interviewId, role: "interviewer", name: seat.name, userId });
  else await admit({ interviewId, role: "interviewer", name, userId, inviteId: null, guestToken: null });
}

/** The same link at every seeding, for another week; where somebody revoked it, a new one. */
async function ensureLink(interviewId: string, role: "candidate" | "observer"): Promise<string> {
  const token = demoToken(`${interviewId} ${role}`);
  const tokenHash = hashToken(token);
  const expiresAt = new Date(Date.now() + INVITE_LIFETIME_HOURS * 3_600_000);
  const invite = await prisma().invite.upsert({ where: { tokenHash }, create: { interviewId, role, tokenHash, expiresAt }, update: { expiresAt } });
  return invite.revokedAt === null ? `/join/${token}` : (await makeLink(interviewId, role)).path;
}
