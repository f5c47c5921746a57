import { z } from "zod";

/** What a setting has to come to. Every condition that is given must hold of the value that takes effect. */
export const ruleSchema = z.strictObject({
  /** Section of a unit; `soft` or `hard` for limits. */
  section: z.string().default(""),
  key: z.string(),
  /** How values are read before they are compared. Without one they are compared as text. */
  unit: z.enum(["number", "bytes", "seconds", "boolean"]).optional(),
  equals: z.string().optional(),
  oneOf: z.array(z.string()).optional(),
  atLeast: z.number().optional(),
  /** A limit that is infinite is above every `atMost`. */
  atMost: z.number().optional(),
  /** Words that have to stand in a list that several lines may add to. */
  has: z.array(z.string()).optional(),
  hasNot: z.array(z.string()).optional(),
  /** Nothing may be set. */
  absent: z.literal(true).optional(),
});
export type Rule = z.infer<typeof ruleSchema>;

export const settingsExpectedSchema = z.strictObject({ kind: z.literal("settings"), rules: z.array(ruleSchema).min(1) });
export type SettingsExpected = z.infer<typeof settingsExpectedSchema>;
