import type { Host, HostAnswer, HostFile, HostJournalEntry, HostProcess, HostUnit } from "@/lib/content/host";
import type { HostMount, HostPeer, HostSocket, HostVitals } from "@/lib/content/host-machine";
import { counted, counts, rebased } from "./counters";
import { clockOf, instantAt, lastStamp, movedLog } from "./host-clock";
import { grown } from "./growing-log";
import { withProcFiles } from "./proc-files";

/** What has happened by now, revealed nodes and events of the host, each with the interview's clock at that moment in milliseconds. */
export type Reached = ReadonlyMap<string, number>;

type Timed = { from?: string | readonly string[] | undefined; until?: string | undefined };

const listed = (names: string | readonly string[] | undefined): readonly string[] => (names === undefined ? [] : typeof names === "string" ? [names] : names);

/** Everything that a thing waits for. */
export const waitsFor = ({ from }: Timed): readonly string[] => listed(from);

/** The host as of one instant: only what may be known by now. Everything that answers a command is handed this and never the whole host. */
export type HostAt = {
  facts: Pick<Host, "name" | "user" | "uid" | "groups" | "kernel" | "system" | "timeZone" | "bootedAt" | "loadAverage" | "selinux" | "sysctl" | "prompt" | "cpus" | "machine" | "interfaces" | "gateway">;
  /** Epoch milliseconds on the host's clock. */
  now: number;
  files: readonly HostFile[];
  /** Text of files whose counters go on, by path: what the sandbox counts on from while a line waits. */
  counting: ReadonlyMap<string, string>;
  processes: readonly HostProcess[];
  units: readonly HostUnit[];
  journal: readonly HostJournalEntry[];
  answers: readonly HostAnswer[];
  vitals: HostVitals | undefined;
  mounts: readonly HostMount[];
  sockets: readonly HostSocket[];
  peers: readonly HostPeer[];
};

/** The prompt before a command, without colour. */
export function promptOf({ name, user, prompt }: Pick<Host, "name" | "user" | "prompt">, cwd: string): string {
  const home = `/home/${user}`;
  const short = cwd === home ? "~" : cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd;
  return prompt === "bracket" ? `[${user}@${name} ${short === "~" || short === "/" ? short : short.slice(short.lastIndexOf("/") + 1)}]$ ` : `${user}@${name}:${short}$ `;
}

/** Everything that has happened: what was revealed, what was injected, and events that these bring about. The first time counts. */
export function reachedBy(host: Host, happened: Iterable<readonly [name: string, elapsedMs: number]>): Reached {
  const reached = new Map<string, number>();
  const reach = (name: string, elapsedMs: number) => {
    if ((reached.get(name) ?? Infinity) <= elapsedMs) return;
    reached.set(name, elapsedMs);
    for (const event of host.events) if (listed(event.with).includes(name)) reach(event.id, elapsedMs);
  };
  for (const [name, elapsedMs] of happened) reach(name, elapsedMs);
  return reached;
}

export function isThere(thing: Timed, reached: Reached): boolean {
  return waitsFor(thing).every((name) => reached.has(name)) && (thing.until === undefined || !reached.has(thing.until));
}

/** The host after `reached`, `elapsedMs` into the interview. */
export function hostAt(host: Host, reached: Reached, elapsedMs: number): HostAt {
  const there = <T extends Timed>(things: readonly T[]) => things.filter((thing) => isThere(thing, reached));
  const now = clockOf(host, reached, elapsedMs);
  const instant = (moment: string) => instantAt(host, reached, moment);
  const seconds = (at: number) => (at - Date.parse(host.startsAt)) / 1000;
  /** When a thing came about: what in it stands still does so from then on. */
  const since = (thing: Timed) => seconds(Math.max(Date.parse(host.startsAt), ...waitsFor(thing).map((name) => clockOf(host, reached, reached.get(name) ?? 0))));
  const isAlive = ({ startedAt, endsAt }: HostProcess) => Date.parse(startedAt) <= now && (endsAt === undefined || now < Date.parse(endsAt));
  const processes = latest(there(host.processes), (one) => String(one.pid)).map((one): HostProcess => ({
    ...one,
    startedAt: instant(one.startedAt),
    wchan: one.wchanFrom === undefined || reached.has(one.wchanFrom) ? one.wchan : "-",
    open: one.openFrom === undefined || reached.has(one.openFrom) ? one.open : [],
    ...(one.endsAt === undefined ? {} : { endsAt: instant(one.endsAt) }),
  })).filter(isAlive);
  // What the kernel tells of a process goes with it.
  const lives = (path: string) => {
    const pid = /^\/proc\/(\d+)\//.exec(path)?.[1];
    return pid === undefined || processes.some((one) => String(one.pid) === pid);
  };
  const raw = latest(there(host.files), (file) => file.path).filter(({ path }) => lives(path));
  const time = { now, timeZone: host.timeZone, seconds, instant: (moment: string) => Date.parse(instant(moment)) };
  const files = raw.map((file) => grown(liveFile({ ...file, ...(file.text === undefined ? {} : { text: counted(file.text, seconds(now), since(file)) }), ...(file.modifiedAt === undefined ? {} : { modifiedAt: instant(file.modifiedAt) }) }, now), time));
  const vitals = there(host.vitals).at(-1);
  const mounts = latest(there(host.mounts), ({ at }) => at);
  return {
    facts: host,
    now,
    counting: new Map(raw.flatMap((file) => (file.text !== undefined && counts(file.text) ? [[file.path, rebased(file.text, seconds(now), since(file))]] : []))),
    files: withProcFiles(files, { processes, vitals, mounts, now }),
    processes,
    units: latest(there(host.units), (unit) => unit.name),
    journal: there(host.journal).map((entry) => ({ ...entry, at: instant(entry.at) })).filter((entry) => Date.parse(entry.at) <= now),
    answers: there(host.answers).map((answer) => ({ ...answer, out: counted(answer.out, seconds(now), since(answer)) })),
    vitals,
    mounts,
    peers: latest(there(host.peers), ({ address }) => address),
    // A socket goes with the last process that holds it; one that nobody has accepted yet is held by none.
    sockets: latest(there(host.sockets), ({ netid, local, peer }) => `${netid} ${local} ${peer}`).flatMap((socket) => {
      const users = socket.users.filter(({ pid }) => processes.some((one) => one.pid === pid));
      return users.length === 0 && socket.users.length > 0 ? [] : [{ ...socket, users }];
    }),
  };
}

/** A log that goes on ends at the present, or when its last change was. */
function liveFile(file: HostFile, now: number): HostFile {
  if (!file.live) return file;
  const end = file.modifiedAt === undefined ? now : Date.parse(file.modifiedAt);
  const written = lastStamp(file.text ?? "");
  const text = file.text === undefined || written === undefined ? {} : { text: movedLog(file.text, end - written) };
  return { ...file, ...text, modifiedAt: new Date(end).toISOString() };
}

/** Of several declarations of one thing the last that holds. */
function latest<T>(things: readonly T[], keyOf: (thing: T) => string): T[] {
  return [...new Map(things.map((thing) => [keyOf(thing), thing])).values()];
}
