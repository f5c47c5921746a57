import { z } from "zod";
import { scenarioSchema } from "./schema";
import { idSchema } from "@/lib/protocol/ids";
import { roleSchema } from "@/lib/protocol/roles";

/** The file of `kkori export` and of an interview's JSON export, version 1. `docs/export-format.md` says it in words. */

const instant = z.iso.datetime({ offset: true });

export const exportedEntrySchema = z.object({
  seq: z.number().int().min(1),
  at: instant,
  actorId: idSchema.nullable(),
  commandId: idSchema,
  commandPart: z.number().int().min(0),
  type: z.string().min(1),
  data: z.record(z.string(), z.unknown()),
  /** The Yjs V1 update of an `answer.updated`. */
  bytes: z.base64().optional(),
});

export const exportedParticipantSchema = z.object({
  id: idSchema,
  /** Left out where the file is not for the operator. */
  userId: idSchema.nullable().default(null),
  name: z.string(),
  role: roleSchema,
  admittedAt: instant,
  removedAt: instant.nullable(),
});

export const exportedCommentSchema = z.object({
  id: idSchema,
  authorId: idSchema,
  threadId: idSchema.nullable(),
  clockMs: z.number().int().min(0),
  questionId: z.string().nullable(),
  start: z.number().int().min(0).nullable(),
  end: z.number().int().min(0).nullable(),
  quote: z.string().nullable(),
  text: z.string(),
  mentions: z.array(idSchema),
  createdAt: instant,
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
});

export const exportedInterviewSchema = z.object({
  id: idSchema,
  groupId: idSchema.nullable().default(null),
  createdById: idSchema.nullable().default(null),
  plannedMinutes: z.number().int(),
  createdAt: instant,
  participants: z.array(exportedParticipantSchema),
  scenario: z.object({ slug: z.string(), hash: z.string().regex(/^[0-9a-f]{64}$/), content: scenarioSchema }),
  /** The text of each answer, for readers; the journal is what counts. */
  answers: z.record(z.string(), z.string()).default({}),
  /** What was said about the interview afterwards; its authors are among the participants. */
  comments: z.array(exportedCommentSchema).default([]),
  journal: z.array(exportedEntrySchema).min(1),
});
export type ExportedInterview = z.infer<typeof exportedInterviewSchema>;

export const exportFileSchema = z.object({ format: z.literal("kkori-export"), version: z.literal(1), interviews: z.array(exportedInterviewSchema) });
