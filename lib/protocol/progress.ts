import { z } from "zod";
import { outcomeSchema, type FollowUpOutcome } from "./commands";

/** Views of how somebody gets on as a candidate. Instants are epoch milliseconds, levels 1 to 5. */

export type ProgressPoint = {
  key: string;
  label: string;
  at: number;
  /** Interviews behind this point; one alone is volatile. */
  interviews: number;
  interviewIds: string[];
  overall: number | null;
  /** Mean of the medians per competency; null where nothing was observed. */
  levels: Record<string, number | null>;
};

export type MissedFollowUp = { prompt: string; scenario: string; asked: number; missed: number; last: FollowUpOutcome; lastAt: number; interviewId: string; open: boolean };

export type ProgressView = { interviews: number; points: ProgressPoint[]; missed: MissedFollowUp[] };

/** A practice goal that is still open, for the home page of whoever it was set for. */
export type PracticeGoal = { interviewId: string; goalId: string; text: string; at: number };

const carriedSchema = z.object({ prompt: z.string(), scenario: z.string(), missed: z.number().int(), last: outcomeSchema, lastAt: z.number() });
/** A follow-up that the candidate of this interview missed before. */
export type CarriedFollowUp = z.infer<typeof carriedSchema>;
/** `hidden` counts those of scenarios that the interviewer has not seen. */
export const carriedFollowUpsSchema = z.object({ offered: z.array(carriedSchema), hidden: z.number().int() });
export type CarriedFollowUps = z.infer<typeof carriedFollowUpsSchema>;
