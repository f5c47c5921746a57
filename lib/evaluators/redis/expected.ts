import { z } from "zod";

type Wanted = string | number | null | Wanted[];
const wantedSchema: z.ZodType<Wanted> = z.lazy(() => z.union([z.string(), z.number(), z.null(), z.array(wantedSchema)]));

const wordsSchema = z.array(z.string()).min(1);

/** What a command answers; numbers may lie in a range. `error` is how an error reply begins. */
const answerSchema = z.strictObject({
  command: wordsSchema,
  reply: wantedSchema.optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  error: z.string().optional(),
});
export type Answer = z.infer<typeof answerSchema>;

const common = { setup: z.array(wordsSchema).default([]), after: z.array(answerSchema).default([]) };

export const redisExpectedSchema = z.discriminatedUnion("kind", [
  /** The snippet is a Lua script; each call runs it with `keys` and its own arguments. */
  z.strictObject({ kind: z.literal("scriptReplies"), keys: z.array(z.string()).default([]), calls: z.array(z.strictObject({ argv: z.array(z.string()).default([]), reply: wantedSchema })).min(1).max(500), ...common }),
  /** The snippet is commands, one a line; what they leave behind counts, and their replies where `replies` gives them. */
  z.strictObject({ kind: z.literal("commands"), replies: z.array(wantedSchema).optional(), ...common }),
]);
export type RedisExpected = z.infer<typeof redisExpectedSchema>;
export type { Wanted };
