import type { CaseEvidence } from "@/lib/protocol/evidence";
import type { Submission, TaskCase } from "../evaluator";
import { loadFixture } from "../fixtures/load-fixture";
import { type Fixture } from "@/lib/content/fixture";
import { brokenCase, cancelledCase, caseEvidence, type Outcome } from "./case-evidence";
import { shellExpectedSchema } from "./expected";
import { type ShellOptions, shellOptionsSchema } from "./options";

/** Runs one case's world; rejects only where the engine or the fixture is at fault. */
export type RunOne = (fixture: Fixture, options: ShellOptions) => Promise<Outcome>;

const firstLine = (error: unknown) => (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";

async function oneCase(submission: Submission, taskCase: TaskCase, options: ShellOptions, runOne: RunOne): Promise<CaseEvidence> {
  try {
    const fixture = await loadFixture(submission.scenarioSlug, submission.task.id, taskCase.seed);
    const expected = shellExpectedSchema.parse(fixture.expected);
    return caseEvidence(taskCase, await runOne(fixture, options), expected, options);
  } catch (error) {
    return brokenCase(taskCase, firstLine(error));
  }
}

/** Every case in turn; once cancelled, the rest are not begun. Rejects where `task.options` do not fit the kind. */
export async function runCases(submission: Submission, signal: AbortSignal, runOne: RunOne): Promise<CaseEvidence[]> {
  const options = shellOptionsSchema.parse(submission.task.options);
  // All generators start now; a first run waits for the slowest instead of for their sum.
  for (const { seed } of submission.task.cases) loadFixture(submission.scenarioSlug, submission.task.id, seed).catch(() => undefined);
  const evidence: CaseEvidence[] = [];
  for (const taskCase of submission.task.cases) {
    evidence.push(signal.aborted ? cancelledCase(taskCase) : await oneCase(submission, taskCase, options, runOne));
  }
  return evidence;
}
