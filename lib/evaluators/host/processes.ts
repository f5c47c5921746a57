import type { HostProcess } from "@/lib/content/host";
import { type HostAt } from "./host-at";
import { elapsed, startTime } from "./host-time";
import { lines, operandsOf, output, type Reply, valuesOf } from "./words";

type Column = { head: string; right?: boolean; width: number; value: (process: HostProcess, host: HostAt) => string };

const clock = (seconds: number) => {
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
};
/** `581:12` of BSD formats. */
const minutes = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
const command: Column = { head: "CMD", width: 0, value: (one) => one.command };

/** Columns of `ps -o`, with the aliases that people type. */
const COLUMNS: Record<string, Column> = {
  pid: { head: "PID", right: true, width: 7, value: (one) => String(one.pid) },
  ppid: { head: "PPID", right: true, width: 7, value: (one) => String(one.ppid) },
  user: { head: "USER", width: 8, value: (one) => one.user },
  stat: { head: "STAT", width: 4, value: (one) => one.stat },
  s: { head: "S", width: 1, value: (one) => one.stat.charAt(0) },
  pcpu: { head: "%CPU", right: true, width: 4, value: (one) => one.cpuPercent.toFixed(1) },
  pmem: { head: "%MEM", right: true, width: 4, value: (one) => one.memoryPercent.toFixed(1) },
  etime: { head: "ELAPSED", right: true, width: 11, value: (one, host) => elapsed(host.now - Date.parse(one.startedAt)) },
  time: { head: "TIME", right: true, width: 8, value: (one) => clock(one.cpuSeconds) },
  start: { head: "START", right: true, width: 5, value: (one, host) => startTime(Date.parse(one.startedAt), host.now, host.facts.timeZone) },
  tty: { head: "TT", width: 8, value: (one) => one.tty },
  vsz: { head: "VSZ", right: true, width: 6, value: (one) => String(one.virtualKb) },
  rss: { head: "RSS", right: true, width: 5, value: (one) => String(one.residentKb) },
  wchan: { head: "WCHAN", width: 6, value: (one) => one.wchan },
  label: { head: "LABEL", width: 31, value: (one) => one.label },
  comm: { head: "COMMAND", width: 15, value: (one) => one.comm },
  cmd: command,
  args: { ...command, head: "COMMAND" },
};
const ALIASES: Record<string, string> = { "%cpu": "pcpu", "%mem": "pmem", state: "s", command: "args", uname: "user", euser: "user", rssize: "rss", vsize: "vsz", lstart: "start", stime: "start", bsdstart: "start", cputime: "time", tt: "tty", ucmd: "comm", ucomm: "comm", context: "label" };

const TTY: Column = { head: "TTY", width: 8, value: (one) => one.tty };
const NAME: Column = { head: "CMD", width: 0, value: (one) => one.comm };
const BSD_TIME: Column = { head: "TIME", right: true, width: 6, value: (one) => minutes(one.cpuSeconds) };
const column = (name: string) => COLUMNS[name] as Column;

/** `ps` in the forms that people use on a host in trouble; undefined for options it does not know. */
export function ps(host: HostAt, words: readonly string[]): Reply | undefined {
  const columns = columnsOf(words);
  if (columns === undefined) return undefined;
  const chosen = chosenProcesses(host, words);
  if (chosen === undefined) return undefined;
  const headless = words.includes("--no-headers") || words.includes("h");
  const ordered = inOrder(chosen, valuesOf(words, "--sort", "--sort").flatMap((list) => list.split(",")).filter(Boolean));
  return ordered && output(table(host, ordered, columns, headless), chosen.length === 0 ? 1 : 0);
}

const AMOUNTS: Record<string, (one: HostProcess) => number> = {
  pid: (one) => one.pid, ppid: (one) => one.ppid, pcpu: (one) => one.cpuPercent, pmem: (one) => one.memoryPercent, rss: (one) => one.residentKb, vsz: (one) => one.virtualKb, time: (one) => one.cpuSeconds,
  start: (one) => Date.parse(one.startedAt), etime: (one) => -Date.parse(one.startedAt),
};

