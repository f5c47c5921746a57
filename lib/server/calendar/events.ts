import { createTranslator } from "next-intl";
import { loadMessages } from "@/lib/i18n/messages/load";
import type { Locale } from "@/lib/protocol/roles";
import { prisma } from "../db";
import { env } from "../env";
import { absentIn } from "../use-cases/groups/planner-input";
import { readSeason, type PlacementState, type RoomState, type RoundState, type SeasonState } from "../use-cases/groups/season-state";

/** One event as calendar programs are told. Times in epoch milliseconds. It never names a scenario: a candidate's calendar is no secret place. */
export type CalendarEvent = { uid: string; startsAt: number; endsAt: number; timeZone: string; summary: string; description: string; url: string };

/** A feed and what it may show. */
export type FeedScope = { userId: string; groupId: string | null; locale: Locale };

export const PAST_DAYS = 90;
const DEADLINE_MINUTES = 30;
const DAY_MS = 86_400_000;

export type Words = (key: string, values?: Record<string, string | number>) => string;

export async function calendarWords(locale: Locale): Promise<Words> {
  return createTranslator({ locale, messages: await loadMessages(locale), namespace: "calendar" } as never) as unknown as Words;
}

/** Everything that a feed shows now, of the last `PAST_DAYS` days and the future. Nothing of groups that its person has left. */
export async function eventsOf(feed: FeedScope, now: number): Promise<CalendarEvent[]> {
  const t = await calendarWords(feed.locale);
  const memberships = await prisma().groupMember.findMany({ where: { userId: feed.userId, leftAt: null, ...(feed.groupId === null ? {} : { groupId: feed.groupId }) }, select: { groupId: true } });
  const rows = await prisma().season.findMany({ where: { groupId: { in: memberships.map(({ groupId }) => groupId) } }, select: { id: true, groupId: true } });
  const seasons = await Promise.all(rows.map(({ id, groupId }) => readSeason(groupId, id)));
  return seasons.flatMap((season) =>
    season.rounds
      .filter((round) => round.startsAt.getTime() >= now - PAST_DAYS * DAY_MS)
      .flatMap((round) => (feed.groupId === null ? ownEvents(season, round, feed.userId, t) : groupEvents(season, round, t))),
  );
}

/** A person's own place in a round; none while they are absent, or when the others have places and they do not. */
function ownEvents(season: SeasonState, round: RoundState, userId: string, t: Words): CalendarEvent[] {
  const own = round.placements.find((placement) => placement.userId === userId);
  const open = round.placements.length === 0 && round.status === "planned";
  if (absentIn(season, round).includes(userId) || (!own && !open)) return [];
  const room = round.rooms.find(({ id }) => id === own?.roomId);
  const place = own?.role && room ? t("place", { role: own.role, room: room.letter }) : t(own ? "rests" : "open");
  const event = roundEvent(season, round, `round-${round.id}`, { summary: t("summary", { group: season.group.name, number: round.number, place }), description: room ? people(round, room, t) : "", room });
  return own?.role === "author" && round.authorDeadline !== null ? [event, deadlineEvent(season, round, round.authorDeadline, t)] : [event];
}

function deadlineEvent(season: SeasonState, round: RoundState, deadline: Date, t: Words): CalendarEvent {
  const event = roundEvent(season, round, `deadline-${round.id}`, { summary: t("deadline", { group: season.group.name, number: round.number }), description: "" });
  return { ...event, startsAt: deadline.getTime() - DEADLINE_MINUTES * 60_000, endsAt: deadline.getTime() };
}

function groupEvents(season: SeasonState, round: RoundState, t: Words): CalendarEvent[] {
  const title = { group: season.group.name, number: round.number };
  const rooms = round.rooms.filter((room) => room.movedTo === null);
  const whole = roundEvent(season, round, `round-${round.id}`, { summary: t("groupSummary", title), description: rooms.map((room) => t("room", { room: room.letter, people: people(round, room, t) })).join("\n") });
  const moved = round.rooms.filter((room) => room.movedTo !== null).map((room) => roundEvent(season, round, `room-${room.id}`, { summary: t("movedRoom", { ...title, room: room.letter }), description: people(round, room, t), room }));
  return [whole, ...moved];
}

function people(round: RoundState, room: RoomState, t: Words): string {
  const names = round.placements.filter((placement) => placement.roomId === room.id && placement.role !== null);
  return names.map((placement) => t("person", { name: nameOf(placement), role: placement.role! })).join(", ");
}

function nameOf({ user, guestName }: PlacementState): string {
  return user?.name ?? guestName ?? "";
}

function roundEvent({ group }: SeasonState, round: RoundState, uid: string, { summary, description, room }: { summary: string; description: string; room?: RoomState }): CalendarEvent {
  const startsAt = (room?.movedTo ?? round.startsAt).getTime();
  return { uid, startsAt, endsAt: startsAt + round.plannedMinutes * 60_000, timeZone: group.timeZone, summary, description, url: new URL(`/groups/${group.id}`, env().NEXTAUTH_URL).href };
}
