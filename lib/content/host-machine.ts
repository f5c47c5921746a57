import { z } from "zod";
import { nodeIdSchema } from "@/lib/protocol/ids";

/** What a host's machine is made of, declared once so that every tool that shows it says the same. */

export const when = { from: z.union([nodeIdSchema, z.array(nodeIdSchema).min(2)]).optional(), until: nodeIdSchema.optional() };
export const instant = z.iso.datetime({ offset: true });
/** An instant, or the moment at which a node or event of the thing's own `from` came about: `nas-back`, `nas-back+20` for 20 s later. */
export const moment = z.union([instant, z.string().regex(/^[a-z][a-z0-9-]*(?:\+\d{1,4})?$/)], { error: "an instant, or an id with seconds after it" });
export const absolute = z.string().regex(/^\/[^\0]*[^/\0]$/, { error: "an absolute path without a slash at its end" });

/** The id that a moment names, null for an instant. */
export const momentName = (value: string): string | null => (/^[a-z]/.test(value) ? (value.split("+")[0] ?? null) : null);

/** From the reveal on, the host's clock stands at this instant at least: the story goes on hours later. */
export const hostLeapSchema = z.strictObject({ from: nodeIdSchema, to: instant });

const amount = z.number().int().min(0);

/** What `top`, `free`, `uptime` and `/proc/loadavg` say; the last one that holds. Memory in MiB. */
export const hostVitalsSchema = z.strictObject({
  ...when,
  load: z.string().regex(/^\d+\.\d\d, \d+\.\d\d, \d+\.\d\d$/),
  /** As in `top`: user, system, nice, idle, wait, hard and soft interrupts, stolen; percent of all processors. */
  cpu: z.array(z.number().min(0).max(100)).length(8),
  tasks: z.strictObject({ total: amount, running: amount }),
  memory: z.strictObject({ total: z.number(), free: z.number(), used: z.number(), cache: z.number(), available: z.number() }),
  swap: z.strictObject({ total: z.number(), free: z.number() }).default({ total: 0, free: 0 }),
});
export type HostVitals = z.infer<typeof hostVitalsSchema>;

export const hostMountSchema = z.strictObject({
  ...when,
  source: z.string().min(1),
  at: z.union([z.literal("/"), absolute]),
  type: z.string().min(1),
  options: z.string().min(1),
  /** Of 1 KiB, as `df` counts. */
  blocks: amount,
  used: amount,
  available: amount,
  inodes: amount.default(0),
  inodesUsed: amount.default(0),
  /** Whoever asks for its size waits. */
  silent: z.literal(true).optional(),
});
export type HostMount = z.infer<typeof hostMountSchema>;

export const hostSocketSchema = z.strictObject({
  ...when,
  /** As in `ss`; `u_str` for a Unix socket, whose `local` is a path. */
  netid: z.enum(["tcp", "udp", "u_str"]).default("tcp"),
  state: z.enum(["LISTEN", "ESTAB", "SYN-SENT", "SYN-RECV", "CLOSE-WAIT", "TIME-WAIT", "FIN-WAIT-2", "UNCONN"]),
  recvQ: amount.default(0),
  sendQ: amount.default(0),
  local: z.string().min(1),
  peer: z.string().min(1),
  users: z.array(z.strictObject({ pid: z.number().int().positive(), fd: amount })).default([]),
});
export type HostSocket = z.infer<typeof hostSocketSchema>;

const ipv4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;

/** A network interface besides `lo`, as `ip addr` shows it. */
export const hostInterfaceSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9@.-]{0,14}$/),
  mac: z.string().regex(/^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/),
  address: z.string().regex(/^(?:\d{1,3}\.){3}\d{1,3}\/(?:[89]|[12]\d|3[0-2])$/, { error: "an address with its prefix: 192.0.2.31/24" }),
  queue: z.string().default("fq_codel"),
});
export type HostInterface = z.infer<typeof hostInterfaceSchema>;

/** Another machine that the host knows: what `ping` finds. One that comes with a later question needs an `asks` until then. */
export const hostPeerSchema = z.strictObject({
  ...when,
  names: z.array(z.string().min(1)).min(1),
  address: z.string().regex(ipv4),
  /** Round trip in milliseconds. */
  ms: z.number().positive().default(0.34),
  /** It does not answer. */
  silent: z.literal(true).optional(),
});
export type HostPeer = z.infer<typeof hostPeerSchema>;

/** A descriptor of a process; `times` of them with counted numbers and names, as a server holds many files of one kind. */
export const hostDescriptorSchema = z.strictObject({
  fd: amount,
  /** Where the link leads: a path, `pipe:[190427]`, or `/path (deleted)`. */
  to: z.string().min(1),
  /** Bytes of a file that stands nowhere else, as a deleted one. */
  size: amount.optional(),
  times: z.number().int().positive().max(200).default(1),
  mode: z.enum(["r", "w", "u"]).default("u"),
});
export type HostDescriptor = z.infer<typeof hostDescriptorSchema>;
