/** Instants as the host's tools print them, in its zone. */

/** Making a formatter takes a hundred times what using it does; a listing needs one for each line. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", { timeZone, ...options });
  formats.set(key, made);
  return made;
}

const partsIn = (at: number, timeZone: string) => {
  const format = formatIn(timeZone, { hourCycle: "h23", year: "numeric", month: "short", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", weekday: "short" });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return { year: parts.year ?? "", month: parts.month ?? "", day: parts.day ?? "", hour: parts.hour ?? "", minute: parts.minute ?? "", second: parts.second ?? "", weekday: parts.weekday ?? "" };
};

/** `Nov 19 08:16:54`, as in a journal. */
export function journalTime(at: number, timeZone: string): string {
  const { month, day, hour, minute, second } = partsIn(at, timeZone);
  return `${month} ${day} ${hour}:${minute}:${second}`;
}

/** Names that tools print of zones; elsewhere they print the offset. */
const ZONE_NAMES: Readonly<Record<string, string>> = { "Asia/Seoul": "KST", UTC: "UTC" };

/** `Thu 2026-11-19 09:41:12 KST`, as systemd writes an instant (format_timestamp). */
export function systemdTime(at: number, timeZone: string): string {
  const { year, day, weekday } = partsIn(at, timeZone);
  return `${weekday} ${year}-${monthNumber(at, timeZone)}-${day} ${hourMinuteSecond(at, timeZone)} ${ZONE_NAMES[timeZone] ?? offsetOf(at, timeZone)}`;
}

/** `20/Nov/2026:10:05:15 +0900`, as Nginx's access log has it. */
export function nginxTime(at: number, timeZone: string): string {
  const { year, month, day } = partsIn(at, timeZone);
  return `${day}/${month}/${year}:${hourMinuteSecond(at, timeZone)} ${offsetOf(at, timeZone)}`;
}

/** `2026/11/20 10:05:15`, as its error log has it. */
export function nginxErrorTime(at: number, timeZone: string): string {
  const { year, day } = partsIn(at, timeZone);
  return `${year}/${monthNumber(at, timeZone)}/${day} ${hourMinuteSecond(at, timeZone)}`;
}

/** `2026-11-20T10:05:15.000+0900`. */
export function isoTime(at: number, timeZone: string): string {
  const { year, day } = partsIn(at, timeZone);
  const ms = String(((at % 1000) + 1000) % 1000).padStart(3, "0");
  return `${year}-${monthNumber(at, timeZone)}-${day}T${hourMinuteSecond(at, timeZone)}.${ms}${offsetOf(at, timeZone)}`;
}

/** As `ls -l` shows a change: with the hour within six months, with the year before. */
export function listTime(at: number, now: number, timeZone: string): string {
  const { year, month, day, hour, minute } = partsIn(at, timeZone);
  const shownDay = String(Number(day)).padStart(2);
  const recent = Math.abs(now - at) < 182 * 24 * 3600 * 1000;
  return recent ? `${month} ${shownDay} ${hour}:${minute}` : `${month} ${shownDay}  ${year}`;
}

/** `2026-11-19 08:13:52.000000000 +0900`, as `stat` and `ls --time-style=full-iso` show it. */
export function fullTime(at: number, timeZone: string): string {
  const { year, day, hour, minute, second } = partsIn(at, timeZone);
  const offset = offsetOf(at, timeZone);
  return `${year}-${monthNumber(at, timeZone)}-${day} ${hour}:${minute}:${second}.${String(at % 1000).padStart(3, "0")}000000 ${offset}`;
}

/** `Thu Nov 19 09:34:13`, of which `last` shows the minute. */
export function loginTime(at: number, timeZone: string): string {
  const { month, day, weekday } = partsIn(at, timeZone);
  return `${weekday} ${month} ${String(Number(day)).padStart(2)} ${hourMinuteSecond(at, timeZone)}`;
}

/** `09:38` on the host's clock. */
export function hourMinute(at: number, timeZone: string): string {
  const { hour, minute } = partsIn(at, timeZone);
  return `${hour}:${minute}`;
}

