import type { Check, Verdict } from "../evidence";
import type { AnswerLanguage } from "../ids";
import type { HostView } from "./host";
import type { ResultView } from "./result";
import type { BriefingView, CardView, ClockView, MeView, PersonView, RunState, SharedNoteView, TaskView } from "./shared";

/** Everything a candidate may know. */
export type RoomView = {
  surface: "room";
  interviewId: string;
  seq: number;
  clock: ClockView;
  me: MeView;
  people: PersonView[];
  /** Absent until the interview starts: not even the scenario's name is known in the lobby. */
  briefing: BriefingView | null;
  questions: RoomQuestionView[];
  /** The interviewer may type into the answers too. */
  interviewerTyping: boolean;
  runs: RoomRunView[];
  /** Null until the terminal is opened, and where the scenario has none. */
  host: HostView | null;
  sharedNotes: SharedNoteView[];
  /** Scores appear here only after unsealing. */
  result: ResultView | null;
};

export type RoomQuestionView = {
  nodeId: string;
  /** Counts what was revealed, not what the scenario holds. */
  index: number;
  title: string;
  prompt: string;
  clockMs: number;
  state: "past" | "current";
  newest: boolean;
  language: AnswerLanguage;
  task: TaskView | null;
  followUps: RoomFollowUpView[];
  cards: RoomCardView[];
};

export type RoomFollowUpView = { nodeId: string; prompt: string; clockMs: number; newest: boolean };
export type RoomCardView = CardView & { clockMs: number; newest: boolean };

export type RoomRunView = {
  runId: string;
  questionId: string;
  state: RunState;
  clockMs: number;
  engine: { name: string; authoritative: boolean } | null;
  example: PublicCaseView | null;
};

/** One public case of a run, as a candidate may see it. */
export type PublicCaseView = {
  verdict: Verdict;
  checks: Check[];
  stdout: string;
  stderr: string;
  exitCode: number | null;
  durationMs: number;
  truncated: boolean;
  stoppedBy?: "time" | "memory" | "output" | "cancel";
};
