import { z } from "zod";
import { nodeIdSchema } from "@/lib/protocol/ids";
import { absolute, hostDescriptorSchema, hostInterfaceSchema, hostLeapSchema, hostMountSchema, hostPeerSchema, hostSocketSchema, hostVitalsSchema, instant, moment, when } from "./host-machine";

/**
 * The host of a scenario: what its terminal shows, declared as facts. `from` and `until` name a node (from its reveal on) or an event
 * of the host (from its injection on), several names all of them; a thing without them is there as soon as the terminal is.
 */

/** Largest text of one file or output, in characters. */
export const HOST_TEXT_MAX_CHARS = 256 * 1024;
/** Most files of a host; all that is visible goes into the sandbox of each command. */
const FILES_MAX = 400;

const bothLanguages = z.strictObject({ ko: z.string().min(1), en: z.string().min(1) });
const text = z.string().max(HOST_TEXT_MAX_CHARS);

export const hostEventSchema = z.strictObject({
  id: nodeIdSchema,
  /** What the interviewer reads on the button. */
  title: bothLanguages,
  /** Node from whose reveal on it may be injected; absent: at once. */
  from: nodeIdSchema.optional(),
  /** Nodes whose reveal brings it about as well, and other events that imply it. */
  with: z.union([nodeIdSchema, z.array(nodeIdSchema).min(2)]).optional(),
  /** A line of the journal that is broadcast to the candidate's terminal (`nginx[1203]: ...`); the host puts sender and time before it. */
  wall: z.string().min(1).optional(),
});

/** `{nginx}`, `{nginxError}` and `{iso}` in a line are its time as those write it; counters (`{48266+2}`) are of that time. */
export const hostGrowthSchema = z.strictObject({ from: moment.optional(), everySeconds: z.number().positive(), lines: z.array(z.string()).min(1) });

export const hostFileSchema = z.strictObject({
  path: absolute,
  ...when,
  text: text.optional(),
  /** A file of the public case of one of the scenario's tasks. */
  task: z.strictObject({ id: nodeIdSchema, path: absolute.optional() }).optional(),
  directory: z.literal(true).optional(),
  link: z.string().min(1).optional(),
  /** A Unix socket's file. */
  socket: z.literal(true).optional(),
  /** Opening it waits for a server that does not answer. */
  silent: z.literal(true).optional(),
  /** What stands here until something later is revealed: the interviewer is told of whoever looks at it. */
  withheld: z.literal(true).optional(),
  /** Absent: 0755 for a folder, 0644 for a file. */
  mode: z.string().regex(/^[0-7]{4}$/).optional(),
  owner: z.string().default("root"),
  group: z.string().default("root"),
  /** Size that `ls` shows where the text is only an excerpt, in bytes. */
  size: z.number().int().min(0).optional(),
  modifiedAt: moment.optional(),
  /** A log that goes on: the times in it are moved so that it ends at the host's present, or at `modifiedAt`. */
  live: z.literal(true).optional(),
  /** What is written to it after `modifiedAt`: a line every so many seconds, in turns, empty for none; from a moment on, until the next entry's. */
  goesOn: z.array(hostGrowthSchema).optional(),
  /** SELinux context. */
  label: z.string().optional(),
});
export type HostFile = z.infer<typeof hostFileSchema>;

/** Permission bits of a declared file. */
export const modeOf = ({ mode, directory }: HostFile) => Number.parseInt(mode ?? (directory ? "0755" : "0644"), 8);

export const hostProcessSchema = z.strictObject({
  pid: z.number().int().positive(),
  ppid: z.number().int().min(0),
  user: z.string(),
  ...when,
  stat: z.string().min(1),
  startedAt: moment,
  /** From then on it is gone. */
  endsAt: moment.optional(),
  /** CPU time in seconds. */
  cpuSeconds: z.number().min(0).default(0),
  cpuPercent: z.number().min(0).default(0),
  memoryPercent: z.number().min(0).default(0),
  virtualKb: z.number().int().min(0).default(0),
  residentKb: z.number().int().min(0).default(0),
  sharedKb: z.number().int().min(0).default(0),
  threads: z.number().int().positive().default(1),
  tty: z.string().default("?"),
  /** Where it sleeps; shown from `wchanFrom` on, `-` before, as for a process one may not trace. */
  wchan: z.string().default("-"),
  wchanFrom: nodeIdSchema.optional(),
  label: z.string().default("-"),
  /** Open descriptors, seen in `/proc/PID/fd` and `lsof` from `openFrom` on. Sockets stand under `sockets`. */
  open: z.array(hostDescriptorSchema).default([]),
  openFrom: nodeIdSchema.optional(),
  comm: z.string().min(1),
  command: z.string().min(1),
});
export type HostProcess = z.infer<typeof hostProcessSchema>;

