import { z } from "zod";
import { caseVisibilitySchema, snippetKindSchema } from "@/lib/protocol/evidence";
import { languageSchema, nodeIdSchema } from "@/lib/protocol/ids";
import { fixtureSchema } from "../fixture-schema";
import { hostSchema } from "../host";
import { cardSchema, competencySchema, findingSchema } from "../schema";

/**
 * A scenario that people write themselves, at any point of the writing: the shape of `Scenario` with both languages side by side, where any
 * text may still be empty and any list short. `complete.ts` makes a `Scenario` of it or says what is missing.
 */

/** Largest such scenario as JSON, in UTF-8 bytes. */
export const OWN_SCENARIO_MAX_BYTES = 512 * 1024;
/** Longest single text, in characters. */
export const OWN_TEXT_MAX_CHARS = 40_000;
/** Most questions, follow-ups of one question, and so on. */
const LIST_MAX = 60;

const oneText = z.string().max(OWN_TEXT_MAX_CHARS).default("");
export const ownTextSchema = z.strictObject({ ko: oneText, en: oneText }).default({ ko: "", en: "" });
export type OwnText = z.infer<typeof ownTextSchema>;

const many = <T extends z.ZodType>(item: T) => z.array(item).max(LIST_MAX).default([]);
const minutes = z.number().int().min(0).max(240);

const ownCriterionSchema = z.strictObject({
  id: nodeIdSchema,
  competency: competencySchema,
  name: ownTextSchema,
  anchors: z.tuple([ownTextSchema, ownTextSchema, ownTextSchema, ownTextSchema, ownTextSchema]),
});
export type OwnCriterion = z.infer<typeof ownCriterionSchema>;

const ownFollowUpSchema = z.strictObject({
  id: nodeIdSchema,
  parentId: nodeIdSchema.nullable().default(null),
  minutes,
  required: z.boolean(),
  title: ownTextSchema,
  prompt: ownTextSchema,
  whenToUse: ownTextSchema,
  probes: ownTextSchema,
  goodReply: ownTextSchema,
  shows: z.array(nodeIdSchema).max(LIST_MAX).optional(),
});
export type OwnFollowUp = z.infer<typeof ownFollowUpSchema>;

const ownCardSchema = z.strictObject({
  id: nodeIdSchema,
  format: cardSchema.shape.format,
  title: ownTextSchema,
  body: ownTextSchema,
  shows: z.array(nodeIdSchema).max(LIST_MAX).optional(),
});
export type OwnCard = z.infer<typeof ownCardSchema>;

/** The world of a case, written down instead of generated: nothing that people write runs in the server. `expected` belongs to the kind. */
export const ownFixtureSchema = z.strictObject(fixtureSchema.shape);
export type OwnFixture = z.infer<typeof ownFixtureSchema>;

const ownCaseSchema = z.strictObject({
  id: nodeIdSchema,
  visibility: caseVisibilitySchema,
  seed: z.number().int().default(0),
  label: ownTextSchema,
  fixture: ownFixtureSchema.optional(),
});
export type OwnCase = z.infer<typeof ownCaseSchema>;

const ownTaskSchema = z.strictObject({
  id: nodeIdSchema,
  kind: snippetKindSchema,
  fileName: z.string().max(64),
  brief: ownTextSchema,
  publicExample: ownTextSchema,
  /** What the editor begins with; may be empty. */
  starter: ownTextSchema,
  cases: many(ownCaseSchema),
  options: z.record(z.string(), z.unknown()).default({}),
  fixturesOf: z.string().max(64).optional(),
});
export type OwnTask = z.infer<typeof ownTaskSchema>;

const pointSchema = z.strictObject({ id: nodeIdSchema, text: ownTextSchema });

const ownQuestionSchema = z.strictObject({
  id: nodeIdSchema,
  minutes,
  language: languageSchema,
  label: ownTextSchema,
  title: ownTextSchema,
  prompt: ownTextSchema,
  modelAnswer: ownTextSchema,
  signals: many(pointSchema),
  misconceptions: many(pointSchema),
  followUps: many(ownFollowUpSchema),
  criteria: many(ownCriterionSchema),
  cards: many(ownCardSchema),
  task: ownTaskSchema.nullable().default(null),
  findings: many(z.strictObject({ ...findingSchema.shape, words: z.array(z.string().max(200)).max(LIST_MAX) })),
});
export type OwnQuestion = z.infer<typeof ownQuestionSchema>;

export const ownScenarioSchema = z.strictObject({
  topics: z.array(z.string().max(40)).max(20).default([]),
  briefingMinutes: minutes,
  wrapUpMinutes: minutes,
  minutes,
  title: ownTextSchema,
  summary: ownTextSchema,
  briefing: ownTextSchema,
  facts: many(z.strictObject({ id: nodeIdSchema, label: ownTextSchema, value: ownTextSchema })),
  criteria: many(ownCriterionSchema),
  questions: many(ownQuestionSchema),
  /** Comes with a copy of the library, as it stands there. */
  host: hostSchema.optional(),
});
export type OwnScenario = z.infer<typeof ownScenarioSchema>;

/** Minutes that briefing, questions and wrap-up take together. */
export function plannedSum({ briefingMinutes, wrapUpMinutes, questions }: Pick<OwnScenario, "briefingMinutes" | "wrapUpMinutes"> & { questions: readonly { minutes: number }[] }): number {
  return briefingMinutes + wrapUpMinutes + questions.reduce((sum, question) => sum + question.minutes, 0);
}

/** The text in `locale`, or in the other language where that one is empty. */
export function shownText(text: OwnText, locale: "ko" | "en"): string {
  return text[locale].trim() !== "" ? text[locale] : text.ko.trim() !== "" ? text.ko : text.en;
}
