import type { Evaluator, Submission } from "@/lib/evaluators/evaluator";
import type { FairQueue, QueuedRun } from "@/lib/evaluators/queue/fair-queue";
import { evaluatorFor, wholeEvidence } from "@/lib/evaluators/registry";
import type { Finding, RunEvidence } from "@/lib/protocol/evidence";

/** This machine can not run snippets of that kind. */
export class RunnerUnavailable extends Error {}

async function evaluatorOf({ task }: Submission): Promise<Evaluator> {
  const evaluator = await evaluatorFor(task.kind);
  if (!evaluator) throw new RunnerUnavailable(task.kind);
  return evaluator;
}

/** Runs a snippet when it is this interview's turn. Throws `RunnerUnavailable`, and the signal's reason when aborted while it waits. */
export async function evaluate(queue: FairQueue, turn: QueuedRun, submission: Submission): Promise<RunEvidence> {
  const evaluator = await evaluatorOf(submission);
  const { value, queuedMs } = await queue.run(turn, () => evaluator.run(submission, turn.signal));
  return { ...value, queuedMs };
}

/** As `evaluate`, with what the kind's linter says in the same turn. */
export async function evaluateWhole(queue: FairQueue, turn: QueuedRun, submission: Submission): Promise<RunEvidence> {
  const evaluator = await evaluatorOf(submission);
  const { value, queuedMs } = await queue.run(turn, () => wholeEvidence(evaluator, submission, turn.signal));
  return { ...value, queuedMs };
}

/** What the kind's linter says of a snippet, when it is this interview's turn. Throws as `evaluate` does. */
export async function lint(queue: FairQueue, turn: QueuedRun, submission: Submission): Promise<Finding[]> {
  const evaluator = await evaluatorOf(submission);
  const { value } = await queue.run(turn, async () => evaluator.lint?.(submission.source, turn.signal) ?? []);
  return value;
}
