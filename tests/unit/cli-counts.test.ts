import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { add, allShown, closingLine, playwrightCounts, single, vitestCounts, vitestSkipped } from "@/lib/cli/test/counts";

describe("the closing line of npm test", () => {
  let folder: string;
  const report = (content: unknown) => {
    const file = path.join(folder, "report.json");
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return file;
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "kkori-counts-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("names what was skipped only if something was", () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
    expect(closingLine(add(single(true), { passed: 1, failed: 1, skipped: 2 }))).toBe("2 passed, 1 failed, 2 skipped");
  });

  const vitest = { numPassedTests: 2, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };

  it("counts Vitest's tests, and a file that broke before its tests", () => {
    expect(vitestCounts(report(vitest), true)).toEqual({ passed: 2, failed: 0, skipped: 2 });
    const broken = { ...vitest, testResults: [{ status: "failed", assertionResults: [] }] };
    expect(vitestCounts(report(broken), false)).toEqual({ passed: 2, failed: 1, skipped: 2 });
    const failing = { ...vitest, numFailedTests: 1, testResults: [{ status: "failed", assertionResults: [{ status: "failed" }] }] };
    expect(vitestCounts(report(failing), false).failed).toBe(1);
    const both = { ...failing, testResults: [...failing.testResults, ...broken.testResults] };
    expect(vitestCounts(report(both), false).failed).toBe(2);
  });

  it("names the files whose tests were skipped, and fails a run that has to show everything", () => {
    const results = [
      { name: "/k/a.test.ts", status: "passed", assertionResults: [{ status: "passed" }, { status: "skipped" }, { status: "pending" }] },
      { name: "/k/b.test.ts", status: "passed", assertionResults: [{ status: "passed" }] },
    ];
    expect(vitestSkipped(report({ ...vitest, testResults: results }))).toEqual([{ file: "/k/a.test.ts", skipped: 2 }]);
    expect(vitestSkipped(path.join(folder, "none.json"))).toEqual([]);
    expect(allShown({ passed: 5, failed: 0, skipped: 2 })).toEqual({ passed: 5, failed: 1, skipped: 2 });
    expect(allShown({ passed: 5, failed: 0, skipped: 0 }).failed).toBe(0);
  });

  it("never calls an unsuccessful run clean", () => {
    expect(vitestCounts(report(vitest), false).failed).toBe(1);
    expect(vitestCounts(path.join(folder, "none.json"), true).failed).toBe(1);
    expect(vitestCounts(report("{"), true).failed).toBe(1);
    expect(playwrightCounts(report({ stats: { expected: 1, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] }), false).failed).toBe(1);
  });

  it("counts a browser test that passed at its second try, and an error outside of tests, as failed", () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(playwrightCounts(report({ stats, errors: [{}] }), false)).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });
});
