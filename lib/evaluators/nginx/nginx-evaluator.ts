import { z } from "zod";
import { caseEvidence, cutShort } from "../cases/case-evidence";
import { runCases } from "../cases/run-cases";
import type { Evaluator, Probe } from "../evaluator";
import { worst } from "../evidence/verdicts";
import { nodeRunsInside } from "../sandbox/node-inside";
import { probeSandbox, versionOf } from "../sandbox/probe";
import { compareTraffic, trafficText } from "./compare-traffic";
import { trafficExpectedSchema } from "./expected";
import { runTraffic } from "./traffic";

/** `task.options` of `kind: nginx`. */
const nginxOptionsSchema = z.object({ context: z.enum(["main", "http", "server"]).default("http") });

const APT_PACKAGES = ["bubblewrap", "nginx-light"];

async function probe(): Promise<Probe> {
  const missing = (reason: string): Probe => ({ available: false, reason, aptPackages: APT_PACKAGES });
  const [sandbox, version] = await Promise.all([probeSandbox(), versionOf("/usr/sbin/nginx", ["-v"])]);
  if (!sandbox.available) return missing(sandbox.reason);
  if (version === undefined) return missing("nginx is not installed");
  if (!(await nodeRunsInside())) return missing("the sandbox's account can not run this server's Node");
  return { available: true, engine: { name: "nginx", version, authoritative: true } };
}

let offer: Promise<Probe> | undefined;

/** Nginx configuration, judged by what clients and upstreams see when this server's Nginx runs it in a sandbox. */
export const nginxEvaluator: Evaluator = {
  kind: "nginx",
  probe,
  async run(submission, signal) {
    const { context } = nginxOptionsSchema.parse(submission.task.options);
    const cases = await runCases(submission, signal, async (taskCase, fixture) => {
      const expected = trafficExpectedSchema.parse(fixture.expected);
      const { outcome, report } = await runTraffic(submission.source, context, fixture, expected, signal);
      const short = cutShort(outcome);
      if (!report && !short) throw new Error(`sandbox: ${outcome.stderr.split("\n", 1)[0]}`);
      const shown = report ? { ...outcome, ...trafficText(expected, report) } : { ...outcome, stdout: "" };
      return caseEvidence(taskCase, shown, short ?? (report ? compareTraffic(expected, report) : []));
    });
    const known = await (offer ??= probe());
    const engine = known.available ? known.engine : { name: "nginx", authoritative: true };
    return { kind: "nginx", engine, verdict: worst(cases.map(({ verdict }) => verdict)), cases, findings: [] };
  },
};
