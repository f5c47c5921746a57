import ical from "ical-generator";

const MINUTE_MS = 60_000;

export type CalendarDay = { interviewId: string; title: string; people: string; start: number; plannedMinutes: number; end: number | null; url: string };

/** The interview as one event of a calendar (RFC 5545). Instants are epoch milliseconds; before the end the planned length counts. */
export function calendarDay({ interviewId, title, people, start, plannedMinutes, end, url }: CalendarDay): string {
  const calendar = ical({ prodId: { company: "kkori", product: "kkori", language: "EN" } });
  calendar.createEvent({ id: `${interviewId}@kkori`, start: new Date(start), end: new Date(end ?? start + plannedMinutes * MINUTE_MS), summary: title, description: people, url });
  return calendar.toString();
}
