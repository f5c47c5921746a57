import { z } from "zod";
import { ownFromScenario } from "@/lib/content/own/from-scenario";
import { ownScenarioSchema } from "@/lib/content/own/own-scenario";
import { canAccount } from "@/lib/domain/permissions";
import { canScenario } from "@/lib/domain/scenario-permissions";
import type { DraftListItem, DraftView, LastChange, SavedDraft } from "@/lib/content/own/draft-view";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import type { Locale } from "@/lib/protocol/roles";
import type { Account } from "../../auth/account";
import { prisma, withDatabase } from "../../db";
import type { Prisma } from "../../db/generated/client";
import { attempt, parseInput } from "../attempt";
import { toBeAsked } from "../scenario-family";
import { recordSeenOutside } from "../scenario-seen";
import { canonicalJson, parseScenario } from "../scenario-versions";
import { enterDraft, enterScenario, type EnteredScenario } from "./enter-scenario";
import { insertDraft } from "./insert-draft";
import { assertBorrowsFrom, assertLibraryHost, borrowedFixtures, parseOwnScenario } from "./own-content";

const createSchema = z.object({ groupId: idSchema.nullable().default(null), content: z.unknown() });

/**
 * Begins a scenario of one's own or of a group one belongs to. Its author has seen it from then on.
 * Codes: unauthenticated, invalid, tooLarge, notFound (not a member), forbidden (still to be asked what its tasks come from), unavailable.
 */
export async function createDraft(account: Account | null, input: unknown): Promise<Result<{ slug: string }>> {
  return attempt(async () => {
    if (account === null || !canAccount(account, "scenario.create")) return failure("unauthenticated");
    const { groupId, content: sent } = parseInput(createSchema, input);
    const content = parseOwnScenario(sent);
    await assertLibraryHost(content);
    const [borrowed, ...others] = borrowedFixtures(content);
    if (others.length > 0) return failure("invalid", "fixturesOf");
    const familySlug = borrowed === undefined ? null : (await enterLibrary(account, borrowed)).familySlug;
    return success({ slug: await insertDraft(account.userId, groupId, content, familySlug) });
  });
}

async function enterLibrary(account: Account, slug: string): Promise<EnteredScenario> {
  const entered = await enterScenario(account, slug, "scenario.copy");
  if (!entered.subject.library) throw new FailureError("invalid", "fixturesOf");
  return entered;
}

const copySchema = z.object({ groupId: idSchema.nullable().default(null) });

/** Begins a scenario from the newest version of another. Codes: unauthenticated, scenarioUnknown, forbidden, invalid, notFound, unavailable. */
export async function copyScenario(account: Account | null, slug: string, input: unknown): Promise<Result<{ slug: string }>> {
  return attempt(async () => {
    const source = await enterScenario(account, slug, "scenario.copy");
    const { groupId } = parseInput(copySchema, input);
    const version = await prisma().scenarioVersion.findFirst({ where: { slug, isCurrent: true }, select: { content: true } });
    if (version === null) return failure("scenarioUnknown");
    const content = ownFromScenario(parseScenario(version.content), source.subject.library ? slug : null);
    return success({ slug: await insertDraft(source.userId, groupId, content, source.familySlug) });
  });
}

const saveSchema = z.object({ revision: z.number().int(), content: z.unknown() });

/**
 * Writes a draft if nobody changed it since `revision`; a draft that was ready is to be reviewed again. Whoever changes it has seen it.
 * Codes: unauthenticated, scenarioUnknown, forbidden, invalid, tooLarge, conflict, unavailable.
 */
export async function saveDraft(account: Account | null, slug: string, input: unknown): Promise<SavedDraft> {
  const result = await write(account, slug, input);
  if (result.ok || result.code !== "conflict" || account === null) return result;
  const changed = await attempt(async () => success(await lastChange(slug, account.userId)));
  return changed.ok ? { ...result, changed: changed.value } : result;
}

async function lastChange(slug: string, reader: string): Promise<LastChange> {
  const { changedAt, changedById, changedBy } = await prisma().scenarioDraft.findUniqueOrThrow({ where: { slug }, include: { changedBy: { select: { name: true } } } });
  return { by: changedById === reader ? null : (changedBy?.name ?? null), at: changedAt.getTime() };
}

