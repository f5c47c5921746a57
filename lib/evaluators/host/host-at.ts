import type { Host, HostAnswer, HostFile, HostJournalEntry, HostProcess, HostUnit } from "@/lib/content/host";

/** What has happened by now: revealed nodes and events of the host. */
export type Reached = ReadonlySet<string>;

type Timed = { from?: string | readonly string[] | undefined; until?: string | undefined };

/** Everything that a thing waits for. */
export const waitsFor = ({ from }: Timed): readonly string[] => (from === undefined ? [] : typeof from === "string" ? [from] : from);

/** The host as of one instant: only what may be known by now. Everything that answers a command is handed this and never the whole host. */
export type HostAt = {
  facts: Pick<Host, "name" | "user" | "uid" | "groups" | "kernel" | "system" | "timeZone" | "bootedAt" | "loadAverage" | "selinux" | "sysctl" | "prompt">;
  /** Epoch milliseconds on the host's clock. */
  now: number;
  files: readonly HostFile[];
  processes: readonly HostProcess[];
  units: readonly HostUnit[];
  journal: readonly HostJournalEntry[];
  answers: readonly HostAnswer[];
};

/** The prompt before a command, without colour. */
export function promptOf({ name, user, prompt }: Pick<Host, "name" | "user" | "prompt">, cwd: string): string {
  const home = `/home/${user}`;
  const short = cwd === home ? "~" : cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd;
  return prompt === "bracket" ? `[${user}@${name} ${short === "~" || short === "/" ? short : short.slice(short.lastIndexOf("/") + 1)}]$ ` : `${user}@${name}:${short}$ `;
}

/** Everything that has happened: what was revealed, what was injected, and events that a reveal brings about. */
export function reachedBy(host: Host, revealed: Iterable<string>, injected: Iterable<string>): Reached {
  const reached = new Set([...revealed, ...injected]);
  for (const event of host.events) if (event.with !== undefined && reached.has(event.with)) reached.add(event.id);
  return reached;
}

export function isThere(thing: Timed, reached: Reached): boolean {
  return waitsFor(thing).every((name) => reached.has(name)) && (thing.until === undefined || !reached.has(thing.until));
}

/** The host after `reached`, `elapsedMs` into the interview. */
export function hostAt(host: Host, reached: Reached, elapsedMs: number): HostAt {
  const there = <T extends Timed>(things: readonly T[]) => things.filter((thing) => isThere(thing, reached));
  const now = Date.parse(host.startsAt) + elapsedMs;
  return {
    facts: host,
    now,
    files: latest(there(host.files), (file) => file.path),
    processes: latest(there(host.processes), (one) => String(one.pid)).map((one) => ({ ...one, wchan: one.wchanFrom === undefined || reached.has(one.wchanFrom) ? one.wchan : "-" })),
    units: latest(there(host.units), (unit) => unit.name),
    journal: there(host.journal).filter((entry) => Date.parse(entry.at) <= now),
    answers: there(host.answers),
  };
}

/** Of several declarations of one thing the last that holds. */
function latest<T>(things: readonly T[], keyOf: (thing: T) => string): T[] {
  return [...new Map(things.map((thing) => [keyOf(thing), thing])).values()];
}
