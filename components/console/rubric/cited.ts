import type { Cited } from "@/lib/protocol/commands";
import type { ConsoleView } from "@/lib/protocol/views";
import type { Scope } from "./rubric";

/** A piece of evidence as the console names it. `fixed`: a pin that was made for this criterion; it goes with the pin, not by a press here. */
export type EvidenceItem = { evidence: Cited; text: string; clockMs: number; fixed: boolean };

/** What can be cited: own pins and notes, every run and command on the host, in the order of the clock. */
export function citable(view: ConsoleView): EvidenceItem[] {
  const items: EvidenceItem[] = [
    ...view.pins.map((pin) => ({ evidence: { kind: "pin" as const, id: pin.evidenceId }, text: pin.quote, clockMs: pin.clockMs, fixed: false })),
    ...view.runs.map((run) => ({ evidence: { kind: "run" as const, id: run.runId }, text: `#${run.number}`, clockMs: run.clockMs, fixed: false })),
    ...(view.host?.items ?? []).flatMap((item) => (item.kind === "command" ? [{ evidence: { kind: "host" as const, id: item.entryId }, text: item.line, clockMs: item.clockMs, fixed: false }] : [])),
    ...view.notes.map((note) => ({ evidence: { kind: "note" as const, id: note.noteId }, text: note.text, clockMs: note.clockMs, fixed: false })),
  ];
  return items.sort((a, b) => a.clockMs - b.clockMs);
}

/** What a score of mine rests on: pins made for its criterion, and what was cited by hand. */
export function evidenceOf(view: ConsoleView, scope: Scope, criterionId: string): EvidenceItem[] {
  const cited = view.citations.filter((citation) => citation.scope === scope && citation.criterionId === criterionId).map(({ evidence }) => evidence);
  const made = new Set(view.pins.filter((pin) => pin.criterionId === criterionId && (scope === "interview" || pin.questionId === scope)).map((pin) => pin.evidenceId));
  return citable(view).flatMap((item) => {
    const fixed = item.evidence.kind === "pin" && made.has(item.evidence.id);
    const byHand = cited.some((evidence) => evidence.kind === item.evidence.kind && evidence.id === item.evidence.id);
    return fixed || byHand ? [{ ...item, fixed: fixed && !byHand }] : [];
  });
}
