import { z } from "zod";
import { canAccount, type Viewer } from "@/lib/domain/permissions";
import { failure, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import { INTERVIEW_MAX_MINUTES, INTERVIEW_MIN_MINUTES } from "@/lib/protocol/limits";
import type { Surface } from "@/lib/protocol/roles";
import type { InterviewStatus } from "@/lib/protocol/views";
import type { Account } from "../auth/account";
import { resolveViewer } from "../auth/viewer";
import { prisma, withDatabase } from "../db";
import { admit } from "./admission";
import { attempt, parseInput } from "./attempt";
import { enterScenario } from "./authoring/enter-scenario";
import { beginInterview } from "./begin-interview";
import { makeLink } from "./invite-links";

export { INTERVIEWS_PER_PAGE, listInterviews, type InterviewFilter } from "./list-interviews";

const createSchema = z.object({
  scenarioSlug: z.string().max(64),
  plannedMinutes: z.number().int().min(INTERVIEW_MIN_MINUTES).max(INTERVIEW_MAX_MINUTES),
  groupId: idSchema.nullable().default(null),
});

export type CreatedInterview = { interviewId: string; links: { candidate: string; observer: string } };

/**
 * Makes an interview of a scenario's current version, with the maker as its interviewer and a link for each other role.
 * Codes: unauthenticated, invalid, scenarioUnknown, scenarioToBeAsked (the maker is still to be asked it), notFound (not a member of the group), unavailable.
 */
export async function createInterview(account: Account | null, input: unknown): Promise<Result<CreatedInterview>> {
  return attempt(async () => {
    if (account === null || !canAccount(account, "interview.create")) return failure("unauthenticated");
    const { scenarioSlug, plannedMinutes, groupId } = parseInput(createSchema, input);
    await enterScenario(account, scenarioSlug, "scenario.use");
    const version = await prisma().scenarioVersion.findFirst({ where: { slug: scenarioSlug, isCurrent: true }, select: { id: true } });
    if (version === null) return failure("scenarioUnknown");
    if (groupId !== null && !(await isMember(account.userId, groupId))) return failure("notFound", "groupId");
    const interviewId = await beginInterview({ scenarioVersionId: version.id, plannedMinutes, groupId, createdById: account.userId });
    await admit({ interviewId, role: "interviewer", name: account.name, userId: account.userId, inviteId: null, guestToken: null });
    const [candidate, observer] = await Promise.all([makeLink(interviewId, "candidate"), makeLink(interviewId, "observer")]);
    return success({ interviewId, links: { candidate: candidate.path, observer: observer.path } });
  });
}

async function isMember(userId: string, groupId: string): Promise<boolean> {
  return (await prisma().groupMember.count({ where: { userId, groupId, leftAt: null } })) > 0;
}

export type InterviewPage = { viewer: Viewer; status: InterviewStatus };

/** Who opens an interview's page on a surface, and where the interview stands; null for everybody who is not admitted there. Throws `FailureError("unavailable")`. */
export async function getInterviewForPage(cookieHeader: string | null | undefined, interviewId: string, surface: Surface): Promise<InterviewPage | null> {
  const viewer = await resolveViewer(cookieHeader, interviewId, surface);
  if (viewer === null) return null;
  const interview = await withDatabase(() => prisma().interview.findUnique({ where: { id: viewer.interviewId }, select: { status: true } }));
  return interview && { viewer, status: interview.status };
}
