import { z } from "zod";

const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Value = z.infer<typeof valueSchema>;

const tableSchema = z.strictObject({
  rows: z.array(z.array(valueSchema)),
  /** `exact`; `any`; or by these columns (from 0): rows that are equal in all of them may change places. */
  order: z.union([z.enum(["any", "exact"]), z.array(z.number().int().min(0)).min(1)]).default("any"),
});
export type Table = z.infer<typeof tableSchema>;

const planSchema = z.strictObject({
  /** The statement that is looked at, run by the snippet's account; the snippet itself, which is one statement then, where absent. */
  query: z.string().optional(),
  /** Words that the plan has, or has not. */
  has: z.array(z.string()).default([]),
  hasNot: z.array(z.string()).default([]),
  /** The tables that it reads, all of them. */
  tables: z.array(z.string()).optional(),
  /** Most pages that it may touch. */
  buffersAtMost: z.number().int().min(0).optional(),
  /** A statement that has to touch more pages. */
  cheaperThan: z.string().optional(),
});

/** `expected` of a SQL fixture. */
export const sqlExpectedSchema = z.strictObject({
  kind: z.literal("rows"),
  /** Makes tables and rows, as the owner of the database; run once before the snippet. */
  setup: z.string(),
  /** What the snippet's last result holds. Absent where only `after` counts. */
  result: tableSchema.extend({ columns: z.array(z.string()).optional() }).optional(),
  /** Asked on another connection once the snippet's is closed. */
  after: z.array(tableSchema.extend({ query: z.string() })).default([]),
  /** What `EXPLAIN (ANALYZE, BUFFERS)` shows on the rows of the fixture, after all else. */
  plan: planSchema.optional(),
});
export type SqlExpected = z.infer<typeof sqlExpectedSchema>;

const answerSchema = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string().nullable())),
  /** How many rows there were; `rows` holds the first 2,000. */
  total: z.number(),
  error: z.string().optional(),
});
export type SqlAnswer = z.infer<typeof answerSchema>;

/**
 * What the driver says when it is done. `setup` is an error of the fixture; `stopped` says that the snippet ran out of time, and what its
 * processes did meanwhile.
 */
export const sqlReportSchema = z.object({
  setup: z.string().optional(),
  result: answerSchema,
  after: z.array(answerSchema),
  /** As text: the plan that is looked at, then the one that it is held against. */
  plans: z.array(z.string()).default([]),
  notices: z.string(),
  snippetMs: z.number(),
  stopped: z.object({ ranMs: z.number(), waitedMs: z.number() }).optional(),
});
export type SqlReport = z.infer<typeof sqlReportSchema>;
