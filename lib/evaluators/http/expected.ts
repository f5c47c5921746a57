import { z } from "zod";

const jsonSchema = z.json();
export type Json = z.infer<typeof jsonSchema>;

const headerRuleSchema = z.strictObject({ name: z.string(), pattern: z.string().optional(), absent: z.literal(true).optional() });
export type HeaderRule = z.infer<typeof headerRuleSchema>;

const requestSchema = z.strictObject({
  method: z.string(),
  /** Path with query, or a pattern that all of it has to fit. */
  path: z.string().optional(),
  pathPattern: z.string().optional(),
  headers: z.array(headerRuleSchema).default([]),
  /** What the JSON body has to hold; more is allowed. */
  body: jsonSchema.optional(),
  /** What the stub has to answer. */
  status: z.number().int().optional(),
  /** Sent this often, as after a timeout. */
  times: z.number().int().min(1).max(5).default(1),
});
export type WantedRequest = z.infer<typeof requestSchema>;

/** `expected` of a HTTP fixture: a stub resource, the requests that the snippet has to make of it, and what they leave. */
export const exchangeExpectedSchema = z.strictObject({
  kind: z.literal("httpExchange"),
  /** Path -> what stands there. Its ETag is `"v1"` and counts up with each change. */
  resources: z.record(z.string().startsWith("/"), jsonSchema).default({}),
  /** Paths that POST creates below: `/orders` makes `/orders/1`, `/orders/2`, ... */
  collections: z.array(z.string().startsWith("/")).default([]),
  /** Changes without If-Match are answered 428. */
  requireIfMatch: z.boolean().default(false),
  /** POST without Idempotency-Key is answered 400. */
  requireIdempotencyKey: z.boolean().default(false),
  /** Somebody else's change, once so many requests have been answered. */
  changes: z.array(z.strictObject({ after: z.number().int().min(0), path: z.string(), body: jsonSchema })).default([]),
  requests: z.array(requestSchema).min(1).max(20),
  /** Path -> what has to stand there at the end; null: nothing. */
  left: z.record(z.string(), jsonSchema).default({}),
});
export type ExchangeExpected = z.infer<typeof exchangeExpectedSchema>;
