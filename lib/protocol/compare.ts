import type { FollowUpOutcome } from "./commands";
import type { Verdict } from "./evidence";
import type { AnswerLanguage } from "./ids";
import type { Role } from "./roles";

/** Two interviews side by side, the older one first. Text is in the reader's language, times in milliseconds, levels 1 to 5. */

export type Pair<T> = readonly [T, T];

/** An interview that can be set beside another one, and why. */
export type ComparableItem = { interviewId: string; title: string; candidate: string; startedAt: number; samePerson: boolean; sameScenario: boolean };

export type CompareSideView = {
  interviewId: string;
  /** The reader's role in it. */
  role: Role;
  title: string;
  candidates: string[];
  raters: string[];
  startedAt: number | null;
  plannedMinutes: number;
  durationMs: number;
  /** Its scores are still sealed. */
  sealed: boolean;
  questions: number;
  runs: number;
  followUps: Record<FollowUpStanding, number>;
};

/** `asked`: nobody has judged it, or scores are not open on both sides. */
export type FollowUpStanding = FollowUpOutcome | "asked" | "selfFound";

/** Medians on both sides; `difference` is the newer minus the older one, null where either has none. */
export type CompareRowView = { key: string; name: string; medians: Pair<number | null>; difference: number | null };

export type CompareAnswerView = {
  /** Which question of its interview this was. */
  index: number;
  language: AnswerLanguage;
  answer: string;
  spentMs: number;
  runs: number;
  /** Of the last run. */
  verdict: Verdict | null;
};

export type CompareFollowUpView = { nodeId: string; prompt: string; standings: Pair<FollowUpStanding | null> };

/** A question on both sides; null where it was not asked. */
export type CompareQuestionView = { questionId: string; title: string; answers: Pair<CompareAnswerView | null>; rows: CompareRowView[]; followUps: CompareFollowUpView[] };

export type CompareView = {
  samePerson: boolean;
  sameScenario: boolean;
  sides: Pair<CompareSideView>;
  /** Null until the scores of both are open. `criteria` of the whole interview only for the same scenario. */
  scores: { overall: CompareRowView; competencies: CompareRowView[]; criteria: CompareRowView[] } | null;
  /** For the same scenario, in its order. */
  questions: CompareQuestionView[];
  /** For different scenarios: what was asked on each side. */
  asked: Pair<{ nodeId: string; question: string; prompt: string; standing: FollowUpStanding }[]>;
};
