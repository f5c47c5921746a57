import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { Fixture } from "@/lib/content/fixture";
import type { CaseEvidence } from "@/lib/protocol/evidence";
import { runCases } from "../cases/run-cases";
import type { Evaluator, Submission } from "../evaluator";
import { simulated, worst } from "../evidence/verdicts";
import { projectRoot } from "../fixtures/load-fixture";
import { onlyEnvironment } from "../sandbox/environment";
import { readShell } from "../pipeline-reading/read-shell";
import { caseCommand } from "./case-command";
import { shellCaseEvidence, type ShellOutcome } from "./case-evidence";
import { type ShellExpected, shellExpectedSchema } from "./expected";
import { type ShellOptions, shellOptionsSchema } from "./options";
import { SIMULATION_CHILD } from "./simulation-child";

const ENGINE = { name: "just-bash", authoritative: false };
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
  filesAfter: z.record(z.string(), z.object({ type: z.enum(["file", "directory", "link", "other"]), mode: z.number(), owner: z.string(), group: z.string(), size: z.number(), text: z.string().optional() })),
});

const packages = () => join(projectRoot(), "node_modules");
const moduleFile = () => join(packages(), "just-bash", "dist", "bundle", "index.js");

/** The permission model keeps the child from the server's files, other processes and workers; it may read its own code only. */
function childArgv(): string[] {
  // Real paths, for those are what the permission model looks at.
  const [major = 0] = process.versions.node.split(".").map(Number);
  return [major >= 23 ? "--permission" : "--experimental-permission", `--allow-fs-read=${realpathSync(packages())}/*`, "--no-warnings", "--max-old-space-size=192", "--input-type=module", "-e", SIMULATION_CHILD];
}

function jobOf(submission: Submission, fixture: Fixture, expected: ShellExpected, options: ShellOptions) {
  const command = caseCommand(submission.source, submission.task, fixture, options);
  const files = Object.fromEntries(
    Object.entries(command.files).map(([path, file]) => [path, typeof file === "string" ? file : { content: file.text, mode: file.mode ?? 0o644 }]),
  );
  const stdinFile = options.stdin === undefined ? undefined : fixture.files[options.stdin];
  const stdin = stdinFile === undefined ? null : typeof stdinFile === "string" ? stdinFile : stdinFile.text;
  const collect = expected.kind === "files" ? Object.keys(expected.files) : [];
  return { source: submission.source, files, env: command.env, cwd: command.cwd, clock: command.clock ?? null, stdin, collect, module: pathToFileURL(realpathSync(moduleFile())).href, outputChars: OUTPUT_CHARS };
}

/** Runs the job in a process of its own and kills it when the time is up, the answer too large, or the run cancelled. */
function simulate(job: ReturnType<typeof jobOf>, wallMs: number, signal: AbortSignal): Promise<ShellOutcome> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, childArgv(), { stdio: ["pipe", "pipe", "ignore"], env: onlyEnvironment({ TZ: job.env?.TZ ?? "UTC" }), cwd: "/" });
    const chunks: Buffer[] = [];
    let size = 0;
    let stoppedBy: ShellOutcome["stoppedBy"];
    const stop = (reason: ShellOutcome["stoppedBy"]) => {
      stoppedBy ??= reason;
      child.kill("SIGKILL");
    };
    const timer = setTimeout(() => stop("time"), wallMs + START_MS);
    const cancel = () => stop("cancel");
    signal.addEventListener("abort", cancel);
    child.stdout.on("data", (chunk: Buffer) => ((size += chunk.length) > RESULT_MAX_BYTES ? stop("output") : chunks.push(chunk)));
    child.stdin.on("error", () => undefined).end(JSON.stringify(job));
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", cancel);
      const base = { durationMs: performance.now() - startedAt, ownersAreReal: false, asRoot: true };
      if (stoppedBy !== undefined) return resolve({ ...base, stdout: "", stderr: "", exitCode: null, truncated: false, stoppedBy });
      // The heap limit ends the process without an answer.
      if (code !== 0) return resolve({ ...base, stdout: "", stderr: "", exitCode: null, truncated: false, stoppedBy: "memory" });
      resolve({ ...base, ...resultSchema.parse(JSON.parse(Buffer.concat(chunks).toString())) });
    });
    if (signal.aborted) cancel();
  });
}

/** A simulation got a quarter of our trial scripts wrong, some silently: whatever it shows is inconclusive. */
const asSimulated = (one: CaseEvidence): CaseEvidence => ({ ...one, checks: simulated(one.checks), verdict: one.verdict === "error" ? "error" : "inconclusive" });

/** just-bash in a child process, for servers without bubblewrap. Shows what came out; never judges. */
export const simulatedShellEvaluator: Evaluator = {
  kind: "shell",
  async probe() {
    const installed = await realpath(moduleFile()).then(() => true, () => false);
    return installed ? { available: true, engine: ENGINE } : { available: false, reason: "just-bash is not installed", aptPackages: [] };
  },
  async run(submission, signal) {
    const options = shellOptionsSchema.parse(submission.task.options);
    const findings = readShell(submission.source, options.stages, signal);
    const cases = await runCases(submission, signal, async (taskCase, fixture) => {
      const expected = shellExpectedSchema.parse(fixture.expected);
      const outcome = await simulate(jobOf(submission, fixture, expected, options), options.wallMs, signal);
      return shellCaseEvidence(taskCase, outcome, expected, options);
    });
    const shown = cases.map(asSimulated);
    return { kind: "shell", engine: ENGINE, verdict: worst(shown.map(({ verdict }) => verdict)), cases: shown, findings: await findings };
  },
};
