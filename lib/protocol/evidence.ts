import { z } from "zod";

/** What running a snippet showed. Evidence informs; the interviewer scores. */

export const verdictSchema = z.enum(["pass", "fail", "inconclusive", "error"]);
export type Verdict = z.infer<typeof verdictSchema>;

export const snippetKindSchema = z.enum(["shell", "sql", "nginx", "systemd", "sysctl", "limits", "gunicorn", "redis", "http"]);
export type SnippetKind = z.infer<typeof snippetKindSchema>;

/** Settings are read, not run: that they print nothing is no news. */
const SETTINGS: readonly SnippetKind[] = ["systemd", "sysctl", "limits", "gunicorn"];
export const printsOutput = (kind: SnippetKind): boolean => !SETTINGS.includes(kind);

/** A part of what a check wanted or got: as a program wrote it, or a key of `common.checkValue` and what stands in it. */
export const valuePartSchema = z.union([z.string(), z.object({ code: z.string(), params: z.record(z.string(), z.string()) })]);
export type ValuePart = z.infer<typeof valuePartSchema>;

export const checkSchema = z.object({
  id: z.string(),
  verdict: verdictSchema,
  /** What was checked, in English or as code: for the command line and exports, and for screens where there is no `name`. */
  label: z.string(),
  /** What was checked, as a key of `common.check` and what stands in it. Absent where it is code (a setting, a command). */
  name: z.object({ code: z.string(), params: z.record(z.string(), z.string()) }).optional(),
  expected: z.string().optional(),
  got: z.string().optional(),
  /** `expected` and `got` in parts, where a part is in words of ours; without them they are the same in every language. */
  expectedParts: z.array(valuePartSchema).optional(),
  gotParts: z.array(valuePartSchema).optional(),
});
export type Check = z.infer<typeof checkSchema>;

export const caseVisibilitySchema = z.enum(["public", "hidden"]);

export const caseEvidenceSchema = z.object({
  caseId: z.string(),
  visibility: caseVisibilitySchema,
  seed: z.number().int(),
  verdict: verdictSchema,
  checks: z.array(checkSchema),
  /** What the reference gives on this case, for a side-by-side view. Absent where a case has no text output. */
  expectedOutput: z.string().optional(),
  stdout: z.string(),
  stderr: z.string(),
  exitCode: z.number().int().nullable(),
  durationMs: z.number(),
  truncated: z.boolean(),
  /** Why it ended early: the wall clock, the memory cap, the output cap, or a cancel. */
  stoppedBy: z.enum(["time", "memory", "output", "cancel"]).optional(),
});
export type CaseEvidence = z.infer<typeof caseEvidenceSchema>;

export const engineSchema = z.object({
  name: z.string(),
  version: z.string().optional(),
  /** False for simulations: such an engine never says `fail`. */
  authoritative: z.boolean(),
});

/** What was found in a text, by source span (UTF-16 offsets). */
export const findingSchema = z.object({ id: z.string(), message: z.string(), start: z.number().int().optional(), end: z.number().int().optional() });
export type Finding = z.infer<typeof findingSchema>;

export const runEvidenceSchema = z.object({
  kind: snippetKindSchema,
  engine: engineSchema,
  verdict: verdictSchema,
  cases: z.array(caseEvidenceSchema),
  /** Findings about the text itself. Interviewer-only. */
  findings: z.array(findingSchema).default([]),
  /** A linter's findings are still to come, in an event of their own; present for as long as they are. */
  lintFollows: z.literal(true).optional(),
  queuedMs: z.number().default(0),
});
export type RunEvidence = z.infer<typeof runEvidenceSchema>;
