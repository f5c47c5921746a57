import { z } from "zod";

const fixtureFileSchema = z.union([
  z.string(),
  z.strictObject({ text: z.string(), mode: z.number().int().optional(), owner: z.string().optional(), group: z.string().optional() }),
]);

/**
 * What `tasks/<taskId>/fixture.mjs` gives for a seed: the world that a snippet runs in and what it has to come to.
 * `expected` belongs to the task's kind; the evaluator of that kind parses it. Never sent to a browser.
 */
export const fixtureSchema = z.object({
  /** Absolute path in the sandbox -> text, or text with mode and owner (an account of the sandbox). */
  files: z.record(z.string().startsWith("/"), fixtureFileSchema).default({}),
  /** Folders that the run may change; every file stands in one. Absent: the folders of the files. */
  writable: z.array(z.string().startsWith("/")).optional(),
  /** `root`: root of the sandbox's own accounts. Absent: an ordinary account. */
  identity: z.enum(["user", "root"]).optional(),
  /** The instant that the run believes in, ISO 8601 with its offset. */
  clock: z.iso.datetime({ offset: true }).optional(),
  /** IANA zone that the run believes in. */
  timeZone: z.string().optional(),
  expected: z.looseObject({ kind: z.string() }),
});

/** Kinds add fields of their own (modes of files, upstream behaviour); they stay in the value. */
export type Fixture = z.infer<typeof fixtureSchema> & Record<string, unknown>;
