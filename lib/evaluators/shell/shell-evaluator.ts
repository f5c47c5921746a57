import { type RunOne, runCases } from "../cases/run-cases";
import type { Evaluator, Probe } from "../evaluator";
import { worst } from "../evidence/verdicts";
import { readPipeline } from "../pipeline-reading/read-pipeline";
import { lintsShell, shellcheck } from "../pipeline-reading/shellcheck";
import { bubblewrapSandbox } from "../sandbox/bubblewrap";
import { faketimeLibrary } from "../sandbox/clock";
import { probeSandbox, versionOf } from "../sandbox/probe";
import { caseCommand } from "./case-command";
import { shellCaseEvidence } from "./case-evidence";
import { shellExpectedSchema } from "./expected";
import { shellOptionsSchema } from "./options";

const APT_PACKAGES = ["bubblewrap", "gawk", "libfaketime"];

async function probe(): Promise<Probe> {
  const [sandbox, bash, gawk] = await Promise.all([probeSandbox(), versionOf("bash"), versionOf("gawk")]);
  const missing = (reason: string): Probe => ({ available: false, reason, aptPackages: APT_PACKAGES });
  if (!sandbox.available) return missing(sandbox.reason);
  if (gawk === undefined) return missing("gawk is not installed");
  if (faketimeLibrary() === undefined) return missing("libfaketime is not installed");
  return { available: true, engine: { name: "bash", version: bash, authoritative: true } };
}

/** Real bash, gawk and coreutils in a sandbox whose clock is the fixture's. */
export const shellEvaluator: Evaluator = {
  kind: "shell",
  probe,
  async run(submission, signal) {
    const { source, task } = submission;
    const options = shellOptionsSchema.parse(task.options);
    const runOne: RunOne = async (taskCase, fixture) => {
      const expected = shellExpectedSchema.parse(fixture.expected);
      const command = { ...caseCommand(source, task, fixture, options), collect: expected.kind === "files" };
      const result = await bubblewrapSandbox.run(command, signal);
      if (!result.started && result.stoppedBy !== "cancel") throw new Error(`sandbox: ${result.stderr}`);
      return shellCaseEvidence(taskCase, { ...result, asRoot: command.identity === "root" }, expected, options);
    };
    const running = runCases(submission, signal, runOne, { sideBySide: true });
    const findings = readPipeline(source, options.stages);
    const [cases, version, lints] = await Promise.all([running, versionOf("bash"), lintsShell(source)]);
    const engine = { name: "bash", version, authoritative: true };
    return { kind: "shell", engine, verdict: worst(cases.map(({ verdict }) => verdict)), cases, findings, ...(lints ? { lintFollows: true } : {}) };
  },
  lint: shellcheck,
};
