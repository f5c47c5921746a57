import type { CaseEvidence, Check, ValuePart } from "@/lib/protocol/evidence";
import type { TaskCase } from "../evaluator";
import { named, says } from "../evidence/check-names";
import { clip, STDERR_KEPT_BYTES, STDOUT_KEPT_BYTES } from "../evidence/clip";
import { BUSY, check, worst } from "../evidence/verdicts";
import type { StopReason } from "../sandbox/sandbox";

/** What any engine says of one run. */
export type Outcome = {
  stdout: string;
  stderr: string;
  exitCode: number | null;
  stoppedBy?: StopReason;
  starved?: boolean;
  durationMs: number;
  truncated: boolean;
};

/** An outcome of something that ran no process. */
export const quietOutcome = (durationMs: number): Outcome => ({ stdout: "", stderr: "", exitCode: null, durationMs, truncated: false });

const STOPPED = { time: "outOfTime", memory: "outOfMemory", output: "outOfOutput" } as const;

/** A run that was cut short is judged by that alone, a cancelled one not at all; undefined where it came to its own end. */
export function cutShort(outcome: Outcome): Check[] | undefined {
  const { stoppedBy, starved } = outcome;
  if (stoppedBy === undefined) return undefined;
  if (stoppedBy === "cancel") return [];
  return [starved ? BUSY : check("finished", named("finished"), false, { got: [says(STOPPED[stoppedBy])] })];
}

/** Evidence of one case. `expected` is what the reference comes to, where that is a text. */
export function caseEvidence({ id, visibility, seed }: TaskCase, outcome: Outcome, checks: Check[], expected?: string): CaseEvidence {
  const stdout = clip(outcome.stdout, STDOUT_KEPT_BYTES);
  const stderr = clip(outcome.stderr, STDERR_KEPT_BYTES);
  return {
    caseId: id,
    visibility,
    seed,
    verdict: worst(checks.map(({ verdict }) => verdict)),
    checks,
    ...(expected === undefined ? {} : { expectedOutput: clip(expected, STDOUT_KEPT_BYTES).text }),
    stdout: stdout.text,
    stderr: stderr.text,
    exitCode: outcome.exitCode,
    durationMs: outcome.durationMs,
    truncated: outcome.truncated || stdout.clipped || stderr.clipped,
    ...(outcome.stoppedBy === undefined ? {} : { stoppedBy: outcome.stoppedBy }),
  };
}

/** Evidence of a case that could not be run for a fault that is not the candidate's. */
export const brokenCase = (taskCase: TaskCase, reason: readonly ValuePart[]): CaseEvidence => caseEvidence(taskCase, quietOutcome(0), [{ ...check("engine", named("engine"), false, { got: reason }), verdict: "error" }]);

/** Evidence of a case that was not begun because the run was cancelled. */
export const cancelledCase = (taskCase: TaskCase): CaseEvidence => caseEvidence(taskCase, { ...quietOutcome(0), stoppedBy: "cancel" }, []);
