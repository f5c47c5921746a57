import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Task } from "@/lib/content/schema";
import type { Submission } from "@/lib/evaluators/evaluator";
import { evaluatorFor } from "@/lib/evaluators/registry";

const text = { ko: "-", en: "-" };
const repository = join(import.meta.dirname, "../..");

/** A shell task with one public and two hidden cases unless said otherwise. */
export function shellTask(more: Partial<Task> = {}): Task {
  return {
    id: "task",
    kind: "shell",
    fileName: "kkori-hostile-answer.sh",
    brief: text,
    publicExample: text,
    cases: [
      { id: "example", visibility: "public", seed: 1, label: text },
      { id: "second", visibility: "hidden", seed: 2, label: text },
      { id: "third", visibility: "hidden", seed: 3, label: text },
    ],
    options: {},
    ...more,
  };
}

/** A submission to a task of the sample scenario. */
export const sampleSubmission = (source: string, more: Partial<Task>): Submission => ({ scenarioSlug: "sample-host", task: shellTask(more), source });

/** Makes the samples the project's content until the returned function is called. */
export function withSamples(): () => void {
  const root = mkdtempSync(join(tmpdir(), "kkori-samples-"));
  symlinkSync(join(import.meta.dirname, "evaluators-samples"), join(root, "content"));
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
  const before = process.env.KKORI_ROOT;
  process.env.KKORI_ROOT = root;
  return () => {
    if (before === undefined) delete process.env.KKORI_ROOT;
    else process.env.KKORI_ROOT = before;
    rmSync(root, { recursive: true, force: true });
  };
}

/** A run without its linter, again where the machine was too busy to judge; what else is late is a real finding. */
export async function evaluateInPeace(submission: Submission) {
  const evaluator = await evaluatorFor(submission.task.kind);
  if (!evaluator) throw new Error(`this machine runs no ${submission.task.kind}`);
  const run = () => evaluator.run(submission, new AbortController().signal);
  let evidence = await run();
  for (let attempt = 0; attempt < 4 && evidence.cases.some(({ checks }) => checks.some(({ id }) => id === "busy")); attempt += 1) evidence = await run();
  return evidence;
}
