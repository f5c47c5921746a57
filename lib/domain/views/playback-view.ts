import type { AnswerEditsView, MomentContent, PlaybackMoment, PlaybackQuestionView, PlaybackView } from "@/lib/protocol/playback";
import type { JournalEntry } from "@/lib/protocol/events";
import { HOST_PLAYBACK_MAX_CHARS } from "@/lib/protocol/limits";
import type { HostItemView, HostView } from "@/lib/protocol/views";
import { findNode, findQuestion, isRevealedQuestion, revealedQuestions, type OutlineNode } from "../interview/outline";
import { clockAt, type Run, type Score } from "../interview/state";
import type { LoggedEdit } from "../playback/answer-log";
import { clockHistory, type ClockHistory } from "../playback/clock-history";
import { commandEndsOf, densityOf, focusOf, languageChangesOf, pausesOf, runEndsOf, stretchesOf, type AnswerLogs } from "../playback/track";
import { isSealed, ratersOf, scoredCriteria } from "../scoring";
import { pinsOf } from "./console-view";
import { isRater, textOf, type ViewContext } from "./context";
import { hostView } from "./host-view";
import { reviewNote, reviewRun } from "./review-view";

/** What an interview is played back from, besides its state. */
export type PlaybackSource = { entries: readonly JournalEntry[]; logs: AnswerLogs };

/**
 * An interview as one participant may watch it again: the same allow-list as the review. A candidate gets revealed nodes, own answers with what
 * they deleted in them, and the public example of runs; scores and others' notes only after unsealing.
 */
export function buildPlaybackView(context: ViewContext, { entries, logs }: PlaybackSource): PlaybackView {
  const { interviewId, state, viewer, now } = context;
  const history = clockHistory(entries);
  const shown = new Map([...logs].filter(([questionId]) => isRevealedQuestion(context.scenario, state, questionId)));
  const durationMs = clockAt(state.clock, now);
  const host = hostView(context, HOST_PLAYBACK_MAX_CHARS);
  const moments = [...momentsOf(context, runEndsOf(entries, history)), ...hostMoments(context, host, commandEndsOf(entries, history))].sort((a, b) => a.clockMs - b.clockMs);
  const edits = [...shown.values()].flatMap((log) => log.map(({ clockMs }) => clockMs));
  return {
    interviewId,
    role: viewer.role,
    status: state.status,
    durationMs,
    questions: questionsOf(context, entries, history, shown),
    focus: focusOf(shown, host === null ? [] : entries, history),
    density: densityOf(shown, durationMs),
    active: stretchesOf([...edits, ...moments.map(({ clockMs }) => clockMs)]),
    pauses: pausesOf(history),
    moments,
    host: host && { name: host.name, prompt: host.prompt, simulated: host.simulated },
  };
}

/** The text of one answer over time, computed edits only: the journal's updates never leave the server. */
export function buildAnswerEdits(questionId: string, log: readonly LoggedEdit[]): AnswerEditsView {
  return { questionId, edits: log.map(({ clockMs, position, removed, inserted }) => [clockMs, position, removed, inserted]) };
}

function questionsOf(context: ViewContext, entries: readonly JournalEntry[], history: ClockHistory, logs: AnswerLogs): PlaybackQuestionView[] {
  const { scenario, state, viewer } = context;
  const text = textOf(context);
  const changes = languageChangesOf(entries, history);
  return revealedQuestions(scenario, state).map(({ question, clockMs }, at) => ({
    questionId: question.id,
    index: at + 1,
    label: isRater(viewer.role) ? text(question.label) : null,
    title: text(question.title),
    prompt: text(question.prompt),
    clockMs,
    fileName: question.task?.fileName ?? null,
    languages: [
      { clockMs: 0, language: question.language },
      ...changes.filter((change) => change.questionId === question.id).map(({ clockMs: from, language }) => ({ clockMs: from, language })),
    ],
    edits: logs.get(question.id)?.length ?? 0,
  }));
}

function momentsOf(context: ViewContext, runEnds: ReadonlyMap<string, number>): PlaybackMoment[] {
  const { state, viewer } = context;
  return [
    ...state.revealed.flatMap(({ nodeId, clockMs }) => reveal(context, nodeId, clockMs)),
    ...(isRater(viewer.role) ? Object.entries(state.selfFound).flatMap(([nodeId, clockMs]) => selfFound(context, nodeId, clockMs)) : []),
    ...state.runs.flatMap((run, at) => runMoment(context, run, at + 1, runEnds)),
    ...state.notes.flatMap((note) => reviewNote(context, note)).map(({ noteId, clockMs, questionId, author, text, mine, shared }): PlaybackMoment => ({
      id: noteId, clockMs, questionId: revealedOrNull(context, questionId), kind: "note", author, text, mine, shared,
    })),
    ...pinsOf(state, viewer.participantId).map(({ evidenceId, clockMs, questionId, quote }): PlaybackMoment => ({ id: evidenceId, clockMs, questionId, kind: "pin", quote })),
    ...scores(context),
  ];
}

