import { canScenario, type ScenarioAction, type ScenarioSubject, type ScenarioViewer } from "@/lib/domain/scenario-permissions";
import { FailureError } from "@/lib/protocol/failures";
import type { Account } from "../../auth/account";
import { prisma } from "../../db";
import type { ScenarioDraft } from "../../db/generated/client";
import { isStillToBeAsked } from "../scenario-family";

/** A scenario as one of the people who may know of it meets it. */
export type EnteredScenario = {
  slug: string;
  /** Null for the library's. */
  groupId: string | null;
  authorId: string | null;
  familySlug: string;
  draft: ScenarioDraft | null;
  userId: string;
  viewer: ScenarioViewer;
  subject: ScenarioSubject;
};

/**
 * Who the caller is towards a scenario. For people outside, one that exists and one that does not look the same.
 * Throws `FailureError`: unauthenticated, scenarioUnknown, forbidden, scenarioToBeAsked (who would use it is still to be asked it).
 */
export async function enterScenario(account: Account | null, slug: string, action: ScenarioAction): Promise<EnteredScenario> {
  if (account === null) throw new FailureError("unauthenticated");
  const entered = await meetScenario(account, slug);
  if (entered === null || !mayKnow(entered)) throw new FailureError("scenarioUnknown");
  if (!canScenario(entered.viewer, action, entered.subject)) throw new FailureError(action === "scenario.use" && entered.viewer.toBeAsked ? "scenarioToBeAsked" : "forbidden");
  return entered;
}

/** The same with a draft to work on. Throws `scenarioUnknown` for the library's, which have none. */
export async function enterDraft(account: Account | null, slug: string, action: ScenarioAction): Promise<EnteredScenario & { draft: ScenarioDraft }> {
  const entered = await enterScenario(account, slug, action);
  if (entered.draft === null) throw new FailureError("scenarioUnknown");
  return { ...entered, draft: entered.draft };
}

function mayKnow({ viewer, subject }: EnteredScenario): boolean {
  return subject.library || viewer.isAuthor || viewer.isReviewer || viewer.groupRole !== null;
}

async function meetScenario({ userId }: Account, slug: string): Promise<EnteredScenario | null> {
  const row = await prisma().scenario.findUnique({ where: { slug }, include: { draft: true } });
  const known = row !== null || (await prisma().scenarioVersion.count({ where: { slug, isCurrent: true } })) > 0;
  if (!known) return null;
  const [toBeAsked, member] = await Promise.all([
    isStillToBeAsked(userId, slug),
    row?.groupId ? prisma().groupMember.findFirst({ where: { groupId: row.groupId, userId, leftAt: null }, select: { role: true } }) : null,
  ]);
  const reviewerId = row?.draft?.reviewerId ?? null;
  return {
    slug,
    userId,
    groupId: row?.groupId ?? null,
    authorId: row?.authorId ?? null,
    familySlug: row?.familySlug ?? slug,
    draft: row?.draft ?? null,
    viewer: { isAuthor: row?.authorId === userId, isReviewer: reviewerId === userId, groupRole: member?.role ?? null, toBeAsked },
    subject: { library: row === null, hasReviewer: reviewerId !== null },
  };
}
