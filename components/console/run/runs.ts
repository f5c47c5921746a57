import type { CaseEvidence } from "@/lib/protocol/evidence";
import type { ConsoleRunView, ConsoleView } from "@/lib/protocol/views";

/** Runs of one answer, the newest first. */
export function runsOf(view: ConsoleView, questionId: string): ConsoleRunView[] {
  return view.runs.filter((run) => run.questionId === questionId).sort((a, b) => b.number - a.number);
}

/** The case that was chosen, else the first one that did not pass, else the first. */
export function chosenCase(run: ConsoleRunView, caseId: string | null): CaseEvidence | null {
  const cases = run.evidence?.cases ?? [];
  return cases.find((each) => each.caseId === caseId) ?? cases.find((each) => each.verdict !== "pass") ?? cases[0] ?? null;
}

/** A case's label as a name and what is said about it: "Month turns at midnight · 400 lines". */
export function caseLabel(run: ConsoleRunView, caseId: string): { name: string; about: string } {
  const [name = caseId, ...about] = (run.caseLabels[caseId] ?? caseId).split(" · ");
  return { name, about: about.join(" · ") };
}

/** `0.04s` */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)}s`;
}
