import { caseEvidence, cutShort } from "../cases/case-evidence";
import { runCases } from "../cases/run-cases";
import type { Evaluator, Probe } from "../evaluator";
import { worst } from "../evidence/verdicts";
import { nodeRunsInside } from "../sandbox/node-inside";
import { probeSandbox, versionOf } from "../sandbox/probe";
import { emptyCluster } from "./cluster";
import { answerText, compareSql, expectedRowsText } from "./compare-rows";
import { sqlExpectedSchema } from "./expected";
import { sqlSession } from "./session";

async function probe(): Promise<Probe> {
  const missing = (reason: string): Probe => ({ available: false, reason, aptPackages: ["bubblewrap"] });
  const sandbox = await probeSandbox();
  if (!sandbox.available) return missing(sandbox.reason);
  if (!(await nodeRunsInside())) return missing("the sandbox's account can not run this server's Node");
  try {
    const { programs } = await emptyCluster();
    return { available: true, engine: { name: "PostgreSQL", version: await versionOf(`${programs}/bin/postgres`), authoritative: true } };
  } catch (error) {
    return missing(error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error));
  }
}

let offer: Promise<Probe> | undefined;

/** SQL, sent as a plain owner to a PostgreSQL of its own in a sandbox, never to the database of the product. */
export const sqlEvaluator: Evaluator = {
  kind: "sql",
  probe,
  async run(submission, signal) {
    const cases = await runCases(submission, signal, async (taskCase, fixture) => {
      const expected = sqlExpectedSchema.parse(fixture.expected);
      const { outcome, report } = await sqlSession(submission.source, fixture, expected, signal);
      const short = cutShort(outcome);
      if (report?.setup !== undefined) throw new Error(`setup: ${report.setup}`);
      if (!report && !short) throw new Error(`sandbox: ${outcome.stderr.split("\n", 1)[0]}`);
      if (!report) return caseEvidence(taskCase, { ...outcome, stdout: "" }, short ?? []);
      // The plan stands on both sides: checks judge it, not its text.
      const plan = report.plans.slice(0, 1).map((text) => `\n${text}\n`).join("");
      const wanted = expectedRowsText(expected, report.result);
      return caseEvidence(taskCase, { ...outcome, stdout: answerText(report.result) + plan, stderr: report.notices }, short ?? compareSql(expected, report), wanted && wanted + plan);
    });
    const known = await (offer ??= probe());
    const engine = known.available ? known.engine : { name: "PostgreSQL", authoritative: true };
    return { kind: "sql", engine, verdict: worst(cases.map(({ verdict }) => verdict)), cases, findings: [] };
  },
};
