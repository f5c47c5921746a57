import type { Fixture } from "@/lib/content/fixture";
import { bubblewrapSandbox } from "../sandbox/bubblewrap";
import { NODE_INSIDE, nodeInside } from "../sandbox/node-inside";
import type { SandboxResult } from "../sandbox/sandbox";
import { emptyCluster } from "./cluster";
import { DRIVER } from "./driver";
import { type SqlExpected, type SqlReport, sqlReportSchema } from "./expected";

const WALL_MS = 8_000;
const POSTGRES_INSIDE = "/run/postgres";
const TEMPLATE_INSIDE = "/run/template";

function reportOf(stdout: string): SqlReport | undefined {
  try {
    return sqlReportSchema.parse(JSON.parse(stdout));
  } catch {
    return undefined;
  }
}

/** Runs a snippet against a PostgreSQL of its own. No report where the run was cut short. */
export async function sqlSession(source: string, fixture: Fixture, expected: SqlExpected, signal: AbortSignal): Promise<{ outcome: SandboxResult; report?: SqlReport }> {
  const { template, programs } = await emptyCluster();
  const plan = { setup: expected.setup, after: expected.after.map(({ query }) => query), explain: expected.plan !== undefined, timeZone: fixture.timeZone ?? "UTC", postgres: `${POSTGRES_INSIDE}/bin/postgres` };
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
  return { outcome, report: outcome.exitCode === 0 ? reportOf(outcome.stdout) : undefined };
}
