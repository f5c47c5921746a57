import type { Fixture } from "@/lib/content/fixture";
import { bubblewrapSandbox } from "../sandbox/bubblewrap";
import { NODE_INSIDE, nodeInside } from "../sandbox/node-inside";
import type { SandboxResult } from "../sandbox/sandbox";
import { LATE_MS } from "./compare-traffic";
import { DRIVER } from "./driver";
import { type TrafficExpected, type TrafficReport, trafficReportSchema } from "./expected";
import { type Context, siteConfig } from "./site";

/** From the first look at the file to the last answer, in milliseconds; with the driver's own start a run ends within 5 s. */
export const BEHAVIOUR_MS = 4_700;
/** With the driver's own start before it; only a busy machine comes near, for the driver ends a run by itself. */
const WALL_MS = 7_000;
/** How long a client waits for one answer, in milliseconds. */
const ANSWER_WITHIN_MS = 4_000;

/** What the driver has to know: the traffic without what is expected of it. */
function planOf({ listen, upstreams, steps }: TrafficExpected) {
  return {
    listen,
    answerWithinMs: ANSWER_WITHIN_MS,
    withinMs: BEHAVIOUR_MS,
    upstreams: upstreams.map(({ listen: at, delayMs, status, headers, bodyBytes, atOnce }) => ({ listen: at, delayMs, status, headers, bodyBytes, countPath: atOnce?.path })),
    steps: steps.map(({ waitMs, requests }) => ({ waitMs, requests })),
  };
}

function reportOf(stdout: string): TrafficReport | undefined {
  try {
    return trafficReportSchema.parse(JSON.parse(stdout));
  } catch {
    return undefined;
  }
}

/** A run that the driver ended is one that ran out of time. */
function timed(outcome: SandboxResult, report: TrafficReport | undefined): { outcome: SandboxResult; report?: TrafficReport } {
  if (!report?.stopped) return { outcome, report };
  return { outcome: { ...outcome, exitCode: null, stoppedBy: "time", starved: report.lateMs > LATE_MS } };
}

/** Runs Nginx with the snippet between stub upstreams and the step's clients. No report where the run was cut short. */
export async function runTraffic(source: string, context: Context, fixture: Fixture, expected: TrafficExpected, signal: AbortSignal): Promise<{ outcome: SandboxResult; report?: TrafficReport }> {
  const own = { "/run/driver/driver.mjs": DRIVER, "/run/driver/plan.json": JSON.stringify(planOf(expected)), "/run/driver/nginx.conf": siteConfig(context, expected.listen), "/run/driver/answer.conf": source };
  const folders = Object.keys(fixture.files).map((path) => path.slice(0, path.lastIndexOf("/")));
  const outcome = await bubblewrapSandbox.run(
    {
      argv: [NODE_INSIDE, "--max-old-space-size=96", "/run/driver/driver.mjs"],
      files: { ...fixture.files, ...own },
      writable: [...new Set(["/tmp", "/run/driver", ...folders])],
      readOnly: nodeInside().readOnly,
      cwd: "/tmp",
      env: { LANG: "C.UTF-8" },
      network: "loopback",
      limits: { ...nodeInside().limits, wallMs: WALL_MS, memoryBytes: 224 * 1024 * 1024, directoryBytes: 96 * 1024 * 1024, fileBytes: 48 * 1024 * 1024, openFiles: 2_048, cpuSeconds: 7 },
    },
    signal,
  );
  return timed(outcome, outcome.exitCode === 0 ? reportOf(outcome.stdout) : undefined);
}
