import type { Question } from "@/lib/content/schema";
import type { RunEvidence } from "@/lib/protocol/evidence";
import type { PublicCaseView, RoomQuestionView, RoomRunView, RoomView } from "@/lib/protocol/views";
import { outlineOf, revealedQuestions } from "../interview/outline";
import type { Run } from "../interview/state";
import { briefingView, clockView, meView, peopleView, resultView, sharedNotesView, taskView, textOf, type ViewContext } from "./context";
import { hostView } from "./host-view";
import { liveEvidence } from "./live-evidence";

/**
 * Everything a candidate may know, built up from nothing: revealed nodes, own runs on the public example, and after unsealing the scores.
 * Before the start not even the scenario's name is part of it.
 */
export function buildRoomView(context: ViewContext): RoomView {
  const { interviewId, state, scenario } = context;
  const started = state.status !== "lobby";
  const questions = started ? revealedQuestions(scenario, state) : [];
  return {
    surface: "room",
    interviewId,
    seq: state.seq,
    clock: clockView(context),
    me: meView(context),
    people: peopleView(context),
    briefing: started ? briefingView(context) : null,
    questions: questions.map(({ question, clockMs }, at) => roomQuestion(context, question, clockMs, at, questions.length)),
    interviewerTyping: state.interviewerTyping,
    runs: state.runs.map((run) => roomRun(state.runs, run)),
    host: started ? hostView(context) : null,
    sharedNotes: sharedNotesView(context),
    result: resultView(context),
  };
}

function roomQuestion(context: ViewContext, question: Question, clockMs: number, at: number, count: number): RoomQuestionView {
  const { state, scenario } = context;
  const text = textOf(context);
  const newestId = state.revealed.at(-1)?.nodeId;
  const revealedAt = new Map(state.revealed.map((node) => [node.nodeId, node.clockMs]));
  const revealedNodes = outlineOf(scenario, state.adHoc).flatMap((node) => {
    const shownAt = revealedAt.get(node.nodeId);
    return node.questionId === question.id && shownAt !== undefined ? [{ node, clockMs: shownAt, newest: node.nodeId === newestId }] : [];
  });
  return {
    nodeId: question.id,
    index: at + 1,
    title: text(question.title),
    prompt: text(question.prompt),
    clockMs,
    state: at === count - 1 ? "current" : "past",
    newest: question.id === newestId,
    language: state.languages[question.id] ?? question.language,
    task: question.task ? taskView(context, question.task) : null,
    // In the order in which they were asked, which need not be the outline's.
    followUps: revealedNodes
      .flatMap(({ node, clockMs: shownAt, newest }) => {
        if (node.kind === "followUp") return [{ nodeId: node.nodeId, prompt: text(node.followUp.prompt), clockMs: shownAt, newest }];
        if (node.kind === "adHoc") return [{ nodeId: node.nodeId, prompt: node.adHoc.prompt, clockMs: shownAt, newest }];
        return [];
      })
      .sort((a, b) => a.clockMs - b.clockMs),
    cards: revealedNodes.flatMap(({ node, clockMs: shownAt, newest }) =>
      node.kind === "card"
        ? [{ nodeId: node.nodeId, title: text(node.card.title), body: text(node.card.body), format: node.card.format, clockMs: shownAt, newest }]
        : [],
    ),
  };
}

function roomRun(runs: readonly Run[], run: Run): RoomRunView {
  const { runId, questionId, state, clockMs } = run;
  const evidence = liveEvidence(runs, run);
  return {
    runId,
    questionId,
    state,
    clockMs,
    engine: evidence ? { name: evidence.engine.name, authoritative: evidence.engine.authoritative } : null,
    example: evidence ? publicCase(evidence) : null,
  };
}

/** The public example of a run, field by field; hidden cases, the overall verdict and the findings stay behind. */
export function publicCase(evidence: RunEvidence): PublicCaseView | null {
  const example = evidence.cases.find((candidate) => candidate.visibility === "public");
  if (!example) return null;
  const { verdict, checks, stdout, stderr, exitCode, durationMs, truncated, stoppedBy } = example;
  return { verdict, checks, stdout, stderr, exitCode, durationMs, truncated, ...(stoppedBy === undefined ? {} : { stoppedBy }) };
}
