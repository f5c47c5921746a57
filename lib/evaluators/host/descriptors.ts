import type { HostFile, HostProcess } from "@/lib/content/host";
import { entriesOf, humanSize } from "./file-tree";
import type { HostAt } from "./host-at";
import { hasFlag, lines, operandsOf, output, type Reply, valuesOf } from "./words";

type Descriptor = { fd: number; to: string; size: number | undefined; mode: "r" | "w" | "u" };

/** The descriptors of a process, those that stand for many written out: fd and the number at the name's end count up. */
export function descriptorsOf({ open }: Pick<HostProcess, "open">): Descriptor[] {
  return open.flatMap(({ fd, to, size, times, mode }) =>
    Array.from({ length: times }, (_, index) => ({
      fd: fd + index,
      to: index === 0 ? to : to.replace(/\d+(?=(?: \(deleted\))?$)/, (digits) => String(Number(digits) + index).padStart(digits.length, "0")),
      size,
      mode,
    })),
  );
}

/** `/proc/PID/fd` of a process. */
export function descriptorFiles(one: HostProcess, modifiedAt: string): HostFile[] {
  const rights = { owner: one.user, group: one.user, modifiedAt };
  if (one.open.length === 0) return [];
  return [
    { path: `/proc/${one.pid}/fd`, directory: true, mode: "0500", ...rights },
    ...descriptorsOf(one).map(({ fd, to, mode }): HostFile => ({ path: `/proc/${one.pid}/fd/${fd}`, link: to, mode: { r: "0500", w: "0300", u: "0700" }[mode], ...rights })),
  ];
}

type Row = { command: string; pid: number; user: string; fd: string; type: string; size: string; links: number; name: string };

/** `lsof` of a process, a file, a port or of deleted files (`+L1`), from descriptors and sockets. It waits where a file does. */
export function lsof(host: HostAt, words: readonly string[]): Reply | undefined {
  const pids = valuesOf(words, "-p").flatMap((list) => list.split(","));
  const nets = words.flatMap((word, at) => (word === "-i" ? [words[at + 1]?.startsWith("-") ? "" : (words[at + 1] ?? "")] : word.startsWith("-i") ? [word.slice(2)] : []));
  const paths = operandsOf(words, ["-p", "-i", "-u", "-c"]).filter((word) => !word.startsWith("+"));
  const deleted = words.includes("+L1") || words.includes("+L");
  if (words.some((word) => /^-[uc]/.test(word)) || pids.length + nets.length + paths.length + Number(deleted) === 0) return undefined;
  const chosen = host.processes.filter(({ pid }) => pids.length === 0 || pids.includes(String(pid)));
  // An empty list would say that a process holds nothing open; a host that does not tell is asked instead.
  if (chosen.every(({ open }) => open.length === 0) && nets.length === 0) return undefined;
  const entries = entriesOf(host);
  const touched = [...paths, ...chosen.filter(() => pids.length > 0).flatMap((one) => descriptorsOf(one).map(({ to }) => to))];
  if (touched.some((path) => entries.get(path)?.silent)) return { kind: "hangs", out: "" };
  const files = nets.length > 0 ? [] : chosen.flatMap((one) => descriptorsOf(one).filter(({ to }) => !to.startsWith("socket:")).map((each) => fileRow(one, each, each.size ?? entries.get(each.to)?.size)));
  const sockets = paths.length > 0 || deleted ? [] : chosen.flatMap((one) => socketRows(host, one, nets[0]));
  const rows = [...files, ...sockets].filter((row) => (!deleted || row.links === 0) && (paths.length === 0 || paths.includes(row.name)));
  return rows.length === 0 ? output("", 1) : output(lines(heading(deleted), ...rows.map((row) => shown(row, deleted, hasFlag(words, "h")))));
}

function fileRow(one: HostProcess, { fd, to, size, mode }: Descriptor, bytes: number | undefined): Row {
  const type = to.startsWith("pipe:") ? "FIFO" : to.startsWith("anon_inode:") ? "a_inode" : to.startsWith("/dev/") ? "CHR" : "REG";
  return { command: one.comm, pid: one.pid, user: one.user, fd: `${fd}${mode}`, type, size: bytes === undefined ? (size === undefined ? "0t0" : String(size)) : String(bytes), links: to.endsWith(" (deleted)") ? 0 : 1, name: to };
}

function socketRows(host: HostAt, one: HostProcess, net: string | undefined): Row[] {
  const port = /:(\d+)$/.exec(net ?? "")?.[1];
  return host.sockets.flatMap((socket) =>
    socket.users.filter(({ pid }) => pid === one.pid).flatMap(({ fd }) => {
      if (port !== undefined && ![socket.local, socket.peer].some((address) => address.endsWith(`:${port}`))) return [];
      if (net !== undefined && socket.netid === "u_str") return [];
      const name = socket.netid === "u_str" ? `${socket.local.split(" ")[0]} type=STREAM` : socket.state === "LISTEN" ? `${socket.local} (LISTEN)` : `${socket.local}->${socket.peer} (${socket.state === "ESTAB" ? "ESTABLISHED" : socket.state})`;
      return [{ command: one.comm, pid: one.pid, user: one.user, fd: `${fd}u`, type: socket.netid === "u_str" ? "unix" : "IPv4", size: "0t0", links: 1, name }];
    }),
  );
}

const heading = (links: boolean) => `COMMAND     PID     USER   FD    TYPE     SIZE/OFF${links ? " NLINK" : ""} NAME`;

function shown({ command, pid, user, fd, type, size, links, name }: Row, deleted: boolean, human: boolean): string {
  const bytes = human && /^\d+$/.test(size) ? humanSize(Number(size)) : size;
  return `${command.slice(0, 9).padEnd(9)} ${String(pid).padStart(5)} ${user.slice(0, 8).padStart(8)} ${fd.padStart(4)} ${type.padStart(7)} ${bytes.padStart(12)}${deleted ? ` ${String(links).padStart(5)}` : ""} ${name}`;
}
