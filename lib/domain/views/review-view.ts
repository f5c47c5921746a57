import type { Question } from "@/lib/content/schema";
import type { NoteView, ReviewRunView, ReviewView } from "@/lib/protocol/views";
import { outlineOf, revealedQuestions, type OutlineNode } from "../interview/outline";
import { clockAt, type Note, type Run } from "../interview/state";
import { isSealed, sealView } from "../scoring";
import { pinsOf, scoresOf } from "./console-view";
import { briefingView, criterionView, isRater, peopleView, personName, resultView, textOf, type ViewContext } from "./context";
import { evidenceList } from "./evidence-list";
import { publicCase } from "./room-view";

/**
 * A past (or running) interview as one participant may look back at it. A candidate gets what was revealed, own answers and the public
 * example of own runs; model answers, anchors, scores and shared notes only after unsealing.
 */
export function buildReviewView(context: ViewContext, answers: Readonly<Record<string, string>>): ReviewView {
  const { interviewId, state, scenario, viewer, now } = context;
  const open = isRater(viewer.role) || !isSealed(state, now);
  const started = state.status !== "lobby";
  return {
    interviewId,
    role: viewer.role,
    briefing: started || isRater(viewer.role) ? briefingView(context) : null,
    status: state.status,
    startedAt: state.startedAt,
    endedAt: state.endedAt,
    plannedMinutes: state.plannedMinutes,
    durationMs: clockAt(state.clock, now),
    people: peopleView(context),
    questions: revealedQuestions(scenario, state).map(({ question, clockMs }, at) => ({
      ...reviewQuestion(context, question, open),
      index: at + 1,
      revealedClockMs: clockMs,
      answer: answers[question.id] ?? "",
    })),
    evidence: evidenceList(context),
    interviewCriteria: open ? scenario.criteria.map((criterion) => criterionView(context, criterion)) : [],
    interviewScores: scoresOf(state, viewer.participantId).filter((score) => score.scope === "interview"),
    notes: state.notes.flatMap((note) => reviewNote(context, note)),
    seal: sealView(state, now),
    result: resultView(context),
  };
}

type QuestionPart = Omit<ReviewView["questions"][number], "index" | "revealedClockMs" | "answer">;

function reviewQuestion(context: ViewContext, question: Question, open: boolean): QuestionPart {
  const { state, scenario, viewer } = context;
  const text = textOf(context);
  const parts = outlineOf(scenario, state.adHoc).filter((node) => node.questionId === question.id);
  return {
    nodeId: question.id,
    title: text(question.title),
    prompt: text(question.prompt),
    language: state.languages[question.id] ?? question.language,
    modelAnswer: open ? text(question.modelAnswer) : null,
    followUps: parts.flatMap((node) => reviewFollowUp(context, node)),
    cards: parts.flatMap((node) => reviewCard(context, node)),
    runs: state.runs.flatMap((run, at) => (run.questionId === question.id ? [reviewRun(context, run, at + 1, question)] : [])),
    pins: pinsOf(state, viewer.participantId).filter((pin) => pin.questionId === question.id),
    scores: scoresOf(state, viewer.participantId).filter((score) => score.scope === question.id),
    criteria: open ? question.criteria.map((criterion) => criterionView(context, criterion)) : [],
  };
}

function reviewFollowUp(context: ViewContext, node: OutlineNode): QuestionPart["followUps"] {
  if (node.kind !== "followUp" && node.kind !== "adHoc") return [];
  const { state, viewer } = context;
  const revealedClockMs = state.revealed.find((revealed) => revealed.nodeId === node.nodeId)?.clockMs ?? null;
  // What the candidate raised alone was never shown, so its wording stays with those who rate.
  const selfFound = node.nodeId in state.selfFound && isRater(viewer.role);
  if (revealedClockMs === null && !selfFound) return [];
  const prompt = node.kind === "adHoc" ? node.adHoc.prompt : textOf(context)(node.followUp.prompt);
  return [{ nodeId: node.nodeId, prompt, revealedClockMs, selfFound, adHoc: node.kind === "adHoc" }];
}

function reviewCard(context: ViewContext, node: OutlineNode): QuestionPart["cards"] {
  const revealed = context.state.revealed.find((shown) => shown.nodeId === node.nodeId);
  if (node.kind !== "card" || !revealed) return [];
  const text = textOf(context);
  const { title, body, format } = node.card;
  return [{ nodeId: node.nodeId, title: text(title), body: text(body), format, revealedClockMs: revealed.clockMs }];
}

export function reviewRun(context: ViewContext, run: Run, number: number, question: Question): ReviewRunView {
  const text = textOf(context);
  const labels = new Map((question.task?.cases ?? []).map((taskCase) => [taskCase.id, text(taskCase.label)]));
  const { evidence } = run;
  const rater = isRater(context.viewer.role);
  const example = evidence ? publicCase(evidence) : null;
  const shown = rater ? (evidence?.cases ?? []) : (evidence?.cases.filter((candidate) => candidate.visibility === "public") ?? []);
  return {
    runId: run.runId,
    number,
    clockMs: run.clockMs,
    state: run.state,
    source: run.source,
    verdict: (rater ? evidence?.verdict : example?.verdict) ?? null,
    engine: evidence ? { name: evidence.engine.name, authoritative: evidence.engine.authoritative } : null,
    kind: evidence?.kind ?? null,
    findings: rater ? (evidence?.findings ?? []) : [],
    cases: shown.map((result) => ({
      caseId: result.caseId,
      label: labels.get(result.caseId) ?? result.caseId,
      visibility: result.visibility,
      verdict: result.verdict,
      checks: result.checks,
      stdout: result.stdout,
      stderr: result.stderr,
      ...(rater && result.expectedOutput !== undefined ? { expectedOutput: result.expectedOutput } : {}),
      exitCode: result.exitCode,
      durationMs: result.durationMs,
    })),
  };
}

/** Own notes always; a note that its author shared once the scores are open. */
export function reviewNote({ state, viewer, now }: ViewContext, note: Note): (NoteView & { author: string; mine: boolean })[] {
  const mine = note.authorId === viewer.participantId;
  if (!mine && !(note.shared && !isSealed(state, now))) return [];
  const { noteId, text, questionId, clockMs, shared } = note;
  return [{ noteId, text, questionId, clockMs, shared, author: personName(state, note.authorId), mine }];
}
