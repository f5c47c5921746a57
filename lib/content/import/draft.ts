import { z } from "zod";

/**
 * What importing a handout gives: a draft for a person to correct, never a finished scenario. Line numbers count from 1 in `source`,
 * the text as it was read out of the file (for Markdown and plain text: the file itself).
 */

/** First and last source line, both included. */
export const sourceLinesSchema = z.tuple([z.number().int().min(1), z.number().int().min(1)]);
export type SourceLines = z.infer<typeof sourceLinesSchema>;

export const draftFollowUpSchema = z.object({ prompt: z.string(), sourceLines: sourceLinesSchema });

export const draftQuestionSchema = z.object({
  title: z.string(),
  prompt: z.string(),
  /** Empty where the handout gives none. */
  modelAnswer: z.string(),
  followUps: z.array(draftFollowUpSchema),
  sourceLines: sourceLinesSchema,
  answerLines: sourceLinesSchema.nullable(),
});
export type DraftQuestion = z.infer<typeof draftQuestionSchema>;

export const draftScenarioSchema = z.object({
  title: z.string(),
  author: z.string().nullable(),
  /** ISO date. */
  date: z.string().nullable(),
  round: z.number().int().nullable(),
  situation: z.string(),
  situationLines: sourceLinesSchema.nullable(),
  questions: z.array(draftQuestionSchema),
});
export type DraftScenario = z.infer<typeof draftScenarioSchema>;

export const WARNING_CODES = [
  /** The handout names no title; one was taken from the text. */
  "titleDerived",
  /** A number or a Latin word stands apart from the Korean unit or particle that belongs to it. */
  "spaceBroken",
  /** A syllable that Korean text does not use, a lone letter, or a verb ending that lost its final consonant. */
  "syllableBroken",
  "quoteUnbalanced",
  "markupStray",
  "characterLost",
  /** Questions are not numbered 1, 2, 3, ... */
  "numberJumps",
  "situationMissing",
  "questionsMissing",
  "answerMissing",
  "codeFenceOpen",
] as const;

export const draftWarningSchema = z.object({ code: z.enum(WARNING_CODES), line: z.number().int().min(1), text: z.string(), suggestion: z.string().optional() });
export type DraftWarning = z.infer<typeof draftWarningSchema>;

export const draftSchema = z.object({
  scenarios: z.array(draftScenarioSchema),
  /** Lines that found no place. Nothing is dropped silently. */
  unrecognised: z.array(z.object({ line: z.number().int().min(1), text: z.string() })),
  warnings: z.array(draftWarningSchema),
});
export type Draft = z.infer<typeof draftSchema>;
