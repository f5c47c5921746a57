import { z } from "zod";
import { nodeIdSchema, languageSchema } from "@/lib/protocol/ids";
import { caseVisibilitySchema, snippetKindSchema } from "@/lib/protocol/evidence";
import type { Locale } from "@/lib/protocol/roles";
import { fixtureSchema } from "./fixture-schema";
import { hostSchema } from "./host";

/**
 * A scenario: structure and ids once, every text in both languages.
 * On disk it is `content/<slug>/scenario.yaml` (structure) with `ko.yaml` and `en.yaml` (text, same keys); `load.ts` joins them into this.
 * In the database a version of it is immutable; an interview pins the version it ran with.
 */

/** Text in the languages that exist. Built-in scenarios have both; a group's own may start with one. */
export const localizedSchema = z
  .object({ ko: z.string().min(1).optional(), en: z.string().min(1).optional() })
  .refine((text) => text.ko !== undefined || text.en !== undefined, { error: "needs at least one language" });
export type Localized = z.infer<typeof localizedSchema>;

/** The text in `locale`, or in the other language where that one is missing. */
export function localize(text: Localized, locale: Locale): string {
  return text[locale] ?? text.ko ?? text.en ?? "";
}

/** Guidance for the interviewer that a group's own scenario may still be without; built-in scenarios have all of it. */
const guidanceSchema = z.object({ ko: z.string().min(1).optional(), en: z.string().min(1).optional() });

export const competencySchema = z.enum(["diagnosis", "systems", "implementation", "followUp", "communication"]);
export type Competency = z.infer<typeof competencySchema>;

export const criterionSchema = z.object({
  id: nodeIdSchema,
  competency: competencySchema,
  name: localizedSchema,
  /** Behavioural anchors for levels 1 to 5. */
  anchors: z.tuple([localizedSchema, localizedSchema, localizedSchema, localizedSchema, localizedSchema]),
});
export type Criterion = z.infer<typeof criterionSchema>;

export const followUpSchema = z.object({
  id: nodeIdSchema,
  /** Another follow-up of the same question that this one continues; null hangs it off the question. */
  parentId: nodeIdSchema.nullable().default(null),
  minutes: z.number().int().min(1).max(30),
  required: z.boolean(),
  /** Short label for the outline. */
  title: localizedSchema,
  prompt: localizedSchema,
  whenToUse: guidanceSchema,
  probes: guidanceSchema,
  goodReply: guidanceSchema,
  /** Findings that the prompt may name, because it is asked only once they are on the table. */
  shows: z.array(nodeIdSchema).optional(),
});

/** What a tool would show on the host, for the interviewer to release. */
export const cardSchema = z.object({
  id: nodeIdSchema,
  format: z.enum(["terminal", "log", "table", "text"]),
  title: localizedSchema,
  body: localizedSchema,
  /** Findings that this card exists to show; the spoiler check lets it show them. */
  shows: z.array(nodeIdSchema).optional(),
});

export const taskCaseSchema = z.object({
  id: nodeIdSchema,
  visibility: caseVisibilitySchema,
  seed: z.number().int(),
  label: localizedSchema,
  /** The world of the case in a scenario that people wrote; built-in ones generate it from the seed. */
  fixture: z.strictObject(fixtureSchema.shape).optional(),
});

/** A snippet task. `options` belongs to the kind; the evaluator of that kind parses it with its own schema. */
export const taskSchema = z.object({
  id: nodeIdSchema,
  kind: snippetKindSchema,
  fileName: z.string().min(1),
  brief: localizedSchema,
  publicExample: localizedSchema,
  starter: localizedSchema.optional(),
  cases: z.array(taskCaseSchema).min(1),
  options: z.record(z.string(), z.unknown()).default({}),
  /** In a copy: the library scenario whose generators make the worlds of this task. */
  fixturesOf: z.string().optional(),
});
export type Task = z.infer<typeof taskSchema>;

/**
 * Something that this question expects the candidate to find. What the candidate reads up to and in this question may not name it, nor may
 * the title, prompt and task of later questions before `openFrom`. A word written as `/.../` is a regular expression (flags i, m, u).
 */
export const findingSchema = z.object({
  id: nodeIdSchema,
  words: z.array(z.string().min(2)).min(1),
  /** First question whose own text may name it; absent: no question states it, only follow-ups and cards that come later do. */
  openFrom: nodeIdSchema.optional(),
});

export const questionSchema = z.object({
  id: nodeIdSchema,
  minutes: z.number().int().min(1).max(60),
  language: languageSchema,
  label: localizedSchema,
  title: localizedSchema,
  prompt: localizedSchema,
  modelAnswer: guidanceSchema,
  signals: z.array(z.object({ id: nodeIdSchema, text: localizedSchema })),
  misconceptions: z.array(z.object({ id: nodeIdSchema, text: localizedSchema })),
  followUps: z.array(followUpSchema),
  criteria: z.array(criterionSchema),
  cards: z.array(cardSchema).default([]),
  task: taskSchema.nullable().default(null),
  findings: z.array(findingSchema).default([]),
});
export type Question = z.infer<typeof questionSchema>;
export type FollowUp = z.infer<typeof followUpSchema>;
export type Card = z.infer<typeof cardSchema>;

export const scenarioSchema = z.object({
  schema: z.literal(1),
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/),
  topics: z.array(z.string().min(1)).min(1),
  briefingMinutes: z.number().int().min(0).max(30),
  wrapUpMinutes: z.number().int().min(0).max(30),
  /** Planned length: briefing + questions + wrap-up. */
  minutes: z.number().int().min(5).max(240),
  title: localizedSchema,
  summary: localizedSchema,
  /** Markdown. */
  briefing: localizedSchema,
  facts: z.array(z.object({ id: nodeIdSchema, label: localizedSchema, value: localizedSchema })),
  /** Whole-interview rubric. */
  criteria: z.array(criterionSchema).min(1),
  questions: z.array(questionSchema).min(1),
  /** The host that its terminal leads to. Never part of a view. */
  host: hostSchema.optional(),
});
export type Scenario = z.infer<typeof scenarioSchema>;
