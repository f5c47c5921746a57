import ICAL from "ical.js";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { instantOfText, localText, weeklyStarts } from "@/lib/domain/groups/calendar";
import { icsOf } from "@/lib/server/calendar/ics";
import { timeZoneComponent } from "@/lib/server/calendar/time-zone";

/** Reads a time of a calendar by the file's own VTIMEZONE, as a program without a zone database does. */
function readBy(component: string, wall: string, zone: string): number {
  const calendar = new ICAL.Component(ICAL.parse(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\n${component}\r\nEND:VCALENDAR`));
  const time = ICAL.Time.fromDateTimeString(wall);
  time.zone = new ICAL.Timezone({ component: calendar.getFirstSubcomponent("vtimezone")!, tzid: zone });
  return time.toUnixTime() * 1_000;
}

describe("a weekly slot", () => {
  const starts = (timeZone: string, firstDay: string, slotMinute: number, count: number) => weeklyStarts({ timeZone, slotWeekday: 7, slotMinute }, new Set(["2026-11-08"]), firstDay, count).map((start) => DateTime.fromMillis(start, { zone: timeZone }));

  it("keeps its wall clock over rounds between which the clocks change, and skips holidays", () => {
    const rounds = starts("America/New_York", "2026-10-25", 20 * 60 + 30, 3);
    expect(rounds.map((start) => start.toFormat("MM-dd HH:mm"))).toEqual(["10-25 20:30", "11-01 20:30", "11-15 20:30"]);
    expect(rounds.map((start) => start.offset / 60)).toEqual([-4, -5, -5]);
    expect((rounds[1]!.toMillis() - rounds[0]!.toMillis()) / 3_600_000).toBe(7 * 24 + 1);
  });

  it("that the clocks skip is held as much later as they skip", () => {
    expect(starts("America/New_York", "2026-03-08", 2 * 60 + 30, 2).map((start) => start.toFormat("MM-dd HH:mm"))).toEqual(["03-08 03:30", "03-15 02:30"]);
  });

  it("is written and read back as the wall clock of the group, wherever the reader is", () => {
    for (const zone of ["Asia/Seoul", "America/New_York"]) {
      const [start] = starts(zone, "2026-10-25", 20 * 60 + 30, 1);
      expect(localText(zone, start!.toMillis())).toBe("2026-10-25T20:30");
      expect(instantOfText(zone, "2026-10-25T20:30")).toBe(start!.toMillis());
    }
    expect(instantOfText("Asia/Seoul", "")).toBeNaN();
  });
});

describe("a VTIMEZONE", () => {
  it.each(["Asia/Seoul", "America/New_York", "Europe/Berlin", "Australia/Sydney", "America/Sao_Paulo", "Australia/Lord_Howe", "UTC"])("tells an independent reader when a weekly slot of a year is, in %s", (zone) => {
    const component = timeZoneComponent(zone, 2025, 2027);
    for (let week = 0; week < 60; week++) {
      const at = DateTime.fromObject({ year: 2026, month: 1, day: 1, hour: 20, minute: 30 }, { zone }).plus({ weeks: week });
      expect(readBy(component, at.toFormat("yyyy-MM-dd'T'HH:mm:ss"), zone), at.toISO()!).toBe(at.toMillis());
    }
  });
});

describe("an iCalendar file", () => {
  const event = { uid: "round-1", startsAt: Date.UTC(2026, 2, 5, 11, 30), endsAt: Date.UTC(2026, 2, 5, 12, 15), timeZone: "America/New_York", summary: "가을, 1회차; \\ \"끝\"", description: `A방: ${"한서연 ".repeat(40)}\nB방`, url: "http://127.0.0.1:3000/groups/x", sequence: 3, changedAt: Date.UTC(2026, 1, 1), cancelled: false };

  it("keeps RFC 5545's line lengths, line ends and escapes", () => {
    const text = icsOf("가을 시즌", "ko", "kkori.example", [event, { ...event, uid: "round-2", cancelled: true }]);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
    expect(events.map(({ uid, summary, description, sequence, component }) => ({ uid, summary, description, sequence, status: component.getFirstPropertyValue("status") }))).toEqual([
      { uid: "round-1@kkori.example", summary: event.summary, description: event.description, sequence: 3, status: "CONFIRMED" },
      { uid: "round-2@kkori.example", summary: event.summary, description: event.description, sequence: 3, status: "CANCELLED" },
    ]);
    expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    expect(text).toContain("DTSTART;TZID=America/New_York:20260305T063000");
  });

  it("of nothing is valid too", () => {
    expect(new ICAL.Component(ICAL.parse(icsOf("a", "en", "h", []))).getFirstPropertyValue("method")).toBe("PUBLISH");
  });
});
