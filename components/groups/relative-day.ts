import { dayIn, localText } from "@/lib/domain/groups/calendar";

const DAY_MS = 86_400_000;
/** From how many days on a date says more than a count. */
const NEAR_DAYS = 2;

/** Whole calendar days from now to an instant in a time zone: 0 today, 1 tomorrow. */
export function daysUntil(instant: number, now: number, timeZone: string): number {
  return Math.round((Date.parse(dayIn(timeZone, instant)) - Date.parse(dayIn(timeZone, now))) / DAY_MS);
}

/** `오늘`, `내일`, `모레` (today, tomorrow, in 2 days); null for what is farther away or past. */
export function relativeDay(instant: number, now: number, timeZone: string, locale: string): string | null {
  const days = daysUntil(instant, now, timeZone);
  if (days < 0 || days > NEAR_DAYS) return null;
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
}

export type PartOfDay = "morning" | "afternoon" | "evening";
const NOON = 12;
const EVENING_FROM = 17;

/** The part of the day of an instant in a time zone. */
export function partOfDay(instant: number, timeZone: string): PartOfDay {
  const hour = Number(localText(timeZone, instant).slice(11, 13));
  return hour < NOON ? "morning" : hour < EVENING_FROM ? "afternoon" : "evening";
}
