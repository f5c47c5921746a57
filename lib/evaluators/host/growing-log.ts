import type { HostFile } from "@/lib/content/host";
import { counted } from "./counters";
import { isoTime, nginxErrorTime, nginxTime } from "./host-time";

/** Lines that are kept of what was written since: a log of a long story stays a small file. */
const LINES_KEPT = 500;

type Growth = NonNullable<HostFile["goesOn"]>[number];
type Time = { now: number; timeZone: string; /** A moment on the host's clock; NaN for one that has not come about. */ instant(moment: string): number; /** Where counters stand. */ seconds(at: number): number };

/** The file with what was written to it between its last change and now. */
export function grown(file: HostFile, time: Time): HostFile {
  if (file.text === undefined || file.modifiedAt === undefined || file.goesOn === undefined) return file;
  const begins = Date.parse(file.modifiedAt);
  const parts = file.goesOn.flatMap((growth) => {
    const from = growth.from === undefined ? begins : time.instant(growth.from);
    return Number.isNaN(from) ? [] : [{ growth, from: Math.max(begins, from) }];
  });
  const written = parts.flatMap(({ growth, from }, index) => linesOf(growth, from, parts[index + 1]?.from ?? time.now + 1, time));
  const last = written.at(-1);
  if (last === undefined) return file;
  return { ...file, text: file.text + written.slice(-LINES_KEPT).map(({ text }) => `${text}\n`).join(""), modifiedAt: new Date(last.at).toISOString() };
}

/** What is written after `from` and before `until`, and not after now. */
function linesOf({ everySeconds, lines }: Growth, from: number, until: number, { now, timeZone, seconds }: Time): { at: number; text: string }[] {
  const count = Math.max(0, Math.ceil((Math.min(until, now + 1) - from) / (everySeconds * 1000)) - 1);
  return Array.from({ length: count }, (_, index) => {
    const at = from + (index + 1) * everySeconds * 1000;
    // An application writes before the proxy does, and never on the full second.
    const line = counted(lines[index % lines.length] ?? "", seconds(at), 0);
    return { at, text: line.replace("{nginx}", () => nginxTime(at, timeZone)).replace("{nginxError}", () => nginxErrorTime(at, timeZone)).replace("{iso}", () => isoTime(at - ((index * 137) % 400), timeZone)) };
  }).filter(({ text }) => text !== "");
}
