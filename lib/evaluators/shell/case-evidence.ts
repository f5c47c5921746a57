import type { TaskCase } from "../evaluator";
import type { CaseEvidence, Check } from "@/lib/protocol/evidence";
import { clip, STDERR_KEPT_BYTES, STDOUT_KEPT_BYTES } from "../evidence/clip";
import { check, simulated, worst } from "../evidence/verdicts";
import type { FileAfter, StopReason } from "../sandbox/sandbox";
import { compareFiles, filesText } from "./compare-files";
import { compareLines } from "./compare-lines";
import { compareTopCounts, topCountsText } from "./compare-top-counts";
import type { ShellExpected } from "./expected";
import type { ShellOptions } from "./options";

/** What any engine says of one run. */
export type Outcome = {
  stdout: string;
  stderr: string;
  exitCode: number | null;
  stoppedBy?: StopReason;
  starved?: boolean;
  durationMs: number;
  truncated: boolean;
  filesAfter?: Record<string, FileAfter>;
  ownersAreReal: boolean;
  /** Whether the answer ran as root, and so may have changed owners. */
  asRoot: boolean;
};

function compare(outcome: Outcome, expected: ShellExpected, options: ShellOptions): Check[] {
  switch (expected.kind) {
    case "topCounts":
      return compareTopCounts(outcome.stdout, expected, options.columns);
    case "lines":
      return compareLines(outcome.stdout, expected);
    case "files":
      return compareFiles(outcome.filesAfter ?? {}, expected);
  }
}

/** What the reference comes to. */
export function expectedText(expected: ShellExpected): string {
  switch (expected.kind) {
    case "topCounts":
      return topCountsText(expected);
    case "lines":
      return expected.lines.map((line) => `${line}\n`).join("");
    case "files":
      return filesText(expected);
  }
}

/** A run that was cut short is judged by that alone; a cancelled one not at all. */
function checksOf(outcome: Outcome, expected: ShellExpected, options: ShellOptions): Check[] {
  const { stoppedBy, exitCode } = outcome;
  if (stoppedBy === "cancel") return [];
  const finished = check("finished", "finished on its own", stoppedBy === undefined, { got: outcome.starved ? "server busy" : stoppedBy });
  if (outcome.starved) return [{ ...finished, verdict: "inconclusive" }];
  if (stoppedBy !== undefined) return [finished];
  const checks = [
    check("exitCode", "exit code", exitCode === options.exitCode, { expected: String(options.exitCode), got: exitCode === null ? "killed" : String(exitCode) }),
    ...compare(outcome, expected, options),
  ];
  // Where nobody can give files away, chown fails for a right answer too.
  return outcome.asRoot && !outcome.ownersAreReal ? simulated(checks) : checks;
}

/** Evidence of one case, judged by an engine whose word counts. */
export function caseEvidence(taskCase: TaskCase, outcome: Outcome, expected: ShellExpected, options: ShellOptions): CaseEvidence {
  const checks = checksOf(outcome, expected, options);
  const stdout = clip(outcome.stdout, STDOUT_KEPT_BYTES);
  const stderr = clip(outcome.stderr, STDERR_KEPT_BYTES);
  return {
    caseId: taskCase.id,
    visibility: taskCase.visibility,
    seed: taskCase.seed,
    verdict: worst(checks.map(({ verdict }) => verdict)),
    checks,
    expectedOutput: clip(expectedText(expected), STDOUT_KEPT_BYTES).text,
    stdout: stdout.text,
    stderr: stderr.text,
    exitCode: outcome.exitCode,
    durationMs: outcome.durationMs,
    truncated: outcome.truncated || stdout.clipped || stderr.clipped,
    ...(outcome.stoppedBy === undefined ? {} : { stoppedBy: outcome.stoppedBy }),
  };
}

/** Evidence of a case that could not be run for a fault that is not the candidate's. */
export function brokenCase(taskCase: TaskCase, reason: string): CaseEvidence {
  const { id, visibility, seed } = taskCase;
  const checks: Check[] = [{ id: "engine", label: "engine", verdict: "error", got: reason }];
  return { caseId: id, visibility, seed, verdict: "error", checks, stdout: "", stderr: "", exitCode: null, durationMs: 0, truncated: false };
}

/** Evidence of a case that was not begun because the run was cancelled. */
export function cancelledCase(taskCase: TaskCase): CaseEvidence {
  const { id, visibility, seed } = taskCase;
  return { caseId: id, visibility, seed, verdict: "inconclusive", checks: [], stdout: "", stderr: "", exitCode: null, durationMs: 0, truncated: false, stoppedBy: "cancel" };
}
