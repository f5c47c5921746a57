import { DateTime } from "luxon";

/** A daily stretch in a person's time zone, in minutes after midnight; it may pass midnight. Equal ends: never quiet. */
export type QuietHours = { timeZone: string; quietFrom: number; quietTo: number };

/** The first instant from `now` on at which somebody may be disturbed, epoch milliseconds. */
export function nextLoudInstant(now: number, { timeZone, quietFrom, quietTo }: QuietHours): number {
  const local = DateTime.fromMillis(now, { zone: timeZone });
  const minute = local.hour * 60 + local.minute;
  const isQuiet = quietFrom < quietTo ? minute >= quietFrom && minute < quietTo : quietFrom > quietTo && (minute >= quietFrom || minute < quietTo);
  if (!isQuiet) return now;
  const end = local.set({ hour: Math.floor(quietTo / 60), minute: quietTo % 60, second: 0, millisecond: 0 });
  return (end <= local ? end.plus({ days: 1 }) : end).toMillis();
}
