import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { projectRoot } from "../fixtures/load-fixture";
import { onlyEnvironment } from "../sandbox/environment";
import type { StopReason } from "../sandbox/sandbox";
import { SIMULATION_CHILD } from "./simulation-child";

/** The child answers with at most this much of each stream, in characters; parsing more would hold the server's loop. */
const OUTPUT_CHARS = 128 * 1024;
/** Largest answer of the child, in bytes. */
const RESULT_MAX_BYTES = 4 * 1024 * 1024;
/** Node itself has to start first, which the wall clock of a snippet must not pay for. */
const START_MS = 1_500;

const resultSchema = z.object({
  stdout: z.string(),
  stderr: z.string(),
  exitCode: z.number().int(),
  truncated: z.boolean(),
  /** Calls of stand-ins that had no answer, or are to be told of: folder, program, words. */
  asked: z.array(z.array(z.string())).default([]),
  filesAfter: z.record(z.string(), z.object({ type: z.enum(["file", "directory", "link", "other"]), mode: z.number(), owner: z.string(), group: z.string(), size: z.number(), text: z.string().optional() })),
});

const packages = () => join(projectRoot(), "node_modules");
const moduleFile = () => join(packages(), "just-bash", "dist", "bundle", "index.js");

/** Whether just-bash is there. */
export const simulationInstalled = () => realpath(moduleFile()).then(() => true, () => false);

/** What the child runs. `standIns` are programs that answer from `answers`, by folder, program and words joined by U+001F. */
export type SimulationJob = {
  source: string;
  files: Record<string, string | { content: string; mode: number }>;
  env: Record<string, string> | undefined;
  cwd: string;
  clock: number | null;
  stdin: string | null;
  collect: string[];
  standIns?: readonly string[];
  answers?: Record<string, { out: string; err: string; code: number; told: boolean }>;
};

export type Simulated = Omit<z.infer<typeof resultSchema>, "exitCode"> & { exitCode: number | null; durationMs: number; stoppedBy?: StopReason };

/** The permission model keeps the child from the server's files, other processes and workers; it may read its own code only. */
function childArgv(): string[] {
  // Real paths, for those are what the permission model looks at.
  const [major = 0] = process.versions.node.split(".").map(Number);
  return [major >= 23 ? "--permission" : "--experimental-permission", `--allow-fs-read=${realpathSync(packages())}/*`, "--no-warnings", "--max-old-space-size=192", "--input-type=module", "-e", SIMULATION_CHILD];
}

/** Runs the job in a process of its own and kills it when the time is up, the answer too large, or the run cancelled. */
export function simulate(job: SimulationJob, wallMs: number, signal: AbortSignal): Promise<Simulated> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, childArgv(), { stdio: ["pipe", "pipe", "ignore"], env: onlyEnvironment({ TZ: job.env?.TZ ?? "UTC" }), cwd: "/" });
    const chunks: Buffer[] = [];
    let size = 0;
    let stoppedBy: StopReason | undefined;
    const stop = (reason: StopReason) => {
      stoppedBy ??= reason;
      child.kill("SIGKILL");
    };
    const timer = setTimeout(() => stop("time"), wallMs + START_MS);
    const cancel = () => stop("cancel");
    signal.addEventListener("abort", cancel);
    child.stdout.on("data", (chunk: Buffer) => ((size += chunk.length) > RESULT_MAX_BYTES ? stop("output") : chunks.push(chunk)));
    const sent = { ...job, module: pathToFileURL(realpathSync(moduleFile())).href, outputChars: OUTPUT_CHARS };
    child.stdin.on("error", () => undefined).end(JSON.stringify(sent));
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", cancel);
      const durationMs = performance.now() - startedAt;
      // The heap limit ends the process without an answer.
      const reason = stoppedBy ?? (code === 0 ? undefined : "memory");
      if (reason !== undefined) return resolve({ durationMs, stdout: "", stderr: "", exitCode: null, truncated: false, stoppedBy: reason, asked: [], filesAfter: {} });
      resolve({ durationMs, ...resultSchema.parse(JSON.parse(Buffer.concat(chunks).toString())) });
    });
    if (signal.aborted) cancel();
  });
}
