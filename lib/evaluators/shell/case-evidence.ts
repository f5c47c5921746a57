import type { CaseEvidence, Check } from "@/lib/protocol/evidence";
import { caseEvidence, cutShort, type Outcome } from "../cases/case-evidence";
import type { TaskCase } from "../evaluator";
import { named, says } from "../evidence/check-names";
import { check, simulated } from "../evidence/verdicts";
import type { FileAfter } from "../sandbox/sandbox";
import { compareFiles } from "./compare-files";
import { compareLines } from "./compare-lines";
import { compareTopCounts, topCountsText } from "./compare-top-counts";
import type { ShellExpected } from "./expected";
import type { ShellOptions } from "./options";

export type ShellOutcome = Outcome & {
  filesAfter?: Record<string, FileAfter>;
  ownersAreReal: boolean;
  /** Whether the answer ran as root, and so may have changed owners. */
  asRoot: boolean;
};

function compare(outcome: ShellOutcome, expected: ShellExpected, options: ShellOptions): Check[] {
  switch (expected.kind) {
    case "topCounts":
      return compareTopCounts(outcome.stdout, expected, options.columns);
    case "lines":
      return compareLines(outcome.stdout, expected);
    case "files":
      return compareFiles(outcome.filesAfter ?? {}, expected);
  }
}

/** What the reference prints; files that it leaves are no text to compare. */
function expectedText(expected: ShellExpected): string | undefined {
  switch (expected.kind) {
    case "topCounts":
      return topCountsText(expected);
    case "lines":
      return expected.lines.map((line) => `${line}\n`).join("");
    case "files":
      return undefined;
  }
}

function checksOf(outcome: ShellOutcome, expected: ShellExpected, options: ShellOptions): Check[] {
  const { exitCode } = outcome;
  const checks = [
    check("exitCode", named("exitCode"), exitCode === options.exitCode, { expected: String(options.exitCode), got: exitCode === null ? [says("killed")] : String(exitCode) }),
    ...compare(outcome, expected, options),
  ];
  // Where nobody can give files away, chown fails for a right answer too.
  return outcome.asRoot && !outcome.ownersAreReal ? simulated(checks) : checks;
}

/** Evidence of one case, judged by an engine whose word counts. */
export function shellCaseEvidence(taskCase: TaskCase, outcome: ShellOutcome, expected: ShellExpected, options: ShellOptions): CaseEvidence {
  return caseEvidence(taskCase, outcome, cutShort(outcome) ?? checksOf(outcome, expected, options), expectedText(expected));
}
