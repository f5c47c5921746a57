import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { DateTime } from "luxon";
import type { Locale } from "@/lib/protocol/roles";
import type { CalendarEntry } from "./entries";
import { timeZoneComponent } from "./time-zone";

/** How often calendar programs are asked to look again, in seconds. */
const REFRESH_S = 3_600;

/** An iCalendar file (RFC 5545) with a VTIMEZONE for every zone in use. `host` makes the UIDs unique in the world. */
export function icsOf(name: string, locale: Locale, host: string, entries: readonly CalendarEntry[]): string {
  const years = entries.map(({ startsAt }) => new Date(startsAt).getUTCFullYear());
  const [from, to] = [Math.min(...years) - 1, Math.max(...years) + 1];
  const calendar = ical({
    name,
    prodId: { company: "Kkori", product: "Kkori", language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_S,
    timezone: { name: null, generator: (zone: string) => timeZoneComponent(zone, from, to) },
  });
  for (const { uid, startsAt, endsAt, timeZone, summary, description, url, sequence, changedAt, cancelled } of entries) {
    calendar.createEvent({
      id: `${uid}@${host}`,
      sequence,
      stamp: DateTime.fromMillis(changedAt, { zone: "utc" }),
      lastModified: DateTime.fromMillis(changedAt, { zone: "utc" }),
      start: DateTime.fromMillis(startsAt, { zone: timeZone }),
      end: DateTime.fromMillis(endsAt, { zone: timeZone }),
      timezone: timeZone,
      summary,
      description: description === "" ? null : description,
      url,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
