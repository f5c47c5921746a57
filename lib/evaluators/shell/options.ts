import { z } from "zod";
import { STAGES } from "../pipeline-reading/stages";

/** `task.options` of `kind: shell`. */
export const shellOptionsSchema = z.object({
  /** Where the count of a `topCounts` line stands. */
  columns: z.enum(["count-first", "key-first", "either"]).default("either"),
  /** Arguments of the script. */
  args: z.array(z.string()).default([]),
  /** A file of the fixture that is standard input. */
  stdin: z.string().startsWith("/").optional(),
  exitCode: z.number().int().min(0).max(255).default(0),
  wallMs: z.number().int().min(100).max(10_000).default(2_500),
  /** Stages that an answer needs; those that the text does not show are reported to the interviewer. */
  stages: z.array(z.enum(STAGES)).default([]),
});
export type ShellOptions = z.infer<typeof shellOptionsSchema>;
