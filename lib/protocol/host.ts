import { z } from "zod";
import { nodeIdSchema } from "./ids";
import { HOST_ENV_MAX_CHARS, HOST_OUTPUT_MAX_BYTES, HOST_PATH_MAX_CHARS, HOST_WRITTEN_MAX_BYTES } from "./limits";

/** What came of one command on a scenario's host. */
export const hostResultSchema = z.object({
  engine: z.object({ name: z.string(), authoritative: z.boolean() }),
  /** Standard output and standard error as a terminal shows them. */
  output: z.string().max(HOST_OUTPUT_MAX_BYTES),
  exitCode: z.number().int().nullable(),
  truncated: z.boolean(),
  stoppedBy: z.enum(["time", "memory", "output", "cancel"]).optional(),
  /** Commands that the host has no answer for; the interviewer may give one. `heldFor`: the node or event that an answer waits for. */
  asked: z.array(z.object({ command: z.string(), heldFor: nodeIdSchema.nullable() })),
  /** Commands that would have changed the host and were not carried out. */
  kept: z.array(z.string()),
  /** Events of the host that the command brought about. */
  sets: z.array(nodeIdSchema),
  /** What the next command starts with. */
  cwd: z.string().max(HOST_PATH_MAX_CHARS),
  env: z.string().max(HOST_ENV_MAX_CHARS),
  /** Files that it left in its own folders, all of them: path -> text. */
  written: z.record(z.string().max(HOST_PATH_MAX_CHARS), z.string().max(HOST_WRITTEN_MAX_BYTES)),
});
export type HostResult = z.infer<typeof hostResultSchema>;
