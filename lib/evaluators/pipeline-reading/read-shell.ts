import { type Finding, READ_MAX_CHARS, readPipeline } from "./read-pipeline";
import { shellcheck } from "./shellcheck";
import type { Stage } from "./stages";

/** Everything that can be said of a shell text without running it. Interviewer-only. */
export async function readShell(source: string, needed: readonly Stage[], signal: AbortSignal): Promise<Finding[]> {
  const checked = source.length > READ_MAX_CHARS ? [] : await shellcheck(source, signal);
  return [...readPipeline(source, needed), ...checked];
}
