import type { CaseEvidence, Finding, RunEvidence, SnippetKind } from "@/lib/protocol/evidence";
import type { Task } from "@/lib/content/schema";

/** What this machine can run of one kind. */
export type Probe =
  | { available: true; engine: { name: string; version?: string; authoritative: boolean } }
  | { available: false; reason: string; aptPackages: string[] };

export type Submission = {
  /** Folder name under `content/`; generators and references are loaded from there and never leave the server. */
  scenarioSlug: string;
  task: Task;
  source: string;
};

export type TaskCase = Task["cases"][number];

/** One implementation per kind of snippet. `run` never throws for anything a submission does; it throws only for bugs. */
export interface Evaluator {
  readonly kind: SnippetKind;
  probe(): Promise<Probe>;
  /** Runs every case in turn. Aborting `signal` ends the processes and gives cases stopped by "cancel". */
  run(submission: Submission, signal: AbortSignal): Promise<Omit<RunEvidence, "queuedMs">>;
  /** What a linter says of the text. Asked for behind a run whose evidence has `lintFollows`: it takes a sandbox of its own, and nobody's verdict waits for it. */
  lint?(source: string, signal: AbortSignal): Promise<Finding[]>;
}

export type { CaseEvidence };