/** By `--sort=-%cpu,pid`; undefined for a key that is no amount. */
function inOrder(processes: readonly HostProcess[], keys: readonly string[]): readonly HostProcess[] | undefined {
  const by = keys.map((key) => {
    const name = key.replace(/^[-+]/, "");
    return { amount: AMOUNTS[ALIASES[name] ?? name], sign: key.startsWith("-") ? -1 : 1 };
  });
  if (by.some(({ amount }) => amount === undefined)) return undefined;
  return processes.toSorted((a, b) => by.map(({ amount, sign }) => sign * ((amount?.(a) ?? 0) - (amount?.(b) ?? 0))).find((difference) => difference !== 0) ?? 0);
}

function columnsOf(words: readonly string[]): Column[] | undefined {
  const named = valuesOf(words, "-o", "--format").concat(valuesOf(words, "-eo"), words.flatMap((word, at) => (/^-[eAZ]*o$/.test(word) && word !== "-o" && word !== "-eo" ? [words[at + 1] ?? ""] : [])));
  const afterBsd = words.flatMap((word, at) => (/^[a-z]*o$/.test(word) && !word.startsWith("-") ? [words[at + 1] ?? ""] : []));
  const wanted = [...named, ...afterBsd].flatMap((list) => list.split(",")).map((name) => name.trim()).filter(Boolean);
  if (wanted.length > 0) return ownColumns(wanted);
  const bsd = words.find((word) => /^[auxwwfe]+$/.test(word) && !/^\d/.test(word));
  if (bsd?.includes("u")) return [...["user", "pid", "pcpu", "pmem", "vsz", "rss"].map(column), { ...TTY }, column("stat"), column("start"), BSD_TIME, { ...command, head: "COMMAND" }];
  if (bsd?.includes("x") || bsd?.includes("a")) return [column("pid"), { ...TTY }, column("stat"), BSD_TIME, { ...command, head: "COMMAND" }];
  const flags = words.filter((word) => /^-[A-Za-z]+$/.test(word)).join("");
  if (flags.includes("Z") || words.includes("Z")) return [column("label"), column("pid"), TTY, column("time"), NAME];
  if (flags.includes("l")) return [column("s"), column("user"), column("pid"), column("ppid"), column("wchan"), TTY, column("time"), NAME];
  if (flags.includes("f") || flags.includes("F")) return [{ ...column("user"), head: "UID" }, column("pid"), column("ppid"), { ...column("start"), head: "STIME" }, TTY, column("time"), command];
  return [column("pid"), TTY, column("time"), NAME];
}

/** `pid,wchan:24,cmd`, `pid=`: names with widths and own headings. */
function ownColumns(wanted: readonly string[]): Column[] | undefined {
  const columns: Column[] = [];
  for (const each of wanted) {
    const [, name = "", width, head] = /^([%\w]+)(?::(\d+))?(?:=(.*))?$/.exec(each) ?? [];
    const found = COLUMNS[ALIASES[name] ?? name];
    if (found === undefined) return undefined;
    columns.push({ ...found, ...(width === undefined ? {} : { width: Number(width) }), ...(head === undefined ? {} : { head }) });
  }
  return columns;
}

function chosenProcesses(host: HostAt, words: readonly string[]): HostProcess[] | undefined {
  const lists = (short: string, long?: string) => valuesOf(words, short, long).flatMap((list) => list.split(/[ ,]/)).filter(Boolean);
  const pids = [...lists("-p", "--pid"), ...words.flatMap((word, at) => (/^-[A-Za-z]+p$/.test(word) ? (words[at + 1] ?? "").split(",") : [])), ...operandsOf(words, ["-o", "-eo", "-C", "-p", "-u", "-U", "--ppid", "-t"]).filter((word) => /^\d+$/.test(word))];
  const [names, users, parents] = [lists("-C"), lists("-u").concat(lists("-U")), lists("--ppid", "--ppid")];
  if (pids.length + names.length + users.length + parents.length > 0) {
    return host.processes.filter((one) => pids.includes(String(one.pid)) || names.includes(one.comm) || names.includes(one.comm.slice(0, 15)) || users.includes(one.user) || parents.includes(String(one.ppid)));
  }
  const all = words.some((word) => /^-[A-Za-z]*[eAN]/.test(word) || /^[a-z]*[ax]/.test(word));
  return all ? [...host.processes] : host.processes.filter((one) => one.tty !== "?" && one.user === host.facts.user);
}

