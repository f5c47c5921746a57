import type { FollowUpOutcome } from "../commands";
import type { Role } from "../roles";
import type { AgreementView, EvidenceView, ResultRowView, RevisionView, SealView } from "./result";
import type { CriterionView } from "./shared";

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

export type GoalView = { goalId: string; text: string; author: string; mine: boolean; done: boolean };
