import type { Check, Finding, SnippetKind, Verdict } from "../evidence";
import type { AnswerLanguage } from "../ids";
import type { Role } from "../roles";
import type { ResultView, SealView } from "./result";
import type { BriefingView, CardView, CriterionView, InterviewStatus, NoteView, PersonView, PinView, RunState, ScoreView } from "./shared";

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
  kind: SnippetKind | null;
  /** What reading the text showed; for raters, none for a candidate. */
  findings: readonly Finding[];
  /** All cases for raters, the public one for a candidate. */
  cases: { caseId: string; label: string; visibility: "public" | "hidden"; verdict: Verdict; checks: Check[]; stdout: string; stderr: string; expectedOutput?: string; exitCode: number | null; durationMs: number }[];
};
