import type { FollowUpOutcome } from "./commands";
import type { AgreementView } from "./views";

/** Most of each thing that one page holds; what is left out is counted, and stands in the exports. */
export const REPORT_CRITERIA_MAX = 6;
export const REPORT_QUESTIONS_MAX = 6;
export const REPORT_FOLLOW_UPS_MAX = 8;
export const REPORT_QUOTES_MAX = 2;
export const REPORT_RUNS_MAX = 3;
export const REPORT_GOALS_MAX = 3;
/** Longest text of one place on the page, in characters; longer ones end in an ellipsis. */
export const REPORT_LINE_CHARS = 64;
export const REPORT_QUOTE_CHARS = 80;
export const REPORT_PARAGRAPH_CHARS = 140;

export type ReportCriterion = { name: string; median: number; anchor: string; levels: number[] };

/** One page about one interview: no private note, nothing hidden, no name where it is masked. Texts are cut to what the page holds. */
export type ReportView = {
  interviewId: string;
  title: string;
  /** Null where the name is masked. */
  candidate: string | null;
  overall: number | null;
  startedAt: number | null;
  durationMs: number;
  group: string | null;
  interviewers: string[];
  raters: number;
  conclusion: string | null;
  strongest: ReportCriterion | null;
  /** The criterion to work on and what the next level looks like. */
  next: { name: string; anchor: string } | null;
  criteria: ReportCriterion[];
  questions: { index: number; title: string; spentMs: number; selfFound: number; followUps: { prompt: string; clockMs: number; outcome: FollowUpOutcome | null }[] }[];
  quotes: { text: string; question: number; clockMs: number; criterion: string | null }[];
  runs: { question: number; passed: number; of: number }[];
  goals: string[];
  agreement: AgreementView;
  /** What one page had no room for. */
  leftOut: { criteria: number; questions: number; followUps: number; quotes: number };
};

export type ReportLinkView = { linkId: string; maskName: boolean; createdAt: number; expiresAt: number; state: "live" | "expired" | "revoked"; mine: boolean };
