import { z } from "zod";
import { caseVisibilitySchema, snippetKindSchema } from "@/lib/protocol/evidence";
import { languageSchema, nodeIdSchema } from "@/lib/protocol/ids";
import { cardSchema, competencySchema, findingSchema, scenarioSchema } from "./schema";

/** `scenario.yaml`: ids, minutes and wiring. No text that a person reads stands here; that is in `ko.yaml` and `en.yaml`. */

const criterion = z.strictObject({ id: nodeIdSchema, competency: competencySchema });

const followUp = z.strictObject({
  id: nodeIdSchema,
  /** Another follow-up of this question; left out, it hangs off the question. */
  parent: nodeIdSchema.optional(),
  minutes: z.number().int().min(1).max(30),
  required: z.boolean(),
  shows: z.array(nodeIdSchema).optional(),
});

const card = z.strictObject({ id: nodeIdSchema, format: cardSchema.shape.format, shows: z.array(nodeIdSchema).optional() });

const taskCase = z.strictObject({ id: nodeIdSchema, visibility: caseVisibilitySchema, seed: z.number().int() });

const task = z.strictObject({
  id: nodeIdSchema,
  kind: snippetKindSchema,
  fileName: z.string().min(1),
  cases: z.array(taskCase).min(1),
  options: z.record(z.string(), z.unknown()).default({}),
});

const question = z.strictObject({
  id: nodeIdSchema,
  minutes: z.number().int().min(1).max(60),
  language: languageSchema,
  signals: z.array(nodeIdSchema).min(1),
  misconceptions: z.array(nodeIdSchema).min(1),
  followUps: z.array(followUp),
  criteria: z.array(criterion).min(1),
  cards: z.array(card).default([]),
  task: task.nullable().default(null),
  findings: z.array(findingSchema).default([]),
});

export const structureSchema = z.strictObject({
  schema: z.literal(1),
  slug: scenarioSchema.shape.slug,
  topics: z.array(z.string().min(1)).min(1),
  minutes: z.number().int().min(5).max(240),
  briefingMinutes: z.number().int().min(0).max(30),
  wrapUpMinutes: z.number().int().min(0).max(30),
  facts: z.array(nodeIdSchema).default([]),
  criteria: z.array(criterion).min(1),
  questions: z.array(question).min(1),
});
export type Structure = z.infer<typeof structureSchema>;
export type QuestionStructure = Structure["questions"][number];