async function write(account: Account | null, slug: string, input: unknown): Promise<Result<{ revision: number }>> {
  return attempt(async () => {
    const { draft, familySlug, userId } = await enterDraft(account, slug, "scenario.edit");
    const { revision, content: sent } = parseInput(saveSchema, input);
    const content = parseOwnScenario(sent);
    await assertLibraryHost(content);
    assertBorrowsFrom(content, familySlug);
    if (draft.revision === revision && canonicalJson(draft.content) === canonicalJson(content)) return success({ revision });
    return prisma().$transaction(async (transaction) => {
      const written = await transaction.scenarioDraft.updateMany({
        where: { slug, revision },
        data: { content: content as Prisma.InputJsonValue, revision: revision + 1, status: "draft", changedById: userId, changedAt: new Date() },
      });
      if (written.count === 0) throw new FailureError("conflict");
      await recordSeenOutside(transaction, userId, slug, "author");
      return success({ revision: revision + 1 });
    });
  });
}

/** A draft to work on. Opening it is seeing it. Codes: unauthenticated, scenarioUnknown, forbidden, unavailable. */
export async function openDraft(account: Account | null, slug: string): Promise<Result<DraftView>> {
  return attempt(async () => {
    const entered = await enterDraft(account, slug, "scenario.edit");
    await recordSeenOutside(prisma(), entered.userId, slug, entered.viewer.isAuthor ? "author" : "reader");
    return success(await draftView(entered));
  });
}

async function draftView({ slug, draft, groupId, authorId, userId, viewer, subject }: Awaited<ReturnType<typeof enterDraft>>): Promise<DraftView> {
  const [group, author, changedBy, reviewers] = await Promise.all([
    groupId === null ? null : prisma().group.findUnique({ where: { id: groupId }, select: { id: true, name: true } }),
    authorId === null ? null : prisma().user.findUnique({ where: { id: authorId }, select: { name: true } }),
    draft.changedById === null ? null : prisma().user.findUnique({ where: { id: draft.changedById }, select: { name: true } }),
    groupId === null ? [] : possibleReviewers(groupId, authorId, slug),
  ]);
  const { revision, status, publishedRevision, reviewerId, changedAt } = draft;
  return {
    slug, revision, status, publishedRevision, reviewerId, reviewers,
    content: ownScenarioSchema.parse(draft.content),
    group: group && { groupId: group.id, name: group.name },
    authorName: author?.name ?? null,
    changedBy: changedBy?.name ?? null,
    changedAt: changedAt.getTime(),
    isReviewer: reviewerId === userId,
    may: { review: canScenario(viewer, "scenario.review", subject), publish: canScenario(viewer, "scenario.publish", subject), retire: canScenario(viewer, "scenario.retire", subject), move: canScenario(viewer, "scenario.move", subject) },
  };
}

/** Members of the group who may read the scenario before it is used: everybody but its author and those who are to be asked it. */
async function possibleReviewers(groupId: string, authorId: string | null, slug: string): Promise<DraftView["reviewers"]> {
  const members = await prisma().groupMember.findMany({ where: { groupId, leftAt: null }, include: { user: { select: { name: true } } }, orderBy: { joinedAt: "asc" } });
  const excluded = await toBeAsked(members.map(({ userId }) => userId), slug);
  return members.filter(({ userId }) => userId !== authorId && !excluded.has(userId)).map(({ userId, user }) => ({ userId, name: user.name }));
}

/** The scenarios that this account may work on, newest change first. Codes: thrown as `FailureError`: unauthenticated, unavailable. */
export async function listDrafts(account: Account | null, locale: Locale): Promise<DraftListItem[]> {
  if (account === null || !canAccount(account, "scenario.create")) throw new FailureError("unauthenticated");
  const { userId } = account;
  return withDatabase(async () => {
    const rows = await prisma().scenarioDraft.findMany({
      where: { OR: [{ reviewerId: userId }, { scenario: { authorId: userId } }, { scenario: { group: { members: { some: { userId, leftAt: null, role: { in: ["owner", "organiser"] } } } } } }] },
      include: { scenario: { include: { group: { select: { name: true } }, author: { select: { name: true } } } }, reviewer: { select: { name: true } } },
      orderBy: { changedAt: "desc" },
    });
    const hidden = new Set((await Promise.all(rows.map(async ({ slug }) => ((await toBeAsked([userId], slug)).size > 0 ? [slug] : [])))).flat());
    return rows.filter(({ slug }) => !hidden.has(slug)).map((row): DraftListItem => {
      const { title } = ownScenarioSchema.parse(row.content);
      return {
        slug: row.slug, title: title[locale] || title.ko || title.en, status: row.status, published: row.publishedRevision !== null, changed: row.publishedRevision !== row.revision,
        groupName: row.scenario.group?.name ?? null, authorName: row.scenario.author?.name ?? null, reviewerName: row.reviewer?.name ?? null,
        mine: row.scenario.authorId === userId, toReview: row.reviewerId === userId && row.status === "draft", changedAt: row.changedAt.getTime(), retired: row.scenario.retiredAt !== null,
      };
    });
  });
}

