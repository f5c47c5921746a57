import { prisma } from "../db";
import type { CalendarEvent } from "./events";

/** An event with its revision, as the feed tells it. */
export type CalendarEntry = CalendarEvent & { sequence: number; changedAt: number; cancelled: boolean };

/** How long a cancelled event stays in the feed, so that every program has seen it go. */
const CANCELLED_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * Brings what a feed remembers up to date with the events of now and gives it in the order of time: a changed event gets the next sequence
 * number, one that disappeared is told as cancelled before it is forgotten, and one that comes back is the same event again.
 */
export async function syncEntries(feedId: string, events: readonly CalendarEvent[], now: number, oldest: number): Promise<CalendarEntry[]> {
  return prisma().$transaction(async (transaction) => {
    await transaction.$queryRaw`SELECT 1 FROM "CalendarFeed" WHERE id = ${feedId}::uuid FOR UPDATE`;
    const known = new Map((await transaction.calendarEntry.findMany({ where: { feedId } })).map((entry) => [entry.uid, entry]));
    const told: CalendarEntry[] = [];
    for (const event of events) {
      const before = known.get(event.uid);
      known.delete(event.uid);
      const same = before !== undefined && before.cancelledAt === null && JSON.stringify(sorted(before.content)) === JSON.stringify(sorted(event));
      const sequence = before === undefined ? 0 : before.sequence + (same ? 0 : 1);
      const changedAt = same ? before.changedAt : new Date(now);
      if (!same) {
        const values = { sequence, content: event, startsAt: new Date(event.startsAt), changedAt, cancelledAt: null };
        await transaction.calendarEntry.upsert({ where: { feedId_uid: { feedId, uid: event.uid } }, create: { feedId, uid: event.uid, ...values }, update: values });
      }
      told.push({ ...event, sequence, changedAt: changedAt.getTime(), cancelled: false });
    }
    for (const { uid, content, sequence, startsAt, changedAt, cancelledAt } of known.values()) {
      const where = { feedId_uid: { feedId, uid } };
      if (startsAt.getTime() < oldest || (cancelledAt !== null && cancelledAt.getTime() < now - CANCELLED_DAYS * DAY_MS)) {
        await transaction.calendarEntry.delete({ where });
        continue;
      }
      if (cancelledAt === null) await transaction.calendarEntry.update({ where, data: { sequence: sequence + 1, changedAt: new Date(now), cancelledAt: new Date(now) } });
      told.push({ ...(content as CalendarEvent), sequence: cancelledAt === null ? sequence + 1 : sequence, changedAt: cancelledAt === null ? now : changedAt.getTime(), cancelled: true });
    }
    return told.sort((a, b) => a.startsAt - b.startsAt || a.uid.localeCompare(b.uid));
  });
}

/** PostgreSQL keeps the keys of JSON in an order of its own. */
function sorted(content: unknown): [string, unknown][] {
  return Object.entries(content as object).sort(([a], [b]) => a.localeCompare(b));
}