/** A note may hang on a question that was never asked; others than its author do not learn which. */
function revealedOrNull({ scenario, state }: ViewContext, questionId: string | null): string | null {
  return questionId !== null && isRevealedQuestion(scenario, state, questionId) ? questionId : null;
}

function reveal(context: ViewContext, nodeId: string, clockMs: number): PlaybackMoment[] {
  const node = findNode(context.scenario, context.state, nodeId);
  return node ? [{ id: nodeId, clockMs, questionId: node.questionId, ...revealContent(context, node) }] : [];
}

function revealContent(context: ViewContext, node: OutlineNode): MomentContent {
  const text = textOf(context);
  switch (node.kind) {
    case "question":
      return { kind: "question" };
    case "followUp":
      return { kind: "followUp", prompt: text(node.followUp.prompt), adHoc: false };
    case "adHoc":
      return { kind: "followUp", prompt: node.adHoc.prompt, adHoc: true };
    case "card":
      return { kind: "card", title: text(node.card.title), body: text(node.card.body), format: node.card.format };
  }
}

function selfFound(context: ViewContext, nodeId: string, clockMs: number): PlaybackMoment[] {
  const node = findNode(context.scenario, context.state, nodeId);
  if ((node?.kind !== "followUp" && node?.kind !== "adHoc") || revealedOrNull(context, node.questionId) === null) return [];
  const prompt = node.kind === "adHoc" ? node.adHoc.prompt : textOf(context)(node.followUp.prompt);
  return [{ id: `${nodeId}-found`, clockMs, questionId: node.questionId, kind: "selfFound", prompt }];
}

function runMoment(context: ViewContext, run: Run, number: number, runEnds: ReadonlyMap<string, number>): PlaybackMoment[] {
  const question = findQuestion(context.scenario, run.questionId);
  if (!question) return [];
  const { runId, clockMs, questionId } = run;
  return [{ id: runId, clockMs, questionId, kind: "run", run: reviewRun(context, run, number, question), endedMs: runEnds.get(runId) ?? null }];
}

/** What stood on the terminal, each thing with the question that had been asked last. */
function hostMoments({ scenario, state }: ViewContext, host: HostView | null, ends: ReadonlyMap<string, number>): PlaybackMoment[] {
  const asked = revealedQuestions(scenario, state);
  return (host?.items ?? []).map((item, at) => ({
    id: hostItemId(item, at),
    clockMs: item.clockMs,
    questionId: asked.findLast(({ clockMs }) => clockMs <= item.clockMs)?.question.id ?? null,
    kind: "host",
    item,
    endedMs: item.kind === "command" ? (ends.get(item.entryId) ?? null) : null,
  }));
}

function hostItemId(item: HostItemView, at: number): string {
  switch (item.kind) {
    case "command":
      return item.entryId;
    case "answer":
      return `${item.entryId}-answer-${at}`;
    case "wall":
      return `${item.eventId}-wall`;
  }
}

/** Own scores always, those of others once they are open. */
function scores(context: ViewContext): PlaybackMoment[] {
  const { state, viewer, now } = context;
  const open = !isSealed(state, now);
  return ratersOf(state).flatMap(({ participantId, name }) => {
    const mine = participantId === viewer.participantId;
    if (!mine && !open) return [];
    return Object.values(state.scores[participantId] ?? {}).flatMap((score) => scoreMoment(context, score, { participantId, name, mine }));
  });
}

function scoreMoment(context: ViewContext, score: Score, rater: { participantId: string; name: string; mine: boolean }): PlaybackMoment[] {
  const { scope, criterionId, level, clockMs } = score;
  const criterion = scoredCriteria(context.scenario, context.state, scope)?.find((known) => known.id === criterionId);
  if (!criterion) return [];
  const questionId = scope === "interview" ? null : (findNode(context.scenario, context.state, scope)?.questionId ?? null);
  const id = `${rater.participantId}-${scope}-${criterionId}`;
  const content = { kind: "score", rater: rater.name, mine: rater.mine, criterion: textOf(context)(criterion.name), level } as const;
  return [{ id, clockMs, questionId: revealedOrNull(context, questionId), ...content }];
}
