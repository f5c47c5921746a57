import type { HostProcess } from "@/lib/content/host";
import type { HostAt } from "./host-at";
import { hourMinuteSecond } from "./host-time";
import { hasFlag, lines, operandsOf, output, type Reply, valuesOf } from "./words";

/** ` 79 days,  6:26`, as `uptime` and `top` print it. */
function upFor({ facts, now }: HostAt): string {
  const minutes = Math.floor((now - Date.parse(facts.bootedAt)) / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const clock = hours === 0 ? `${rest} min` : `${String(hours).padStart(2)}:${String(rest).padStart(2, "0")}`;
  return `${days === 0 ? "" : `${days} days, `}${clock}`;
}

export const loadOf = ({ facts, vitals }: HostAt) => vitals?.load ?? facts.loadAverage;

/** First line of `top` and of `w`, the whole of `uptime`. */
export function uptimeLine(host: HostAt): string {
  return ` ${hourMinuteSecond(host.now, host.facts.timeZone)} up ${upFor(host)},  1 user,  load average: ${loadOf(host)}`;
}

/** Figures in a declared output that are the host's own. */
export function filledIn(host: HostAt, text: string): string {
  return text.replace(/\{(clock|uptime|load)\}/g, (whole, name: string) => (name === "clock" ? hourMinuteSecond(host.now, host.facts.timeZone) : name === "uptime" ? upFor(host) : loadOf(host)));
}

/** `top -b` and plain `top`: one picture. Threads (-H) and options it does not know are the interviewer's. */
export function top(host: HostAt, words: readonly string[]): Reply | undefined {
  const { vitals } = host;
  if (!vitals || hasFlag(words, "H") || operandsOf(words, ["-d", "-n", "-p", "-u", "-U", "-o", "-w", "-E", "-e"]).length > 0) return undefined;
  const pids = valuesOf(words, "-p").flatMap((list) => list.split(","));
  const users = [...valuesOf(words, "-u"), ...valuesOf(words, "-U")];
  const shown = host.processes.filter((one) => (pids.length === 0 || pids.includes(String(one.pid))) && (users.length === 0 || users.includes(one.user)));
  const byMemory = valuesOf(words, "-o").includes("%MEM");
  const sorted = [...shown].sort((a, b) => (byMemory ? b.memoryPercent - a.memoryPercent : b.cpuPercent - a.cpuPercent) || a.pid - b.pid);
  const tasks = pids.length === 0 ? vitals.tasks : { total: shown.length, running: shown.filter(({ stat }) => stat.startsWith("R")).length };
  const [us, sy, ni, id, wa, hi, si, st] = vitals.cpu.map((value) => value.toFixed(1).padStart(5));
  const { memory, swap } = vitals;
  const mebi = (value: number) => value.toFixed(1).padStart(8);
  return output(lines(
    `top - ${uptimeLine(host).trimStart()}`,
    `Tasks: ${String(tasks.total).padStart(3)} total, ${String(tasks.running).padStart(3)} running, ${String(tasks.total - tasks.running).padStart(3)} sleeping,   0 stopped,   0 zombie`,
    `%Cpu(s):${us} us,${sy} sy,${ni} ni,${id} id,${wa} wa,${hi} hi,${si} si,${st} st`,
    `MiB Mem : ${mebi(memory.total)} total, ${mebi(memory.free)} free, ${mebi(memory.used)} used, ${mebi(memory.cache)} buff/cache`,
    `MiB Swap: ${mebi(swap.total)} total, ${mebi(swap.free)} free, ${mebi(swap.total - swap.free)} used. ${mebi(memory.available)} avail Mem`,
    "",
    "    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND",
    ...sorted.map(topRow),
  ));
}

function topRow(one: HostProcess): string {
  const size = (kb: number, width: number) => (kb >= 1024 * 1024 * 2 ? `${(kb / 1024 / 1024).toFixed(1)}g` : String(kb)).padStart(width);
  const hundredths = Math.round(one.cpuSeconds * 100);
  const time = `${Math.floor(hundredths / 6000)}:${String(Math.floor(hundredths / 100) % 60).padStart(2, "0")}.${String(hundredths % 100).padStart(2, "0")}`;
  return `${String(one.pid).padStart(7)} ${one.user.slice(0, 8).padEnd(8)}  20   0 ${String(one.virtualKb).padStart(7)} ${size(one.residentKb, 6)} ${String(one.sharedKb).padStart(6)} ${one.stat.charAt(0)} ${one.cpuPercent.toFixed(1).padStart(5)} ${one.memoryPercent.toFixed(1).padStart(5)} ${time.padStart(9)} ${one.comm}`;
}

/** `free` in KiB, `-m` and `-h`. */
export function free({ vitals }: HostAt, words: readonly string[]): Reply | undefined {
  if (!vitals || operandsOf(words, ["-s", "-c"]).length > 0) return undefined;
  const { memory, swap } = vitals;
  const human = (mebibytes: number) => {
    if (mebibytes === 0) return "0B";
    const [value, unit] = mebibytes >= 1024 ? [mebibytes / 1024, "Gi"] : [mebibytes, "Mi"];
    return `${value < 10 ? value.toFixed(1) : Math.floor(value)}${unit}`;
  };
  const shown = hasFlag(words, "h", "--human") ? human : hasFlag(words, "g") ? (value: number) => String(Math.floor(value / 1024)) : hasFlag(words, "m") ? (value: number) => String(Math.floor(value)) : (value: number) => String(Math.round(value * 1024));
  const row = (name: string, values: readonly number[]) => `${name.padEnd(8)}${values.map((value) => shown(value).padStart(12)).join("")}`;
  return output(lines(
    `        ${["total", "used", "free", "shared", "buff/cache", "available"].map((head) => head.padStart(12)).join("")}`,
    row("Mem:", [memory.total, memory.used, memory.free, 9, memory.cache, memory.available]),
    row("Swap:", [swap.total, swap.total - swap.free, swap.free]),
  ));
}
