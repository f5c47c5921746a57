import type { FollowUpOutcome } from "../commands";
import type { RunEvidence } from "../evidence";
import type { AnswerLanguage } from "../ids";
import type { ConsoleHostView } from "./host";
import type { CitationView, ResultView } from "./result";
import type { BriefingView, CardView, ClockView, CriterionView, MeView, NoteView, PersonView, PinView, RaterView, RunState, ScoreView, SharedNoteView, TaskView } from "./shared";

/** Console of the interviewer, and the observer's view of it (`role: "observer"`: revealed nodes only, no controls). */
export type ConsoleView = {
  surface: "console" | "observe";
  interviewId: string;
  seq: number;
  role: "interviewer" | "observer";
  clock: ClockView;
  me: MeView;
  people: PersonView[];
  briefing: BriefingView;
  briefingMinutes: number;
  wrapUpMinutes: number;
  questions: ConsoleQuestionView[];
  /** What R reveals now: head of the queue, else the next hidden node in outline order. Null for observers. */
  nextNodeId: string | null;
  queue: string[];
  interviewerTyping: boolean;
  rubric: { interview: CriterionView[]; byQuestion: Record<string, CriterionView[]> };
  scores: ScoreView[];
  notes: NoteView[];
  sharedNotes: SharedNoteView[];
  pins: PinView[];
  runs: ConsoleRunView[];
  /** What my scores rest on. */
  citations: CitationView[];
  /** How I saw each follow-up answered. */
  outcomes: Record<string, FollowUpOutcome>;
  host: ConsoleHostView | null;
  raters: RaterView[];
  /** Hours after the end at which scores open in any case. */
  sealHours: number;
  /** My scores are handed in. */
  submitted: boolean;
  result: ResultView | null;
};

export type NodeState = "hidden" | "queued" | "sending" | "revealed" | "current" | "done" | "dropped" | "selfFound";

export type ConsoleNodeBase = {
  nodeId: string;
  state: NodeState;
  /** 1-based place in the queue while queued. */
  queuePlace: number | null;
  /** Clock time of the reveal, or null. */
  revealedClockMs: number | null;
  /** While sending: the reveal's id and the server instant after which it can not be taken back. */
  sending: { revealId: string; dueAt: number } | null;
};

export type ConsoleQuestionView = ConsoleNodeBase & {
  kind: "question";
  index: number;
  /** Short label for tabs, e.g. "Pipeline". */
  label: string;
  title: string;
  prompt: string;
  minutes: number;
  /** Clock time spent on it so far, as of `clock.asOf`; the current question goes on counting. */
  spentMs: number;
  language: AnswerLanguage;
  task: TaskView | null;
  modelAnswer: string;
  signals: { id: string; text: string }[];
  misconceptions: { id: string; text: string }[];
  followUps: ConsoleFollowUpView[];
  cards: ConsoleCardView[];
};

export type ConsoleFollowUpView = ConsoleNodeBase & {
  kind: "followUp";
  /** Nesting: 0 hangs off the question, 1 off another follow-up. */
  depth: number;
  parentId: string | null;
  title: string;
  prompt: string;
  minutes: number;
  required: boolean;
  adHoc: boolean;
  whenToUse: string;
  probes: string;
  goodReply: string;
};

export type ConsoleCardView = ConsoleNodeBase & CardView & { kind: "card" };

export type ConsoleRunView = {
  runId: string;
  /** Counts runs of this interview from 1. */
  number: number;
  questionId: string;
  state: RunState;
  clockMs: number;
  by: string;
  source: string;
  evidence: RunEvidence | null;
  /** Text per case id, e.g. "Month turns at midnight · 400 lines". */
  caseLabels: Record<string, string>;
};
