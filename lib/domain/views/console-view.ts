import type { Question } from "@/lib/content/schema";
import type {
  CitationView, ConsoleCardView, ConsoleFollowUpView, ConsoleNodeBase, ConsoleQuestionView, ConsoleRunView, ConsoleView, NodeState, NoteView, PinView, RaterView, ScoreView,
} from "@/lib/protocol/views";
import { nextNodeId, outlineOf, revealedQuestions, type OutlineNode } from "../interview/outline";
import { clockAt, pendingFor, type InterviewState, type Run } from "../interview/state";
import { ratersOf } from "../scoring";
import { briefingView, clockView, criterionView, meView, peopleView, personName, resultView, sharedNotesView, taskView, textOf, type ViewContext } from "./context";
import { consoleHostView, observedHostView } from "./host-view";
import { liveEvidence } from "./live-evidence";

/** The interviewer's console: the whole scenario with the state of every node, own scores, notes and pins. */
export function buildConsoleView(context: ViewContext): ConsoleView {
  const { state, scenario } = context;
  return {
    ...sharedParts(context),
    surface: "console",
    role: "interviewer",
    questions: questionViews(context, () => true),
    nextNodeId: nextNodeId(scenario, state),
    queue: [...state.queue],
    rubric: rubricView(context, scenario.questions),
    host: consoleHostView(context),
  };
}

/** The observer's view of it: only what was revealed or found, and no queue. */
export function buildObserverView(context: ViewContext): ConsoleView {
  const { state, scenario } = context;
  const shown = new Set([...state.revealed.map((node) => node.nodeId)]);
  return {
    ...sharedParts(context),
    surface: "observe",
    role: "observer",
    questions: questionViews(context, (node) => shown.has(node.nodeId) || (shown.has(node.questionId) && node.nodeId in state.selfFound)),
    nextNodeId: null,
    queue: [],
    rubric: rubricView(context, revealedQuestions(scenario, state).map(({ question }) => question)),
    host: observedHostView(context),
  };
}

type SharedParts = Omit<ConsoleView, "surface" | "role" | "questions" | "nextNodeId" | "queue" | "rubric" | "host">;

function sharedParts(context: ViewContext): SharedParts {
  const { interviewId, state, scenario, viewer } = context;
  return {
    interviewId,
    seq: state.seq,
    clock: clockView(context),
    me: meView(context),
    people: peopleView(context),
    briefing: briefingView(context),
    briefingMinutes: scenario.briefingMinutes,
    wrapUpMinutes: scenario.wrapUpMinutes,
    scores: scoresOf(state, viewer.participantId),
    notes: notesOf(state, viewer.participantId),
    sharedNotes: sharedNotesView(context),
    pins: pinsOf(state, viewer.participantId),
    runs: state.runs.map((run, at) => consoleRun(context, run, at + 1)),
    citations: citationsOf(state, viewer.participantId),
    outcomes: { ...state.outcomes[viewer.participantId] },
    raters: ratersView(state),
    sealHours: state.sealHours,
    interviewerTyping: state.interviewerTyping,
    submitted: viewer.participantId in state.submitted,
    result: resultView(context),
  };
}

function rubricView(context: ViewContext, questions: readonly Question[]): ConsoleView["rubric"] {
  return {
    interview: context.scenario.criteria.map((criterion) => criterionView(context, criterion)),
    byQuestion: Object.fromEntries(questions.map((question) => [question.id, question.criteria.map((criterion) => criterionView(context, criterion))])),
  };
}

function questionViews(context: ViewContext, include: (node: OutlineNode) => boolean): ConsoleQuestionView[] {
  const { state, scenario } = context;
  const outline = outlineOf(scenario, state.adHoc).filter(include);
  const current = revealedQuestions(scenario, state).at(-1)?.question.id ?? null;
  return outline.flatMap((node) => (node.kind === "question" ? [questionView(context, node, outline, current)] : []));
}

function questionView(
  context: ViewContext,
  { question, index }: Extract<OutlineNode, { kind: "question" }>,
  outline: readonly OutlineNode[],
  current: string | null,
): ConsoleQuestionView {
  const { state } = context;
  const text = textOf(context);
  const parts = outline.filter((node) => node.questionId === question.id);
  return {
    ...nodeBase(state, question.id, current),
    kind: "question",
    index,
    label: text(question.label),
    title: text(question.title),
    prompt: text(question.prompt),
    minutes: question.minutes,
    spentMs: spentOn(context, question.id),
    language: state.languages[question.id] ?? question.language,
    task: question.task ? taskView(context, question.task) : null,
    modelAnswer: text(question.modelAnswer),
    signals: question.signals.map((signal) => ({ id: signal.id, text: text(signal.text) })),
    misconceptions: question.misconceptions.map((misconception) => ({ id: misconception.id, text: text(misconception.text) })),
    followUps: parts.flatMap((node) => followUpView(context, node)),
    cards: parts.flatMap((node) => cardView(context, node)),
  };
}

