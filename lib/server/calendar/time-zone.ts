import { DateTime } from "luxon";

/**
 * A VTIMEZONE (RFC 5545, 3.6.5) for the years in which events lie: the offset at their beginning, then each change of the clocks.
 * Times before the first year are not described. Lines end in CRLF.
 */
export function timeZoneComponent(zone: string, fromYear: number, toYear: number): string {
  const start = DateTime.fromObject({ year: fromYear }, { zone });
  const changes = clockChanges(start, DateTime.fromObject({ year: toYear + 1 }, { zone }));
  const first = observance(start, start.offset, start);
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...first, ...changes.flatMap(({ at, from }) => observance(at, from, at)), "END:VTIMEZONE"].join("\r\n");
}

type ClockChange = { at: DateTime; from: number };

/** Instants at which the offset changes, to the minute. */
function clockChanges(start: DateTime, end: DateTime): ClockChange[] {
  const found: ClockChange[] = [];
  for (let day = start.toUTC(); day < end; day = day.plus({ days: 1 })) {
    const [before, after] = [day.setZone(start.zone), day.plus({ days: 1 }).setZone(start.zone)];
    if (before.offset !== after.offset) found.push({ at: changeBetween(before, after), from: before.offset });
  }
  return found;
}

function changeBetween(before: DateTime, after: DateTime): DateTime {
  let [low, high] = [before.toMillis(), after.toMillis()];
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 2 / 60_000) * 60_000;
    if (DateTime.fromMillis(middle, { zone: before.zone }).offset === before.offset) low = middle;
    else high = middle;
  }
  return DateTime.fromMillis(high, { zone: before.zone });
}

/** `from` is the offset before, in minutes; the start is told in the wall time that held until then. */
function observance(at: DateTime, from: number, after: DateTime): string[] {
  const kind = after.isInDST ? "DAYLIGHT" : "STANDARD";
  const wall = at.toUTC().plus({ minutes: from }).toFormat("yyyyMMdd'T'HHmmss");
  return [`BEGIN:${kind}`, `DTSTART:${wall}`, `TZOFFSETFROM:${offsetText(from)}`, `TZOFFSETTO:${offsetText(after.offset)}`, `TZNAME:${after.toFormat("ZZZZ", { locale: "en" })}`, `END:${kind}`];
}

function offsetText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}${two(Math.abs(minutes) % 60)}`;
}