function table(host: HostAt, processes: readonly HostProcess[], columns: readonly Column[], headless: boolean): string {
  const rows = processes.map((one) => columns.map((each) => each.value(one, host)));
  // As in ps itself, figures that are too wide push the rest of their line.
  const widens = ({ width, right }: Column) => width > 0 && !right;
  const widths = columns.map((each, at) => Math.max(each.width, each.head.length, ...(widens(each) ? rows.map((row) => (row[at] ?? "").length) : [])));
  const line = (cells: readonly string[]) => cells.map((cell, at) => (columns[at]?.right ? cell.padStart(widths[at] ?? 0) : at === cells.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join(" ").trimEnd();
  const heads = headless || columns.every(({ head }) => head === "") ? [] : [line(columns.map(({ head }) => head))];
  return lines(...heads, ...rows.map(line));
}

/** `pgrep` and `pidof`. */
export function processIds(host: HostAt, program: string, words: readonly string[]): Reply {
  const [pattern = ""] = operandsOf(words, ["-u", "-U", "-P"]);
  const parent = words.includes("-P") ? words[words.indexOf("-P") + 1] : undefined;
  const whole = words.some((word) => /^-[a-z]*f/.test(word));
  const long = words.some((word) => /^-[a-z]*[al]/.test(word));
  const matches = (one: HostProcess) => {
    if (parent !== undefined && String(one.ppid) !== parent) return false;
    if (program === "pidof" || words.includes("-x")) return one.comm === pattern;
    return (whole ? one.command : one.comm).includes(pattern);
  };
  const found = host.processes.filter(matches);
  if (program === "pidof") return output(found.length === 0 ? "" : lines(found.map(({ pid }) => pid).reverse().join(" ")), found.length === 0 ? 1 : 0);
  return output(lines(...found.map((one) => (long ? `${one.pid} ${whole ? one.command : one.comm}` : String(one.pid)))), found.length === 0 ? 1 : 0);
}

/** `pstree` of a process, with -p and -a left to `ps`: a line for each branch. */
export function pstree(host: HostAt, words: readonly string[]): Reply | undefined {
  const wanted = operandsOf(words).at(0) ?? "1";
  const withIds = words.some((word) => /^-[a-z]*p/.test(word));
  const roots = host.processes.filter((one) => String(one.pid) === wanted || one.comm === wanted || one.user === wanted).filter((one, _, all) => !all.some(({ pid }) => pid === one.ppid));
  const known = words.every((word) => !word.startsWith("-") || /^-[palT]+$/.test(word));
  if (roots.length === 0 || !known || words.some((word) => /^-[a-z]*a/.test(word))) return undefined;
  const name = (one: HostProcess) => (withIds ? `${one.comm}(${one.pid})` : one.comm);
  const branch = (one: HostProcess): string[] => {
    const children = host.processes.filter(({ ppid }) => ppid === one.pid).flatMap((child, index, all) => branch(child).map((text, line) => ({ text, line, index, last: index === all.length - 1, only: all.length === 1 })));
    if (children.length === 0) return [name(one)];
    const pad = " ".repeat(name(one).length);
    return children.map(({ text, line, index, last, only }, at) => {
      const joint = line > 0 ? (last ? "   " : " │ ") : only ? "───" : index === 0 ? "─┬─" : last ? " └─" : " ├─";
      return `${at === 0 ? name(one) : pad}${joint}${text}`;
    });
  };
  return output(lines(...roots.flatMap(branch)));
}