function followUpView(context: ViewContext, node: OutlineNode): ConsoleFollowUpView[] {
  const text = textOf(context);
  const base = { ...nodeBase(context.state, node.nodeId, null), kind: "followUp" } as const;
  if (node.kind === "adHoc") {
    const { prompt, minutes } = node.adHoc;
    return [{ ...base, depth: 0, parentId: null, title: prompt, prompt, minutes, required: false, adHoc: true, whenToUse: "", probes: "", goodReply: "" }];
  }
  if (node.kind !== "followUp") return [];
  const { parentId, title, prompt, minutes, required, whenToUse, probes, goodReply } = node.followUp;
  return [
    {
      ...base, depth: node.depth, parentId, minutes, required, adHoc: false,
      title: text(title), prompt: text(prompt), whenToUse: text(whenToUse), probes: text(probes), goodReply: text(goodReply),
    },
  ];
}

function cardView(context: ViewContext, node: OutlineNode): ConsoleCardView[] {
  if (node.kind !== "card") return [];
  const text = textOf(context);
  const { title, body, format } = node.card;
  return [{ ...nodeBase(context.state, node.nodeId, null), kind: "card", title: text(title), body: text(body), format }];
}

function nodeBase(state: InterviewState, nodeId: string, currentQuestion: string | null): ConsoleNodeBase {
  const pending = pendingFor(state, nodeId);
  const revealed = state.revealed.find((node) => node.nodeId === nodeId);
  const place = state.queue.indexOf(nodeId);
  return {
    nodeId,
    state: nodeState(state, nodeId, currentQuestion),
    queuePlace: place === -1 ? null : place + 1,
    revealedClockMs: revealed?.clockMs ?? null,
    sending: pending ? { revealId: pending.revealId, dueAt: pending.dueAt } : null,
  };
}

/** `currentQuestion` is given for questions only: a revealed one is current or done, a revealed follow-up is just revealed. */
function nodeState(state: InterviewState, nodeId: string, currentQuestion: string | null): NodeState {
  if (pendingFor(state, nodeId)) return "sending";
  if (state.revealed.some((node) => node.nodeId === nodeId)) {
    if (currentQuestion === null) return "revealed";
    return nodeId === currentQuestion && state.status !== "ended" ? "current" : "done";
  }
  if (nodeId in state.selfFound) return "selfFound";
  if (state.dropped.includes(nodeId)) return "dropped";
  return state.queue.includes(nodeId) ? "queued" : "hidden";
}

/** Clock time from a question's reveal to the next question's, or to now for the current one. */
function spentOn({ scenario, state, now }: ViewContext, questionId: string): number {
  const revealed = revealedQuestions(scenario, state);
  const at = revealed.findIndex(({ question }) => question.id === questionId);
  const from = revealed[at];
  if (!from) return 0;
  return (revealed[at + 1]?.clockMs ?? clockAt(state.clock, now)) - from.clockMs;
}

function consoleRun(context: ViewContext, run: Run, number: number): ConsoleRunView {
  const { runId, questionId, state, clockMs, actorId, source } = run;
  const task = context.scenario.questions.find((question) => question.id === questionId)?.task;
  const text = textOf(context);
  return {
    runId, number, questionId, state, clockMs, source,
    evidence: liveEvidence(context.state.runs, run),
    by: personName(context.state, actorId),
    caseLabels: Object.fromEntries((task?.cases ?? []).map((taskCase) => [taskCase.id, text(taskCase.label)])),
  };
}

export function scoresOf(state: InterviewState, raterId: string): ScoreView[] {
  return Object.values(state.scores[raterId] ?? {}).map(({ scope, criterionId, level, clockMs }) => ({ scope, criterionId, level, clockMs }));
}

function notesOf(state: InterviewState, authorId: string): NoteView[] {
  return state.notes
    .filter((note) => note.authorId === authorId)
    .map(({ noteId, text, questionId, clockMs, shared }) => ({ noteId, text, questionId, clockMs, shared }));
}

export function pinsOf(state: InterviewState, authorId: string): PinView[] {
  return state.pins
    .filter((pin) => pin.authorId === authorId)
    .map(({ evidenceId, questionId, start, end, quote, criterionId, clockMs }) => ({ evidenceId, questionId, start, end, quote, criterionId, clockMs }));
}

function citationsOf(state: InterviewState, raterId: string): CitationView[] {
  return state.citations.filter((citation) => citation.raterId === raterId).map(({ scope, criterionId, evidence }) => ({ scope, criterionId, evidence: { ...evidence } }));
}

function ratersView(state: InterviewState): RaterView[] {
  return ratersOf(state).map(({ participantId, name, role }) => ({ participantId, name, role, submitted: participantId in state.submitted }));
}
