import { z } from "zod";

const modeSchema = z.string().regex(/^[0-7]{3,4}$/);

export const expectedFileSchema = z.strictObject({
  /** False: nothing may stand there after the run. */
  exists: z.boolean().default(true),
  mode: modeSchema.optional(),
  owner: z.string().optional(),
  group: z.string().optional(),
  text: z.string().optional(),
});

/** `expected` of a shell fixture. */
export const shellExpectedSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("topCounts"), limit: z.number().int().positive(), counts: z.record(z.string(), z.number().int().nonnegative()) }),
  z.strictObject({ kind: z.literal("lines"), lines: z.array(z.string()), ordered: z.boolean() }),
  z.strictObject({ kind: z.literal("files"), files: z.record(z.string().startsWith("/"), expectedFileSchema) }),
]);
export type ShellExpected = z.infer<typeof shellExpectedSchema>;
export type TopCounts = Extract<ShellExpected, { kind: "topCounts" }>;
export type ExpectedLines = Extract<ShellExpected, { kind: "lines" }>;
export type ExpectedFiles = Extract<ShellExpected, { kind: "files" }>;
