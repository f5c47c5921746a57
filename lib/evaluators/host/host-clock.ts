import type { Host } from "@/lib/content/host";
import type { Reached } from "./host-at";

/** Epoch milliseconds on the host's clock `elapsedMs` into the interview. It never goes back, and leaps where the story does. */
export function clockOf({ startsAt, leaps }: Pick<Host, "startsAt" | "leaps">, reached: Reached, elapsedMs: number): number {
  const leapt = leaps.flatMap(({ from, to }) => {
    const since = reached.get(from);
    return since === undefined || since > elapsedMs ? [] : [Date.parse(to) + elapsedMs - since];
  });
  return Math.max(Date.parse(startsAt) + elapsedMs, ...leapt);
}

/** The instant of a moment, ISO 8601: the host's clock when the node or event came about, and the seconds after it. */
export function instantAt(host: Pick<Host, "startsAt" | "leaps">, reached: Reached, moment: string): string {
  const [name = "", seconds = "0"] = moment.split("+");
  const since = reached.get(name);
  return since === undefined ? moment : new Date(clockOf(host, reached, since) + Number(seconds) * 1000).toISOString();
}

const ISO_STAMP = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?=\+0900)/g;
const NGINX_STAMP = /\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d(?= \+0900)/g;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Moves the times of a log in Korean time (ISO 8601 with milliseconds, or as Nginx writes them) by `byMs`. */
export function movedLog(text: string, byMs: number): string {
  const local = (at: number) => new Date(at + byMs + 9 * 3_600_000).toISOString();
  const asNginx = (iso: string) => `${iso.slice(8, 10)}/${MONTHS[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)}`;
  return text
    .replace(ISO_STAMP, (stamp) => local(Date.parse(`${stamp}+09:00`)).slice(0, 23))
    .replace(NGINX_STAMP, (stamp) => asNginx(local(nginxTime(stamp))));
}

/** When a log ends: the last time in it, epoch milliseconds; undefined where none is found. */
export function lastStamp(text: string): number | undefined {
  const iso = text.match(ISO_STAMP)?.at(-1);
  if (iso !== undefined) return Date.parse(`${iso}+09:00`);
  const nginx = text.match(NGINX_STAMP)?.at(-1);
  return nginx === undefined ? undefined : nginxTime(nginx);
}

function nginxTime(stamp: string): number {
  const [day = "", month = "", rest = ""] = stamp.split("/");
  return Date.parse(`${rest.slice(0, 4)}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}-${day}T${rest.slice(5)}+09:00`);
}
