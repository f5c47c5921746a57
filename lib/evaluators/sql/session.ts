import type { Fixture } from "@/lib/content/fixture";
import { bubblewrapSandbox } from "../sandbox/bubblewrap";
import { NODE_INSIDE, nodeInside } from "../sandbox/node-inside";
import type { SandboxResult } from "../sandbox/sandbox";
import { isStarved } from "../sandbox/starvation";
import { emptyCluster } from "./cluster";
import { DRIVER } from "./driver";
import { type SqlExpected, type SqlReport, sqlReportSchema } from "./expected";
import { statementsToExplain } from "./plan";

/** From the snippet's first statement to the last answer, in milliseconds. */
export const SNIPPET_MS = 2_500;
/** With the server's start before it; only a busy machine comes near, for the driver ends a snippet by itself. */
const WALL_MS = 8_000;
/** What one process of PostgreSQL may allocate. The driver, the cluster's files and this stay below the run's 208 MB. */
const DATA_KIBIBYTES = 96 * 1024;
const POSTGRES_INSIDE = "/run/postgres";
const TEMPLATE_INSIDE = "/run/template";

function reportOf(stdout: string): SqlReport | undefined {
  try {
    return sqlReportSchema.parse(JSON.parse(stdout));
  } catch {
    return undefined;
  }
}

/** A snippet that the driver ended is one that ran out of time. */
function timed(outcome: SandboxResult, report: SqlReport | undefined): { outcome: SandboxResult; report?: SqlReport } {
  if (!report || report.setup !== undefined) return { outcome, report };
  const { snippetMs: durationMs, stopped } = report;
  if (!stopped) return { outcome: { ...outcome, durationMs }, report };
  return { outcome: { ...outcome, durationMs, exitCode: null, stoppedBy: "time", starved: isStarved(stopped.ranMs, stopped.waitedMs, SNIPPET_MS) } };
}

/** Runs a snippet against a PostgreSQL of its own. No report where the run was cut short; its duration is the snippet's, without the server's start. */
export async function sqlSession(source: string, fixture: Fixture, expected: SqlExpected, signal: AbortSignal): Promise<{ outcome: SandboxResult; report?: SqlReport }> {
  const { template, programs } = await emptyCluster();
  const plan = { setup: expected.setup, after: expected.after.map(({ query }) => query), explain: statementsToExplain(expected), snippetMs: SNIPPET_MS, dataKibibytes: DATA_KIBIBYTES, timeZone: fixture.timeZone ?? "UTC", postgres: `${POSTGRES_INSIDE}/bin/postgres` };
  const outcome = await bubblewrapSandbox.run(
    {
      argv: [NODE_INSIDE, "--max-old-space-size=64", "/run/driver/driver.mjs"],
      files: { "/run/driver/driver.mjs": DRIVER, "/run/driver/plan.json": JSON.stringify(plan), "/run/driver/answer.sql": source },
      writable: ["/tmp", "/data", "/run/driver"],
      readOnly: { ...nodeInside().readOnly, [programs]: POSTGRES_INSIDE, [template]: TEMPLATE_INSIDE },
      cwd: "/tmp",
      env: { LANG: "C.UTF-8" },
      network: "loopback",
      sysvMemory: true,
      limits: { ...nodeInside().limits, wallMs: WALL_MS, cpuSeconds: 8, memoryBytes: 208 * 1024 * 1024, directoryBytes: 96 * 1024 * 1024, fileBytes: 48 * 1024 * 1024 },
    },
    signal,
  );
  return timed(outcome, outcome.exitCode === 0 ? reportOf(outcome.stdout) : undefined);
}