export function hourMinuteSecond(at: number, timeZone: string): string {
  return `${hourMinute(at, timeZone)}:${partsIn(at, timeZone).second}`;
}

/** `Nov19` or `09:12`, the START of `ps aux`. */
export function startTime(at: number, now: number, timeZone: string): string {
  const { month, day, hour, minute } = partsIn(at, timeZone);
  return now - at < 24 * 3600 * 1000 ? `${hour}:${minute}` : `${month}${day}`;
}

/** `130-06:28:02`, `01:25:18` or `05:18`, the ELAPSED of `ps`. */
export function elapsed(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const [days, hours, minutes, seconds] = [Math.floor(total / 86_400), Math.floor(total / 3600) % 24, Math.floor(total / 60) % 60, total % 60];
  if (days > 0) return `${days}-${two(hours)}:${two(minutes)}:${two(seconds)}`;
  return hours > 0 ? `${two(hours)}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`;
}

/** `4 months 8 days`, `11h`, `7min`: how systemd tells a span in `status` (format_timestamp_relative of v255). */
export function agoText(ms: number): string {
  const [minute, hour, day, week, month, year] = [60, 3600, 86_400, 604_800, 2_629_800, 31_557_600];
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const many = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"}`;
  const two = (large: number, name: string, small: number, smallName: string) => {
    const rest = Math.floor((seconds % large) / small);
    return `${many(Math.floor(seconds / large), name)}${rest === 0 ? "" : ` ${many(rest, smallName)}`}`;
  };
  if (seconds >= year) return two(year, "year", month, "month");
  if (seconds >= month) return two(month, "month", day, "day");
  if (seconds >= week) return two(week, "week", day, "day");
  if (seconds >= 2 * day) return many(Math.floor(seconds / day), "day");
  if (seconds >= 25 * hour) return `1 day ${Math.floor((seconds - day) / hour)}h`;
  if (seconds >= 6 * hour) return `${Math.floor(seconds / hour)}h`;
  if (seconds >= hour) return `${Math.floor(seconds / hour)}h ${Math.floor((seconds % hour) / minute)}min`;
  if (seconds >= 5 * minute) return `${Math.floor(seconds / minute)}min`;
  return seconds >= minute ? `${Math.floor(seconds / minute)}min ${seconds % minute}s` : `${seconds}s`;
}

/** The instant of `08:00`, `08:00:00`, `today`, `yesterday`, `10 min ago`, `-1h`, `2026-11-19 08:00`; undefined for what it is not. */
export function instantOf(word: string, now: number, timeZone: string): number | undefined {
  const day = (at: number) => fullTime(at, timeZone).slice(0, 10);
  const at = (date: string, clock: string) => {
    const padded = clock.length === 5 ? `${clock}:00` : clock;
    return Date.parse(`${date}T${padded}${offsetOf(now, timeZone).replace(/(\d\d)$/, ":$1")}`);
  };
  if (word === "now") return now;
  if (word === "today") return at(day(now), "00:00");
  if (word === "yesterday") return at(day(now - 86_400_000), "00:00");
  if (/^\d{2}:\d{2}(:\d{2})?$/.test(word)) return at(day(now), word);
  const written = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?$/.exec(word);
  if (written) return at(written[1] ?? "", written[2] ?? "00:00");
  const ago = /^-?(\d+)\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)(?:\s+ago)?$/.exec(word);
  if (!ago) return undefined;
  const unit = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[(ago[2] ?? "s").charAt(0) as "s" | "m" | "h" | "d"];
  return now - Number(ago[1]) * unit;
}

function monthNumber(at: number, timeZone: string): string {
  return formatIn(timeZone, { month: "2-digit" }).format(at);
}

/** `+0900`. */
function offsetOf(at: number, timeZone: string): string {
  const shown = formatIn(timeZone, { timeZoneName: "longOffset" }).formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const found = /([+-])(\d{2}):(\d{2})/.exec(shown);
  return found ? `${found[1]}${found[2]}${found[3]}` : "+0000";
}
