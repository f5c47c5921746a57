import type { Submission } from "@/lib/evaluators/evaluator";
import type { FairQueue, QueuedRun } from "@/lib/evaluators/queue/fair-queue";
import { evaluatorFor } from "@/lib/evaluators/registry";
import type { RunEvidence } from "@/lib/protocol/evidence";

/** This machine can not run snippets of that kind. */
export class RunnerUnavailable extends Error {}

/** Runs a snippet when it is this interview's turn. Throws `RunnerUnavailable`, and the signal's reason when aborted while it waits. */
export async function evaluate(queue: FairQueue, turn: QueuedRun, submission: Submission): Promise<RunEvidence> {
  const evaluator = await evaluatorFor(submission.task.kind);
  if (!evaluator) throw new RunnerUnavailable(submission.task.kind);
  const { value, queuedMs } = await queue.run(turn, () => evaluator.run(submission, turn.signal));
  return { ...value, queuedMs };
}
