import type { DebriefRowView, DebriefView, EvidenceView } from "@/lib/protocol/views";
import { revealedQuestions } from "../interview/outline";
import type { InterviewState } from "../interview/state";
import { blindAgreement, isSealed, ratersOf, resultOf, scopeOf, scoredCriteria, sealView, type ResultRow } from "../scoring";
import { agreementView, criterionView, isRater, personName, textOf, type ViewContext } from "./context";
import { publicCase } from "./room-view";

/** A spread from which raters should talk, in levels. */
export const DISCUSS_SPREAD = 2;

/** The talk after an interview: until scores are open it says who handed in, and nothing else. */
export function buildDebriefView(context: ViewContext): DebriefView {
  const { interviewId, state, scenario, viewer, now } = context;
  const started = state.status !== "lobby";
  return {
    interviewId,
    role: viewer.role,
    meId: viewer.participantId,
    title: started || isRater(viewer.role) ? textOf(context)(scenario.title) : "",
    candidates: Object.values(state.participants).flatMap((person) => (person.role === "candidate" && !person.removed ? [person.name] : [])),
    seal: sealView(state, now),
    open: isSealed(state, now) ? null : openParts(context),
  };
}

function openParts(context: ViewContext): NonNullable<DebriefView["open"]> {
  const { state, scenario, viewer } = context;
  const { rows, before, overall } = resultOf(scenario, state);
  return {
    raters: ratersOf(state).map(({ participantId, name }) => ({ participantId, name })),
    rows: [...rows, ...before].flatMap((row) => debriefRow(context, row)).sort((a, b) => (b.spread ?? -1) - (a.spread ?? -1)),
    overall,
    agreement: agreementView(blindAgreement(scenario, state)),
    followUps: followUpsOf(context),
    conclusion: state.conclusion && { text: state.conclusion.text, author: personName(state, state.conclusion.authorId) },
    goals: state.goals.map(({ goalId, text, authorId, done }) => ({ goalId, text, author: personName(state, authorId), mine: authorId === viewer.participantId, done })),
  };
}

function debriefRow(context: ViewContext, row: ResultRow): DebriefRowView[] {
  const { state, scenario } = context;
  const scope = scopeOf(scenario, state, row.scope);
  const criterion = scoredCriteria(scenario, state, row.scope)?.find((known) => known.id === row.criterionId);
  if (!scope || !criterion) return [];
  const { name, anchors } = criterionView(context, criterion);
  return [
    {
      ...row,
      criterion: name,
      anchors,
      question: scope.kind === "interview" ? null : questionLabel(context, scope.question.id),
      before: scope.kind === "before" ? promptOf(context, scope.followUpId) : null,
      evidence: Object.fromEntries(ratersOf(state).map(({ participantId }) => [participantId, evidenceOf(context, participantId, row)])),
      revisions: state.revisions
        .filter((revision) => revision.scope === row.scope && revision.criterionId === row.criterionId)
        .map(({ raterId, from, to, reason, at }) => ({ raterId, rater: personName(state, raterId), from, to, reason, at })),
      discuss: (row.spread ?? 0) >= DISCUSS_SPREAD,
    },
  ];
}

function questionLabel(context: ViewContext, questionId: string): DebriefRowView["question"] {
  const at = revealedQuestions(context.scenario, context.state).findIndex(({ question }) => question.id === questionId);
  const question = context.scenario.questions.find((known) => known.id === questionId);
  return at === -1 || !question ? null : { index: at + 1, title: textOf(context)(question.title) };
}

/** The wording of a follow-up that was asked; a self-found one was never shown and stays with those who rate. */
function promptOf(context: ViewContext, followUpId: string): string {
  const { state, scenario } = context;
  const adHoc = state.adHoc.find((added) => added.nodeId === followUpId);
  if (adHoc) return adHoc.prompt;
  const followUp = scenario.questions.flatMap((question) => question.followUps).find((known) => known.id === followUpId);
  return followUp ? textOf(context)(followUp.prompt) : "";
}

function followUpsOf(context: ViewContext): NonNullable<DebriefView["open"]>["followUps"] {
  const { state, scenario, viewer } = context;
  const asked = new Set(state.revealed.map(({ nodeId }) => nodeId));
  const judged = [...new Set(Object.values(state.outcomes).flatMap((own) => Object.keys(own)))];
  return judged.flatMap((nodeId) => {
    const scope = scopeOf(scenario, state, nodeId);
    if (scope?.kind !== "before" || !(asked.has(nodeId) || isRater(viewer.role))) return [];
    const outcomes = Object.fromEntries(ratersOf(state).flatMap(({ participantId }) => {
      const outcome = state.outcomes[participantId]?.[nodeId];
      return outcome ? [[participantId, outcome] as const] : [];
    }));
    return [{ nodeId, question: textOf(context)(scope.question.title), prompt: promptOf(context, nodeId), outcomes }];
  });
}

/** What a rater named for a score: spans pinned to its criterion, and what was cited by hand. */
export function evidenceOf(context: ViewContext, raterId: string, { scope, criterionId }: Pick<ResultRow, "scope" | "criterionId">): EvidenceView[] {
  const { state } = context;
  const cited = state.citations
    .filter((citation) => citation.raterId === raterId && citation.scope === scope && citation.criterionId === criterionId)
    .map(({ evidence }) => evidence);
  const pinned = state.pins
    .filter((pin) => pin.authorId === raterId && pin.criterionId === criterionId && (scope === "interview" || scope === pin.questionId))
    .map((pin) => ({ kind: "pin" as const, id: pin.evidenceId }))
    .filter((pin) => !cited.some((known) => known.kind === "pin" && known.id === pin.id));
  return [...pinned, ...cited].flatMap((evidence) => evidenceView(context, evidence)).sort((a, b) => a.clockMs - b.clockMs);
}

function evidenceView(context: ViewContext, { kind, id }: InterviewState["citations"][number]["evidence"]): EvidenceView[] {
  const { state, viewer } = context;
  const title = (questionId: string) => questionLabel(context, questionId)?.title ?? "";
  switch (kind) {
    case "pin": {
      const pin = state.pins.find((known) => known.evidenceId === id);
      return pin ? [{ kind, id, question: title(pin.questionId), quote: pin.quote, clockMs: pin.clockMs }] : [];
    }
    case "run": {
      const at = state.runs.findIndex((known) => known.runId === id);
      const run = state.runs[at];
      if (!run) return [];
      const verdict = run.evidence === null ? null : isRater(viewer.role) ? run.evidence.verdict : (publicCase(run.evidence)?.verdict ?? null);
      return [{ kind, id, question: title(run.questionId), number: at + 1, verdict, clockMs: run.clockMs }];
    }
    case "note": {
      const note = state.notes.find((known) => known.noteId === id);
      // Citing a note does not share it.
      return note && (note.shared || note.authorId === viewer.participantId) ? [{ kind, id, text: note.text, clockMs: note.clockMs }] : [];
    }
    case "host": {
      const entry = state.host.entries.find((known) => known.entryId === id);
      return entry ? [{ kind, id, command: entry.line, clockMs: entry.clockMs }] : [];
    }
  }
}
