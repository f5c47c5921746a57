import type { Fixture } from "@/lib/content/fixture";
import type { CaseEvidence } from "@/lib/protocol/evidence";
import { runCases } from "../cases/run-cases";
import type { Evaluator, Submission } from "../evaluator";
import { simulated, worst } from "../evidence/verdicts";
import { readPipeline } from "../pipeline-reading/read-pipeline";
import { lintsShell, shellcheck } from "../pipeline-reading/shellcheck";
import { caseCommand } from "./case-command";
import { shellCaseEvidence } from "./case-evidence";
import { type ShellExpected, shellExpectedSchema } from "./expected";
import { type ShellOptions, shellOptionsSchema } from "./options";
import { simulate, type SimulationJob, simulationInstalled } from "./simulate";

const ENGINE = { name: "just-bash", authoritative: false };

function jobOf(submission: Submission, fixture: Fixture, expected: ShellExpected, options: ShellOptions): SimulationJob {
  const command = caseCommand(submission.source, submission.task, fixture, options);
  const files = Object.fromEntries(
    Object.entries(fixture.files).map(([path, file]) => [path, typeof file === "string" ? file : { content: file.text, mode: file.mode ?? 0o644 }]),
  );
  const stdinFile = options.stdin === undefined ? undefined : fixture.files[options.stdin];
  const stdin = stdinFile === undefined ? null : typeof stdinFile === "string" ? stdinFile : stdinFile.text;
  const collect = expected.kind === "files" ? Object.keys(expected.files) : [];
  return { source: submission.source, files, env: command.env, cwd: command.cwd, clock: command.clock ?? null, stdin, collect };
}

/** A simulation got a quarter of our trial scripts wrong, some silently: whatever it shows is inconclusive. */
const asSimulated = (one: CaseEvidence): CaseEvidence => ({ ...one, checks: simulated(one.checks), verdict: one.verdict === "error" ? "error" : "inconclusive" });

/** just-bash in a child process, for servers without bubblewrap. Shows what came out; never judges. */
export const simulatedShellEvaluator: Evaluator = {
  kind: "shell",
  async probe() {
    return (await simulationInstalled()) ? { available: true, engine: ENGINE } : { available: false, reason: "just-bash is not installed", aptPackages: [] };
  },
  async run(submission, signal) {
    const options = shellOptionsSchema.parse(submission.task.options);
    const running = runCases(submission, signal, async (taskCase, fixture) => {
      const expected = shellExpectedSchema.parse(fixture.expected);
      const outcome = await simulate(jobOf(submission, fixture, expected, options), options.wallMs, signal);
      return shellCaseEvidence(taskCase, { ...outcome, ownersAreReal: false, asRoot: true }, expected, options);
    });
    const findings = readPipeline(submission.source, options.stages);
    const [cases, lints] = await Promise.all([running, lintsShell(submission.source)]);
    const shown = cases.map(asSimulated);
    return { kind: "shell", engine: ENGINE, verdict: worst(shown.map(({ verdict }) => verdict)), cases: shown, findings, ...(lints ? { lintFollows: true } : {}) };
  },
  lint: shellcheck,
};