export const hostUnitSchema = z.strictObject({
  name: z.string().regex(/\.[a-z]+$/),
  ...when,
  description: z.string(),
  enabled: z.enum(["enabled", "disabled", "static"]).default("enabled"),
  /** `systemctl status` without the journal's lines. `{tasks}` and `{cgroup}` stand for the main process and its children. */
  status: text,
  /** Exit code of `systemctl status`. */
  statusCode: z.number().int().default(0),
  /** What `systemctl show -p` knows. */
  properties: z.record(z.string(), z.string()).default({}),
  /** Path of its file. */
  fragment: absolute.optional(),
});
export type HostUnit = z.infer<typeof hostUnitSchema>;

export const hostJournalSchema = z.strictObject({
  at: moment,
  ...when,
  unit: z.string().optional(),
  kernel: z.literal(true).optional(),
  comm: z.string().default("kernel"),
  pid: z.number().int().optional(),
  /** As in syslog: 3 an error, 4 a warning, 6 information. */
  priority: z.number().int().min(0).max(7).default(6),
  text: z.string(),
});
export type HostJournalEntry = z.infer<typeof hostJournalSchema>;

/** The answer to command lines that match. It comes before what the engine makes of the facts. */
export const hostAnswerSchema = z.strictObject({
  /** Regular expression over the whole command: program and words joined by single blanks, without `sudo` and `--no-pager`. */
  run: z.string().min(1).refine(isPattern, { error: "not a regular expression" }),
  ...when,
  /** `{clock}`, `{uptime}` and `{load}` in it are the host's by then. */
  out: text.default(""),
  err: text.default(""),
  code: z.number().int().min(0).max(255).default(0),
  /** It is left to the interviewer: the host does not answer, whatever its facts say. */
  asks: z.literal(true).optional(),
  /** It never comes back by itself. */
  hangs: z.literal(true).optional(),
  /** Events that the command brings about. */
  sets: z.array(nodeIdSchema).default([]),
});
export type HostAnswer = z.infer<typeof hostAnswerSchema>;

export const hostSchema = z.strictObject({
  schema: z.literal(1),
  /** Node whose reveal opens the terminal. */
  from: nodeIdSchema,
  name: z.string().regex(/^[a-z0-9-]+$/),
  user: z.string().regex(/^[a-z][a-z0-9-]*$/),
  groups: z.array(z.string()).default([]),
  uid: z.number().int().default(1000),
  prompt: z.enum(["bracket", "colon"]),
  kernel: z.string(),
  system: z.string(),
  /** The host's time when the interview's clock stands at 0. */
  startsAt: instant,
  leaps: z.array(hostLeapSchema).default([]),
  timeZone: z.string(),
  bootedAt: instant,
  loadAverage: z.string().default("0.00, 0.00, 0.00"),
  cpus: z.number().int().positive().optional(),
  selinux: z.enum(["Enforcing", "Permissive", "Disabled"]).optional(),
  machine: z.enum(["virtual", "physical"]).default("virtual"),
  interfaces: z.array(hostInterfaceSchema).default([]),
  gateway: z.string().optional(),
  sysctl: z.record(z.string(), z.string()).default({}),
  events: z.array(hostEventSchema).default([]),
  files: z.array(hostFileSchema).max(FILES_MAX).default([]),
  processes: z.array(hostProcessSchema).default([]),
  units: z.array(hostUnitSchema).default([]),
  journal: z.array(hostJournalSchema).default([]),
  answers: z.array(hostAnswerSchema).default([]),
  vitals: z.array(hostVitalsSchema).default([]),
  mounts: z.array(hostMountSchema).default([]),
  sockets: z.array(hostSocketSchema).default([]),
  peers: z.array(hostPeerSchema).default([]),
});
export type Host = z.infer<typeof hostSchema>;
export type HostEvent = z.infer<typeof hostEventSchema>;

function isPattern(source: string): boolean {
  try {
    new RegExp(`^(?:${source})$`, "u");
    return true;
  } catch {
    return false;
  }
}
