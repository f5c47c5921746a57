import { DateTime } from "luxon";

/** The weekly slot of a group: wall-clock time in its time zone, kept over daylight saving. */
export type Slot = { timeZone: string; slotWeekday: number; slotMinute: number };

/** The day (`YYYY-MM-DD`) of an instant (epoch ms) in a time zone. */
export function dayIn(timeZone: string, instant: number): string {
  return DateTime.fromMillis(instant, { zone: timeZone }).toISODate() ?? "";
}

/** Epoch ms of a minute of a day in a time zone. A time that the clocks skip comes out as much later as they skip. */
export function instantOf(timeZone: string, day: string, minute: number): number {
  return DateTime.fromISO(day, { zone: timeZone }).set({ hour: Math.floor(minute / 60), minute: minute % 60 }).toMillis();
}

/** The wall clock of an instant (epoch ms) in a time zone, `YYYY-MM-DDTHH:mm`, as date fields take it. */
export function localText(timeZone: string, instant: number): string {
  return DateTime.fromMillis(instant, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** Epoch ms of such a wall clock in a time zone; NaN for what is none. */
export function instantOfText(timeZone: string, text: string): number {
  return DateTime.fromISO(text, { zone: timeZone }).toMillis();
}

/** The first day of the weekly slot on or after `day`. */
export function firstSlotDay({ timeZone, slotWeekday }: Slot, day: string): string {
  const from = DateTime.fromISO(day, { zone: timeZone });
  return from.plus({ days: (slotWeekday - from.weekday + 7) % 7 }).toISODate() ?? day;
}

/** So many starts of rounds in weekly order from `firstDay` on (epoch ms). Holidays are skipped and not made up for within the week. */
export function weeklyStarts(slot: Slot, holidays: ReadonlySet<string>, firstDay: string, count: number): number[] {
  const starts: number[] = [];
  let day = DateTime.fromISO(firstSlotDay(slot, firstDay), { zone: slot.timeZone });
  // A group can't have more holidays than are kept for it, so this ends.
  for (; starts.length < count; day = day.plus({ weeks: 1 })) {
    const text = day.toISODate() ?? "";
    if (!holidays.has(text)) starts.push(instantOf(slot.timeZone, text, slot.slotMinute));
  }
  return starts;
}

/** Holidays that fall on the weekly slot from one day to another, both included. */
export function slotHolidays<T extends { day: string }>(slot: Slot, holidays: readonly T[], from: string, to: string): T[] {
  return holidays.filter(({ day }) => day >= from && day <= to && DateTime.fromISO(day, { zone: slot.timeZone }).weekday === slot.slotWeekday);
}

type AbsenceDays = { userId: string; roundId: string | null; fromDay: string | null; toDay: string | null };

/** Whether an absence covers a round on this day. */
export function coversRound(absence: AbsenceDays, round: { roundId: string; day: string }): boolean {
  if (absence.roundId !== null) return absence.roundId === round.roundId;
  return absence.fromDay !== null && absence.toDay !== null && absence.fromDay <= round.day && round.day <= absence.toDay;
}
