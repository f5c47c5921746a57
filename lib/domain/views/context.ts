import { localize, type Criterion, type Localized, type Scenario, type Task } from "@/lib/content/schema";
import type { Role, Locale } from "@/lib/protocol/roles";
import type { AgreementView, BriefingView, ClockView, CriterionView, MeView, PersonView, ResultView, SharedNoteView, TaskView } from "@/lib/protocol/views";
import type { Agreement } from "../agreement";
import { clockAt, type InterviewState } from "../interview/state";
import type { Viewer } from "../permissions";
import { blindAgreement, isSealed, ratersOf, resultOf, scoredCriteria } from "../scoring";

/** What a view is built from. `now` is the server's time in epoch milliseconds. */
export type ViewContext = {
  interviewId: string;
  state: InterviewState;
  scenario: Scenario;
  viewer: Viewer;
  locale: Locale;
  now: number;
};

/** Picks the viewer's language. */
export function textOf({ locale }: Pick<ViewContext, "locale">): (text: Localized) => string {
  return (text) => localize(text, locale);
}

export function clockView({ state, now }: ViewContext): ClockView {
  return { status: state.status, elapsedMs: clockAt(state.clock, now), asOf: now, plannedMinutes: state.plannedMinutes };
}

export function peopleView({ state }: ViewContext): PersonView[] {
  return Object.values(state.participants)
    .filter((person) => !person.removed)
    .map(({ participantId, name, role }) => ({ participantId, name, role }));
}

export function meView({ viewer }: ViewContext): MeView {
  return { participantId: viewer.participantId, name: viewer.name, role: viewer.role };
}

export function briefingView(context: ViewContext): BriefingView {
  const text = textOf(context);
  const { title, summary, briefing, facts } = context.scenario;
  return {
    title: text(title),
    summary: text(summary),
    briefing: text(briefing),
    facts: facts.map((fact) => ({ id: fact.id, label: text(fact.label), value: text(fact.value) })),
  };
}

/** The part of a task that a candidate may read: never its cases, seeds or options. */
export function taskView(context: ViewContext, task: Task): TaskView {
  const text = textOf(context);
  return { id: task.id, kind: task.kind, brief: text(task.brief), publicExample: text(task.publicExample), fileName: task.fileName };
}

export function criterionView(context: ViewContext, criterion: Criterion): CriterionView {
  const text = textOf(context);
  const [one, two, three, four, five] = criterion.anchors;
  return {
    id: criterion.id,
    name: text(criterion.name),
    competency: criterion.competency,
    anchors: [text(one), text(two), text(three), text(four), text(five)],
  };
}

export function personName(state: InterviewState, participantId: string | null): string {
  return participantId === null ? "" : (state.participants[participantId]?.name ?? "");
}

/** Notes that their authors shared. They open together with the scores, so that they colour nobody's judgement before. */
export function sharedNotesView({ state, now, viewer }: ViewContext): SharedNoteView[] {
  if (isSealed(state, now)) return [];
  return state.notes
    .filter((note) => note.shared && note.authorId !== viewer.participantId)
    .map((note) => ({ noteId: note.noteId, author: personName(state, note.authorId), text: note.text, clockMs: note.clockMs }));
}

/** Open scores; null while sealed, for every role alike. */
export function resultView(context: ViewContext): ResultView | null {
  const { state, scenario, now } = context;
  if (isSealed(state, now)) return null;
  const text = textOf(context);
  const { rows, overall } = resultOf(scenario, state);
  const name = ({ scope, criterionId }: { scope: string; criterionId: string }) => {
    const criterion = scoredCriteria(scenario, state, scope)?.find((known) => known.id === criterionId);
    return criterion ? text(criterion.name) : criterionId;
  };
  return {
    raters: ratersOf(state).map(({ participantId, name }) => ({ participantId, name })),
    rows: rows.map((row) => ({ ...row, criterion: name(row) })),
    agreement: agreementView(blindAgreement(scenario, state)),
    overall,
  };
}

export function agreementView({ units, pairs, within, alpha }: Agreement): AgreementView {
  return { units, pairs, within, alpha: { ...alpha } };
}

export function isRater(role: Role): boolean {
  return role === "interviewer" || role === "observer";
}
