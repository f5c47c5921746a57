const PARTS = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Seoul", year: "numeric", month: "2-digit", day: "2-digit" });

/** A day as `2026.11.19`, in the time zone of the product. Epoch milliseconds in. */
export function dayText(instant: number): string {
  return PARTS.format(instant).replaceAll("-", ".");
}
