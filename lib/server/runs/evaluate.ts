import type { Submission } from "@/lib/evaluators/evaluator";
import type { RunEvidence } from "@/lib/protocol/evidence";
import { evaluators } from "@/lib/evaluators";
import type { FairQueue } from "@/lib/evaluators/queue/fair-queue";

/** This machine can not run snippets of that kind. */
export class RunnerUnavailable extends Error {}

/** Runs a snippet when it is this interview's turn. Throws `RunnerUnavailable`, and the signal's reason when aborted while it waits. */
export async function evaluate(queue: FairQueue, interviewId: string, submission: Submission, signal: AbortSignal): Promise<RunEvidence> {
  const evaluator = evaluators[submission.task.kind];
  const { value, queuedMs } = await queue.run({ interviewId, signal }, async () => {
    const probe = await evaluator.probe();
    if (!probe.available) throw new RunnerUnavailable(probe.reason);
    return evaluator.run(submission, signal);
  });
  return { ...value, queuedMs };
}
