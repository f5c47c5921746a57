import { z } from "zod";
import { canAccount } from "@/lib/domain/permissions";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import { localeSchema } from "@/lib/protocol/roles";
import type { Account } from "../auth/account";
import { prisma, withDatabase } from "../db";
import { env } from "../env";
import { countAttempt } from "../security/rate-limit";
import { hashToken, isToken, newToken } from "../security/tokens";
import { attempt, parseInput } from "../use-cases/attempt";
import { enterGroup } from "../use-cases/groups/enter-group";
import { syncEntries } from "./entries";
import { calendarWords, eventsOf, PAST_DAYS } from "./events";
import { icsOf } from "./ics";

const feedSchema = z.object({ groupId: idSchema.nullable().default(null), locale: localeSchema.default("ko") });

export type NewCalendarFeed = { feedId: string; path: string };
export type CalendarFeedView = { feedId: string; groupId: string | null; createdAt: number; readAt: number | null };

const DAY_MS = 86_400_000;
/** Feeds that one account keeps at a time. */
export const CALENDAR_FEEDS_MAX = 20;

/**
 * Makes a secret calendar address: of the caller's own rounds, or of a whole group. It can be shown this once only.
 * Codes: unauthenticated, notFound, forbidden, invalid, tooManyRequests (too many feeds), unavailable.
 */
export async function createCalendarFeed(account: Account | null, input: unknown): Promise<Result<NewCalendarFeed>> {
  return attempt(async () => {
    if (account === null || !canAccount(account, "account.change")) return failure("unauthenticated");
    const { groupId, locale } = parseInput(feedSchema, input);
    if (groupId !== null) await enterGroup(account, groupId, "calendar.subscribe");
    if ((await prisma().calendarFeed.count({ where: { userId: account.userId, revokedAt: null } })) >= CALENDAR_FEEDS_MAX) return failure("tooManyRequests");
    const token = newToken();
    const { id } = await prisma().calendarFeed.create({ data: { userId: account.userId, groupId, locale, tokenHash: hashToken(token) }, select: { id: true } });
    return success({ feedId: id, path: `/api/calendar/${token}.ics` });
  });
}

/** The caller's live feeds, newest first. Throws `FailureError`: unauthenticated, unavailable. */
export async function listCalendarFeeds(account: Account | null): Promise<CalendarFeedView[]> {
  if (account === null) throw new FailureError("unauthenticated");
  const rows = await withDatabase(() => prisma().calendarFeed.findMany({ where: { userId: account.userId, revokedAt: null }, orderBy: { createdAt: "desc" } }));
  return rows.map(({ id, groupId, createdAt, readAt }) => ({ feedId: id, groupId, createdAt: createdAt.getTime(), readAt: readAt?.getTime() ?? null }));
}

/** Ends an address for good. Repeating is harmless. Codes: unauthenticated, notFound, unavailable. */
export async function revokeCalendarFeed(account: Account | null, feedId: string): Promise<Result<null>> {
  return attempt(async () => {
    if (account === null) return failure("unauthenticated");
    const where = { id: parseInput(idSchema, feedId), userId: account.userId };
    if ((await prisma().calendarFeed.count({ where })) === 0) return failure("notFound");
    await prisma().calendarFeed.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: new Date() } });
    return success(null);
  });
}

/**
 * The iCalendar file behind an address; null for one that is wrong, revoked, or of a group that its maker has left.
 * Throws `FailureError`: tooManyRequests, unavailable.
 */
export async function readCalendarFeed(token: string, clientAddress: string, now = Date.now()): Promise<string | null> {
  return withDatabase(async () => {
    await countAttempt("calendarAddress", clientAddress);
    const feed = isToken(token) ? await prisma().calendarFeed.findUnique({ where: { tokenHash: hashToken(token) }, include: { group: { select: { name: true } } } }) : null;
    if (feed === null || feed.revokedAt !== null) return null;
    if (feed.groupId !== null && (await prisma().groupMember.count({ where: { groupId: feed.groupId, userId: feed.userId, leftAt: null } })) === 0) return null;
    const locale = localeSchema.parse(feed.locale);
    const events = await eventsOf({ userId: feed.userId, groupId: feed.groupId, locale }, now);
    const entries = await syncEntries(feed.id, events, now, now - PAST_DAYS * DAY_MS);
    await prisma().calendarFeed.update({ where: { id: feed.id }, data: { readAt: new Date(now) } });
    return icsOf(feed.group?.name ?? (await calendarWords(locale))("personal"), locale, new URL(env().NEXTAUTH_URL).hostname, entries);
  });
}
