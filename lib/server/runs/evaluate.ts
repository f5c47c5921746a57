import type { Submission } from "@/lib/evaluators/evaluator";
import type { FairQueue } from "@/lib/evaluators/queue/fair-queue";
import { evaluatorFor } from "@/lib/evaluators/registry";
import type { RunEvidence } from "@/lib/protocol/evidence";

/** This machine can not run snippets of that kind. */
export class RunnerUnavailable extends Error {}

/** Runs a snippet when it is this interview's turn. Throws `RunnerUnavailable`, and the signal's reason when aborted while it waits. */
export async function evaluate(queue: FairQueue, interviewId: string, submission: Submission, signal: AbortSignal): Promise<RunEvidence> {
  const evaluator = await evaluatorFor(submission.task.kind);
  if (!evaluator) throw new RunnerUnavailable(submission.task.kind);
  const { value, queuedMs } = await queue.run({ interviewId, signal }, () => evaluator.run(submission, signal));
  return { ...value, queuedMs };
}
