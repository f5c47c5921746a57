import type { Fixture } from "@/lib/content/fixture";
import type { CaseEvidence } from "@/lib/protocol/evidence";
import type { Submission, TaskCase } from "../evaluator";
import { loadFixture } from "../fixtures/load-fixture";
import { brokenCase, cancelledCase } from "./case-evidence";

/** Runs one case in its world; rejects only where the engine or the fixture is at fault. */
export type RunOne = (taskCase: TaskCase, fixture: Fixture) => Promise<CaseEvidence>;

const firstLine = (error: unknown) => (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";

async function oneCase({ scenarioSlug, task }: Submission, taskCase: TaskCase, runOne: RunOne): Promise<CaseEvidence> {
  try {
    return await runOne(taskCase, await loadFixture(scenarioSlug, task.id, taskCase.seed));
  } catch (error) {
    return brokenCase(taskCase, firstLine(error));
  }
}

/** Every case in turn; once cancelled, the rest are not begun. */
export async function runCases(submission: Submission, signal: AbortSignal, runOne: RunOne): Promise<CaseEvidence[]> {
  const { scenarioSlug, task } = submission;
  // All generators start now; a first run waits for the slowest instead of for their sum.
  for (const { seed } of task.cases) loadFixture(scenarioSlug, task.id, seed).catch(() => undefined);
  const evidence: CaseEvidence[] = [];
  for (const taskCase of task.cases) {
    evidence.push(signal.aborted ? cancelledCase(taskCase) : await oneCase(submission, taskCase, runOne));
  }
  return evidence;
}
