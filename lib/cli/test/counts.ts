import { readFileSync } from "node:fs";

/** What a stage of `npm test` adds to the closing line. */
export type Counts = { passed: number; failed: number; skipped: number };

export const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };

export function add(one: Counts, other: Counts): Counts {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped };
}

/** A check without parts, such as lint. */
export function single(succeeded: boolean): Counts {
  return succeeded ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 };
}

/** The closing line, the same for every run. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** The part of Vitest's JSON report that counts. */
type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name?: string; status: string; assertionResults: { status: string }[] }[];
};

/** Counts of a Vitest run: a file that broke before its tests is one failure, and so is an unsuccessful end without any. */
export function vitestCounts(file: string, succeeded: boolean): Counts {
  const report = readReport<VitestReport>(file);
  if (!report) return single(false);
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((result) => result.status === "failed"),
  ).length;
  return atLeastOneFailure(succeeded, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/** Test files of a Vitest run with tests that were skipped, and how many. */
export function vitestSkipped(file: string): { file: string; skipped: number }[] {
  const results = readReport<VitestReport>(file)?.testResults ?? [];
  return results
    .map(({ name = "", assertionResults }) => ({ file: name, skipped: assertionResults.filter(({ status }) => status === "pending" || status === "skipped").length }))
    .filter(({ skipped }) => skipped > 0);
}

/** A test that was skipped has shown nothing: where a run has to show everything, it has failed. */
export function allShown(counts: Counts): Counts {
  return counts.skipped === 0 ? counts : { ...counts, failed: counts.failed + 1 };
}

/** The part of Playwright's JSON report that counts. */
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number }; errors: unknown[] };

/** Counts of a Playwright run; a test that passed at a second try has failed once, so it has failed. */
export function playwrightCounts(file: string, succeeded: boolean): Counts {
  const report = readReport<PlaywrightReport>(file);
  if (!report) return single(false);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return atLeastOneFailure(succeeded, { passed: expected, failed: unexpected + flaky + report.errors.length, skipped });
}

function atLeastOneFailure(succeeded: boolean, counts: Counts): Counts {
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null;
  }
}
