import type { AnswerLanguage } from "./ids";
import type { Cited, FollowUpOutcome, Level } from "./commands";
import type { Check, RunEvidence, SnippetKind, Verdict } from "./evidence";
import type { Role } from "./roles";

/**
 * What a screen receives. Built by allow-list in `domain/views.ts`, one builder per role; components take these and never database rows.
 * All text is already in the viewer's language. Times named `clockMs` are on the interview's clock (pauses do not count).
 */

export type InterviewStatus = "lobby" | "live" | "paused" | "ended";

/** The shared clock: elapsed time as of a server instant. While `status` is live a page adds `serverNow - asOf`. */
export type ClockView = { status: InterviewStatus; elapsedMs: number; asOf: number; plannedMinutes: number };

export type PersonView = { participantId: string; name: string; role: Role };
export type MeView = PersonView;

export type FactView = { id: string; label: string; value: string };
export type BriefingView = { title: string; summary: string; briefing: string; facts: FactView[] };

export type TaskView = {
  id: string;
  kind: SnippetKind;
  brief: string;
  /** One line that says what Run uses for the candidate ("the public example, 240 lines"). */
  publicExample: string;
  /** File name shown above the editor, e.g. `answer-3.sh`. */
  fileName: string;
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

export type RunState = "queued" | "finished" | "cancelled" | "failed";

export type RoomRunView = {
  runId: string;
  questionId: string;
  state: RunState;
  clockMs: number;
  engine: { name: string; authoritative: boolean } | null;
  example: PublicCaseView | null;
};

export type RoomFollowUpView = { nodeId: string; prompt: string; clockMs: number; newest: boolean };
export type CardView = { nodeId: string; title: string; body: string; format: "terminal" | "log" | "table" | "text" };
export type RoomCardView = CardView & { clockMs: number; newest: boolean };

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

/** A command on the host and what came of it, or something that appeared on the terminal by itself. */
export type HostItemView =
  | {
      kind: "command";
      entryId: string;
      clockMs: number;
      prompt: string;
      line: string;
      state: "queued" | "done" | "failed" | "cancelled";
      output: string;
      truncated: boolean;
      stoppedBy?: "time" | "memory" | "output" | "cancel";
      /** The host had no answer to some of it; the interviewer was told. */
      asked: boolean;
      /** Some of it would have changed the host and was not carried out. */
      kept: boolean;
    }
  /** What the interviewer answered to a command by hand. */
  | { kind: "answer"; entryId: string; clockMs: number; line: string; text: string }
  | { kind: "wall"; eventId: string; clockMs: number; text: string };

/** The terminal, as everybody in the room sees it. */
export type HostView = {
  name: string;
  /** Before the next command. */
  prompt: string;
  /** Runs without the real tools. */
  simulated: boolean;
  items: HostItemView[];
};

/** What an interviewer sees beside the terminal: what waits for an answer, and what may be injected. Empty for observers. */
export type ConsoleHostView = HostView & {
  /** Newest first. `cards`: those that would answer it, best first. */
  asked: { entryId: string; line: string; clockMs: number; commands: { command: string; heldFor: string | null }[]; cards: { nodeId: string; title: string }[] }[];
  events: { eventId: string; title: string; state: "ready" | "later" | "happened" }[];
};

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

export type SharedNoteView = { noteId: string; author: string; text: string; clockMs: number };

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

export type CriterionView = { id: string; name: string; competency: string; anchors: [string, string, string, string, string] };

export type ScoreView = { scope: "interview" | string; criterionId: string; level: Level; clockMs: number };
export type NoteView = { noteId: string; text: string; questionId: string | null; clockMs: number; shared: boolean };
export type PinView = { evidenceId: string; questionId: string; start: number; end: number; quote: string; criterionId: string | null; clockMs: number };

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

export type RaterView = PersonView & { submitted: boolean };

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

export type CitationView = { scope: "interview" | string; criterionId: string; evidence: Cited };

export type ResultRowView = { scope: "interview" | string; criterionId: string; criterion: string; levels: Record<string, Level>; median: number | null; spread: number | null };

/** How far raters agreed while blind. Shares are 0 to 1; alpha only where there is enough to say. */
export type AgreementView = {
  units: number;
  pairs: number;
  within: number | null;
  alpha: { state: "known"; value: number; low: number; high: number } | { state: "tooFew"; units: number; needed: number } | { state: "noVariation" };
};

/** Open scores, once unsealed. */
export type ResultView = {
  raters: { participantId: string; name: string }[];
  rows: ResultRowView[];
  agreement: AgreementView;
  /** Mean of the medians of whole-interview criteria; null when nothing was observed. */
  overall: number | null;
};

/** A piece of evidence that a rater named for a score, as everybody may read it once scores are open. */
export type EvidenceView =
  | { kind: "pin"; id: string; question: string; quote: string; clockMs: number }
  | { kind: "run"; id: string; question: string; number: number; verdict: Verdict | null; clockMs: number }
  | { kind: "note"; id: string; text: string; clockMs: number }
  | { kind: "host"; id: string; command: string; clockMs: number };

export type RevisionView = { rater: string; from: Level | null; to: Level; reason: string; at: number };
export type GoalView = { goalId: string; text: string; author: string; mine: boolean; done: boolean };

/** One criterion to talk about: what each rater gave, while blind and now, on what evidence. */
export type DebriefRowView = ResultRowView & {
  /** Where it belongs, e.g. a question's title; null for the whole interview. */
  question: { index: number; title: string } | null;
  /** Title of the follow-up before which the answer was read; null for the answer as it ended. */
  before: string | null;
  anchors: CriterionView["anchors"];
  evidence: Record<string, EvidenceView[]>;
  revisions: RevisionView[];
  discuss: boolean;
};

/** The talk after an interview. Rows stand by disagreement, the widest first. Null parts wait for unsealing. */
export type DebriefView = {
  interviewId: string;
  role: Role;
  meId: string;
  title: string;
  candidates: string[];
  seal: SealView;
  open: {
    raters: { participantId: string; name: string }[];
    rows: DebriefRowView[];
    overall: number | null;
    agreement: AgreementView;
    followUps: { nodeId: string; question: string; prompt: string; outcomes: Record<string, FollowUpOutcome> }[];
    conclusion: { text: string; author: string } | null;
    goals: GoalView[];
  } | null;
};

/** Where scoring stands while sealed: who handed in, never values. */
export type SealView = { sealed: boolean; submitted: number; waiting: number; opensAt: number | null };

/** A past interview. Null parts are not for this viewer. */
export type ReviewView = {
  interviewId: string;
  role: Role;
  briefing: BriefingView | null;
  status: InterviewStatus;
  startedAt: number | null;
  endedAt: number | null;
  plannedMinutes: number;
  durationMs: number;
  people: PersonView[];
  questions: {
    nodeId: string;
    index: number;
    title: string;
    prompt: string;
    revealedClockMs: number;
    language: AnswerLanguage;
    answer: string;
    modelAnswer: string | null;
    followUps: { nodeId: string; prompt: string; revealedClockMs: number | null; selfFound: boolean; adHoc: boolean }[];
    cards: (CardView & { revealedClockMs: number })[];
    runs: ReviewRunView[];
    pins: PinView[];
    scores: ScoreView[];
    criteria: CriterionView[];
  }[];
  /** What was looked at, in the order of asking: commands and cards, and cards that the interviewer gave unasked. */
  evidence: ReviewEvidenceView[];
  interviewCriteria: CriterionView[];
  interviewScores: ScoreView[];
  notes: (NoteView & { author: string; mine: boolean })[];
  seal: SealView;
  result: ResultView | null;
};

/** `asked`: by a command on the host, or aloud. */
export type ReviewEvidenceView = { kind: "command" | "card"; id: string; clockMs: number; text: string; asked: boolean; answeredByHand: boolean };

export type ReviewRunView = {
  runId: string;
  number: number;
  clockMs: number;
  state: RunState;
  source: string;
  verdict: Verdict | null;
  engine: { name: string; authoritative: boolean } | null;
  /** All cases for raters, the public one for a candidate. */
  cases: { caseId: string; label: string; visibility: "public" | "hidden"; verdict: Verdict; checks: Check[]; stdout: string; stderr: string; expectedOutput?: string; exitCode: number | null; durationMs: number }[];
};

/** Volatile. A candidate's page never learns who types or scores. */
export type PresenceView = { participantId: string; name: string; role: Role; online: boolean; latencyMs: number | null };
