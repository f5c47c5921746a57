import type { Cited, Level } from "../commands";
import type { Verdict } from "../evidence";

/** Where scoring stands while sealed: who handed in, never values. */
export type SealView = { sealed: boolean; submitted: number; waiting: number; opensAt: number | null };

/** Open scores, once unsealed. */
export type ResultView = {
  raters: { participantId: string; name: string }[];
  rows: ResultRowView[];
  agreement: AgreementView;
  /** Mean of the medians of whole-interview criteria; null when nothing was observed. */
  overall: number | null;
};

export type ResultRowView = { scope: "interview" | string; criterionId: string; criterion: string; levels: Record<string, Level>; median: number | null; spread: number | null };

/** How far raters agreed while blind. Shares are 0 to 1; alpha only where there is enough to say. */
export type AgreementView = {
  units: number;
  pairs: number;
  within: number | null;
  alpha: { state: "known"; value: number; low: number; high: number } | { state: "tooFew"; units: number; needed: number } | { state: "noVariation" };
};

export type CitationView = { scope: "interview" | string; criterionId: string; evidence: Cited };

/** A piece of evidence that a rater named for a score, as everybody may read it once scores are open. */
export type EvidenceView =
  | { kind: "pin"; id: string; question: string; quote: string; clockMs: number }
  | { kind: "run"; id: string; question: string; number: number; verdict: Verdict | null; clockMs: number }
  | { kind: "note"; id: string; text: string; clockMs: number }
  | { kind: "host"; id: string; command: string; clockMs: number };

export type RevisionView = { raterId: string; rater: string; from: Level | null; to: Level; reason: string; at: number };
