import { z } from "zod";
import { levelSchema, scoreScopeSchema, type Level } from "./commands";
import { idSchema, nodeIdSchema, type AnswerLanguage } from "./ids";
import { SEAL_DEADLINE_MAX_HOURS, SEAL_DEADLINE_MIN_HOURS } from "./limits";
import type { LateRatingItem } from "./lists";
import type { AgreementView, CriterionView } from "./views";

export const startCalibrationSchema = z.object({ interviewId: idSchema, hours: z.number().int().min(SEAL_DEADLINE_MIN_HOURS).max(SEAL_DEADLINE_MAX_HOURS) });
export const calibrationScoreSchema = z.object({ scope: scoreScopeSchema, criterionId: nodeIdSchema, level: levelSchema });
export type CalibrationScoreInput = z.infer<typeof calibrationScoreSchema>;

export type CalibrationItem = { calibrationId: string; title: string; candidate: string; group: string; createdAt: number; closesAt: number; submitted: number; of: number; mine: "none" | "started" | "submitted"; open: boolean };
/** An opened past interview of one's group. */
export type CalibrationChoice = { interviewId: string; title: string; candidate: string; group: string; endedAt: number };
/** One member's difference from the others in one calibration, in levels. */
export type SeverityPoint = { calibrationId: string; at: number; units: number; meanDifference: number; deviation: number | null };
export type CalibrationOverview = {
  late: LateRatingItem[];
  running: CalibrationItem[];
  choices: CalibrationChoice[];
  members: { userId: string; name: string; me: boolean; points: SeverityPoint[] }[];
};

/** The one stop that is to be scored now; nothing of later ones, nothing of anybody's levels. */
export type CalibrationStopView = {
  scope: string;
  /** Title of the follow-up that came next; null for an answer as it ended, and for the whole. */
  before: string | null;
  question: { index: number; title: string; prompt: string; language: AnswerLanguage } | null;
  asked: string[];
  answers: { title: string; text: string; language: AnswerLanguage }[];
  criteria: CriterionView[];
  levels: Record<string, Level>;
};

export type CalibrationView = {
  calibrationId: string;
  title: string;
  candidate: string;
  closesAt: number;
  stops: number;
  done: number;
  submitted: boolean;
  waiting: number;
  stop: CalibrationStopView | null;
  /** Rows of a question carry its title, those of an answer before a follow-up that follow-up; the whole has neither. */
  result: {
    raters: { userId: string; name: string }[];
    rows: { scope: string; question: string | null; before: string | null; criterionId: string; criterion: string; levels: Record<string, Level>; median: number | null; spread: number | null }[];
    severity: { userId: string; name: string; units: number; meanDifference: number; deviation: number | null }[];
    agreement: AgreementView;
  } | null;
};
