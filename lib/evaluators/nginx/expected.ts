import { z } from "zod";

const rangeSchema = z.strictObject({ atLeast: z.number().optional(), atMost: z.number().optional() });
export type Range = z.infer<typeof rangeSchema>;

const listenSchema = z.string().regex(/^127\.0\.0\.1:\d{4,5}$/, { error: "a loopback address with a port of 1024 or more" });

const requestSchema = z.strictObject({
  method: z.string().default("GET"),
  path: z.string().startsWith("/"),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(""),
  /** How long the client waits before it reads the answer, in milliseconds: a slow client. */
  readAfterMs: z.number().int().min(0).max(3_000).default(0),
});
export type TrafficRequest = z.infer<typeof requestSchema>;

const stepSchema = z.strictObject({
  id: z.string(),
  /** Begins this long after the step before it began, whether or not that one is answered. */
  waitMs: z.number().int().min(0).max(3_000).default(0),
  /** They leave at the same moment. */
  requests: z.array(requestSchema).min(1).max(400),
  /** How many answers of each status there are. */
  statuses: z.record(z.string(), rangeSchema).default({}),
  /** What every answer of a status carries. */
  headers: z.record(z.string(), z.array(z.strictObject({ name: z.string(), pattern: z.string().optional(), absent: z.literal(true).optional() }))).default({}),
  /** Text that every answer of a status holds in its first 2,000 characters. */
  bodies: z.record(z.string(), z.string()).default({}),
});

const upstreamSchema = z.strictObject({
  listen: listenSchema,
  /** Prefix of the path -> how long the answer takes; the longest prefix counts. */
  delayMs: z.record(z.string(), z.number().int().min(0).max(4_000)).default({}),
  status: z.number().int().default(200),
  headers: z.record(z.string(), z.string()).default({}),
  /** Size of the answer's body. */
  bodyBytes: z.number().int().min(0).max(32 * 1024 * 1024).default(3),
  /** Most requests below a path that it may hold at once. */
  atOnce: z.strictObject({ path: z.string(), atMost: z.number().int() }).optional(),
  /** How many requests reach it. */
  requests: rangeSchema.optional(),
  /** Longest time from a request's arrival to the last byte of its answer being taken, in milliseconds. */
  heldMs: rangeSchema.optional(),
  /** Headers that every request below `path` reaches it with. */
  receives: z.array(z.strictObject({ path: z.string().default("/"), name: z.string(), pattern: z.string().optional(), absent: z.literal(true).optional() })).default([]),
});

/** `expected` of a nginx fixture. */
export const trafficExpectedSchema = z.strictObject({
  kind: z.literal("httpTraffic"),
  listen: listenSchema,
  upstreams: z.array(upstreamSchema).default([]),
  steps: z.array(stepSchema).min(1).max(20),
});
export type TrafficExpected = z.infer<typeof trafficExpectedSchema>;

const headersSchema = z.record(z.string(), z.string());

/** What the driver says when it is done. */
export const trafficReportSchema = z.object({
  test: z.object({ code: z.number().nullable(), text: z.string() }),
  /** False: Nginx accepted the file but nothing listens where the traffic goes. */
  listening: z.boolean().default(false),
  /** The run was over its time; nothing below is known then. */
  stopped: z.boolean().default(false),
  /** How late the driver's own timers were at worst, in milliseconds. */
  lateMs: z.number().default(0),
  log: z.string().default(""),
  steps: z.array(z.array(z.object({ status: z.number(), headers: headersSchema, body: z.string(), ms: z.number(), error: z.string().optional() }))).default([]),
  upstreams: z.array(z.object({ atOnce: z.number(), requests: z.number(), heldMs: z.number(), received: z.array(z.object({ path: z.string(), headers: headersSchema })) })).default([]),
});
export type TrafficReport = z.infer<typeof trafficReportSchema>;
