import type { HostJournalEntry } from "@/lib/content/host";
import type { HostAt } from "./host-at";
import { fullTime, instantOf, journalTime } from "./host-time";
import { hasFlag, lines, output, type Reply, valueOf, valuesOf } from "./words";

const unitName = (name: string) => (name.includes(".") ? name : `${name}.service`);

/** `journalctl` with the options that people use: -u -k -n --since --until -g -o -r -f -b -p, and FIELD=value. `-f` prints and ends. */
export function journalctl(host: HostAt, words: readonly string[]): Reply | undefined {
  const units = valuesOf(words, "-u", "--unit").map(unitName);
  const instant = (short: string, long: string) => {
    const word = valueOf(words, short, long);
    return word === undefined ? undefined : instantOf(word, host.now, host.facts.timeZone);
  };
  const [since, until] = [instant("-S", "--since"), instant("-U", "--until")];
  const fields = words.filter((word) => /^_[A-Z_]+=/.test(word)).map((word) => word.split("=") as [string, string]);
  const worst = priorityOf(valueOf(words, "-p", "--priority"));
  const pattern = patternOf(valueOf(words, "-g", "--grep"));
  const matches = (entry: HostJournalEntry) => {
    const at = Date.parse(entry.at);
    if (units.length > 0 && !units.includes(entry.unit ?? "")) return false;
    if ((hasFlag(words, "k", "--dmesg") && !entry.kernel) || (since !== undefined && at < since) || (until !== undefined && at > until)) return false;
    if (entry.priority > worst) return false;
    if (pattern && !pattern.test(entry.text)) return false;
    return fields.every(([name, value]) => (name === "_COMM" ? entry.comm === value : name === "_PID" ? String(entry.pid) === value : name === "_SYSTEMD_UNIT" ? entry.unit === value : false));
  };
  const found = host.journal.filter(matches).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const most = valueOf(words, "-n", "--lines");
  const following = hasFlag(words, "f", "--follow");
  const count = most === undefined ? (following ? 10 : found.length) : /^\d+$/.test(most) ? Number(most) : 10;
  const kept = count === 0 ? [] : found.slice(-count);
  const shown = hasFlag(words, "r", "--reverse") ? kept.reverse() : kept;
  if (shown.length === 0) return output(lines("-- No entries --"));
  const format = valueOf(words, "-o", "--output");
  return output(lines(...shown.map((entry) => entryLine(host, entry, format))));
}

const PRIORITIES = ["emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"];

/** `err`, `3` or `emerg..err`: the least urgent one that is shown. */
function priorityOf(word: string | undefined): number {
  const name = word?.split("..").at(-1);
  if (name === undefined) return 7;
  return /^[0-7]$/.test(name) ? Number(name) : PRIORITIES.includes(name) ? PRIORITIES.indexOf(name) : 7;
}

function patternOf(source: string | undefined): RegExp | undefined {
  if (source === undefined) return undefined;
  // What a candidate types is compared as text: a pattern of their own could hold the server's loop.
  const plain = source.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(plain, source === source.toLowerCase() ? "i" : "");
}

function entryLine({ facts }: HostAt, entry: HostJournalEntry, format: string | undefined): string {
  if (format === "cat") return entry.text;
  const at = Date.parse(entry.at);
  const time = format === "short-iso" ? `${fullTime(at, facts.timeZone).slice(0, 19).replace(" ", "T")}${fullTime(at, facts.timeZone).slice(-5)}` : journalTime(at, facts.timeZone);
  return `${time} ${facts.name} ${entry.comm}${entry.pid === undefined ? "" : `[${entry.pid}]`}: ${entry.text}`;
}

/** `dmesg` and `dmesg -T`: the kernel's part of the journal. */
export function dmesg(host: HostAt, words: readonly string[]): Reply {
  const booted = Date.parse(host.facts.bootedAt);
  const kernel = host.journal.filter((entry) => entry.kernel).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const stamp = (at: number) => (hasFlag(words, "T", "--ctime") ? `[${journalTime(at, host.facts.timeZone)} ${fullTime(at, host.facts.timeZone).slice(0, 4)}]` : `[${((at - booted) / 1000).toFixed(6).padStart(12)}]`);
  return output(lines(...kernel.map((entry) => `${stamp(Date.parse(entry.at))} ${entry.text}`)));
}
