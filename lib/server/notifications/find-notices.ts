import { prisma } from "../db";
import { env } from "../env";
import { absentIn } from "../use-cases/groups/planner-input";
import { readSeason, type RoundState, type SeasonState } from "../use-cases/groups/season-state";
import { contentSchema, type Content } from "./content";
import { mentionNotices } from "./mention-notices";

/** A message that somebody should get. The event's key makes it one, however often it is found. */
export type Notice = { eventKey: string; userId?: string; webhookId?: string; content: Content };

const HOUR_MS = 3_600_000;
/** How long before a round people hear of it first, are reminded, and its author of the deadline. */
export const AHEAD_MS = 7 * 24 * HOUR_MS;
export const REMINDER_MS = 24 * HOUR_MS;
const DEADLINE_MS = 48 * HOUR_MS;
/** Older requests and starts are no news, after a long stop of the server say. */
const NEWS_MS = 3 * 24 * HOUR_MS;

/**
 * Everything that people and webhooks should have been told by now, found by looking at the state and not at what changed it: whatever
 * changes a plan, nothing is forgotten, and several changes within a minute are one message.
 */
export async function findNotices(now: number): Promise<Notice[]> {
  const seasons = await prisma().season.findMany({
    where: { rounds: { some: { startsAt: { gt: new Date(now - NEWS_MS), lt: new Date(now + AHEAD_MS + NEWS_MS) } } } },
    select: { id: true, groupId: true },
  });
  const found: Notice[] = [];
  for (const { id, groupId } of seasons) {
    const season = await readSeason(groupId, id);
    const webhooks = await prisma().groupWebhook.findMany({ where: { groupId, disabledAt: null }, select: { id: true, createdAt: true } });
    for (const round of season.rounds) {
      if (env().SMTP_URL) found.push(...(await personalNotices(season, round, now)));
      found.push(...webhooks.flatMap((webhook) => groupNotices(season, round, now, webhook)));
    }
  }
  return env().SMTP_URL ? [...found, ...(await swapNotices(now)), ...(await mentionNotices(now))] : found;
}

function about({ group }: { group: { id: string; name: string; timeZone: string } }, { number, startsAt }: { number: number; startsAt: Date }) {
  return { group: group.name, groupId: group.id, number, startsAt: startsAt.getTime(), timeZone: group.timeZone };
}

async function personalNotices(season: SeasonState, round: RoundState, now: number): Promise<Notice[]> {
  const left = round.startsAt.getTime() - now;
  if (round.status !== "planned" || left <= 0 || left > AHEAD_MS) return [];
  const members = season.group.members.filter((member) => member.leftAt === null).map((member) => member.userId);
  const absent = new Set(absentIn(season, round));
  const told = await lastTold(round.id);
  return members.filter((userId) => !absent.has(userId)).flatMap((userId) => placeNotices(season, round, userId, left, told.get(userId)));
}

function placeNotices(season: SeasonState, round: RoundState, userId: string, left: number, told: string | undefined): Notice[] {
  const own = round.placements.find((placement) => placement.userId === userId);
  const room = round.rooms.find(({ id }) => id === own?.roomId);
  const base = { ...about(season, { number: round.number, startsAt: room?.movedTo ?? round.startsAt }), role: own?.role ?? null, room: room?.letter ?? null };
  const notices: Notice[] = [];
  if (told !== undefined && told !== placeText(base)) notices.push({ eventKey: `round.changed:${round.id}:${round.revision}`, userId, content: { kind: "changed", ...base } });
  if (!own) return notices;
  if (left <= REMINDER_MS) notices.push({ eventKey: `round.reminder:${round.id}:${round.startsAt.getTime()}`, userId, content: { kind: "reminder", ...base } });
  else if (told === undefined) notices.push({ eventKey: `round.ahead:${round.id}`, userId, content: { kind: "ahead", ...base } });
  const deadline = own.role === "author" ? round.authorDeadline?.getTime() : undefined;
  const untilDeadline = deadline === undefined ? 0 : deadline - (round.startsAt.getTime() - left);
  if (deadline !== undefined && untilDeadline > 0 && untilDeadline <= DEADLINE_MS) notices.push({ eventKey: `author.deadline:${round.id}:${deadline}`, userId, content: { kind: "deadline", ...about(season, round), deadline } });
  return notices;
}

function placeText({ role, room, startsAt }: { role: string | null; room: string | null; startsAt: number }): string {
  return JSON.stringify([role, room, startsAt]);
}

/** The place that each person was told of last. */
async function lastTold(roundId: string): Promise<Map<string, string>> {
  const rows = await prisma().notification.findMany({ where: { userId: { not: null }, eventKey: { startsWith: "round.", contains: roundId } }, orderBy: { createdAt: "asc" }, select: { userId: true, content: true } });
  return new Map(rows.flatMap(({ userId, content }) => {
    const parsed = contentSchema.safeParse(content);
    return userId !== null && parsed.success && "role" in parsed.data ? [[userId, placeText(parsed.data)] as const] : [];
  }));
}

function groupNotices(season: SeasonState, round: RoundState, now: number, webhook: { id: string; createdAt: Date }): Notice[] {
  const left = round.startsAt.getTime() - now;
  const base = about(season, round);
  if (round.status === "planned" && left > 0 && left <= REMINDER_MS) {
    const rooms = round.rooms.map(({ id, letter }) => ({
      room: letter,
      people: round.placements.flatMap((placement) => (placement.roomId === id && placement.role !== null ? [{ name: placement.user?.name ?? placement.guestName ?? "", role: placement.role }] : [])),
    }));
    return [{ eventKey: `round.reminder:${round.id}:${round.startsAt.getTime()}`, webhookId: webhook.id, content: { kind: "groupReminder", ...base, rooms } }];
  }
  const started = round.startedAt?.getTime() ?? 0;
  if (started <= Math.max(now - HOUR_MS, webhook.createdAt.getTime())) return [];
  return [{ eventKey: `round.started:${round.id}`, webhookId: webhook.id, content: { kind: "groupStarted", ...base } }];
}

async function swapNotices(now: number): Promise<Notice[]> {
  const since = new Date(now - NEWS_MS);
  const swaps = await prisma().swapRequest.findMany({
    where: { OR: [{ createdAt: { gt: since } }, { answeredAt: { gt: since } }, { decidedAt: { gt: since } }], round: { startsAt: { gt: new Date(now) } } },
    include: { round: { include: { season: { include: { group: { include: { members: { where: { leftAt: null }, include: { user: { select: { name: true } } } } } } } } } } },
  });
  return swaps.flatMap((swap): Notice[] => {
    const { group } = swap.round.season;
    const name = (userId: string) => group.members.find((member) => member.userId === userId)?.user.name ?? "";
    const base = about({ group }, swap.round);
    const [requester, partner] = [name(swap.requesterId), name(swap.partnerId)];
    switch (swap.status) {
      case "asked":
        return [{ eventKey: `swap.asked:${swap.id}`, userId: swap.partnerId, content: { kind: "swapAsked", ...base, other: requester } }];
      case "accepted":
        return group.members.filter((member) => member.role !== "member").map((member) => ({ eventKey: `swap.accepted:${swap.id}`, userId: member.userId, content: { kind: "swapAccepted", ...base, requester, other: partner } }));
      case "approved":
      case "declined":
        return [{ eventKey: `swap.decided:${swap.id}`, userId: swap.requesterId, content: { kind: "swapDecided", ...base, other: partner, approved: swap.status === "approved" } }];
      default:
        return [];
    }
  });
}
