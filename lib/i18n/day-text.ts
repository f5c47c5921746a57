const PARTS = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Seoul", year: "numeric", month: "2-digit", day: "2-digit" });

/** A day as `2026.11.19`, in the time zone of the product. Epoch milliseconds in. */
export function dayText(instant: number): string {
  return PARTS.format(instant).replaceAll("-", ".");
}

/** A day and a time of day in words, for next-intl's formatter. Format it on the server: browsers word dates differently. */
export const DAY_TIME = { month: "long", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
