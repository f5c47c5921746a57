import { z } from "zod";

const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Value = z.infer<typeof valueSchema>;

const tableSchema = z.strictObject({
  rows: z.array(z.array(valueSchema)),
  /** `exact`; `any`; or by these columns (from 0): rows that are equal in all of them may change places. */
  order: z.union([z.enum(["any", "exact"]), z.array(z.number().int().min(0)).min(1)]).default("any"),
});
export type Table = z.infer<typeof tableSchema>;

/** `expected` of a SQL fixture. */
export const sqlExpectedSchema = z.strictObject({
  kind: z.literal("rows"),
  /** Makes tables and rows, as the owner of the database; run once before the snippet. */
  setup: z.string(),
  /** What the snippet's last result holds. Absent where only `after` counts. */
  result: tableSchema.extend({ columns: z.array(z.string()).optional() }).optional(),
  /** Asked on another connection once the snippet's is closed. */
  after: z.array(tableSchema.extend({ query: z.string() })).default([]),
  /** Words of the plan (`EXPLAIN`) of a snippet that is one statement. */
  plan: z.strictObject({ has: z.array(z.string()).default([]), hasNot: z.array(z.string()).default([]) }).optional(),
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

/** What the driver says when it is done. `setup` is an error of the fixture. */
export const sqlReportSchema = z.object({ setup: z.string().optional(), result: answerSchema, after: z.array(answerSchema), plan: z.string().optional(), notices: z.string() });
export type SqlReport = z.infer<typeof sqlReportSchema>;
