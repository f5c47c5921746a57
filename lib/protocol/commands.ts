import { z } from "zod";
import { idSchema, languageSchema, nodeIdSchema } from "./ids";
import {
  CONCLUSION_MAX_CHARS, FOLLOW_UP_MAX_CHARS, GOAL_MAX_CHARS, HOST_ANSWER_MAX_CHARS, HOST_LINE_MAX_CHARS, NOTE_MAX_CHARS, QUOTE_MAX_CHARS, REASON_MAX_CHARS, SEAL_DEADLINE_MAX_HOURS, SEAL_DEADLINE_MIN_HOURS,
  SNIPPET_MAX_BYTES,
} from "./limits";
import { failureSchema } from "./failures";

/**
 * Every command that a person can send to an interview. Commands are imperative; the events they lead to are in `events.ts`.
 * Who may send which is decided by `domain/permissions.ts` alone; identity is never part of a command.
 */

export const levelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal("notObserved")]);
/** A level of a five-level rubric; "not observed" is an answer of its own and never counts as zero. */
export type Level = z.infer<typeof levelSchema>;

/**
 * What a score is about: the whole interview, one question by its id, or by a follow-up's id that question's answer as it stood when the
 * follow-up was revealed ("before"; the question itself is "after").
 */
export const scoreScopeSchema = z.union([z.literal("interview"), nodeIdSchema]);

/** What a score rests on: a pinned span, a run, a note of one's own, a command on the host. */
export const citedSchema = z.object({ kind: z.enum(["pin", "run", "note", "host"]), id: idSchema });
export type Cited = z.infer<typeof citedSchema>;

/** How a candidate dealt with a follow-up, as a rater saw it. */
export const outcomeSchema = z.enum(["answered", "partly", "missed"]);
export type FollowUpOutcome = z.infer<typeof outcomeSchema>;

const snippetSource = z.string().refine((s) => new TextEncoder().encode(s).length <= SNIPPET_MAX_BYTES, { error: "tooLarge" });

const shapes = [
  z.object({ type: z.literal("interview.start") }),
  z.object({ type: z.literal("interview.pause") }),
  z.object({ type: z.literal("interview.resume") }),
  z.object({ type: z.literal("interview.end") }),
  z.object({ type: z.literal("participant.remove"), participantId: idSchema }),

  /** `askedBy`: the candidate asked for it, by a command on the host (its entry) or aloud (null). Absent: volunteered. */
  z.object({ type: z.literal("node.reveal"), revealId: idSchema, nodeId: nodeIdSchema, askedBy: idSchema.nullable().optional() }),
  z.object({ type: z.literal("reveal.undo"), revealId: idSchema }),
  z.object({ type: z.literal("queue.add"), nodeId: nodeIdSchema, at: z.enum(["front", "back"]).default("back") }),
  z.object({ type: z.literal("queue.remove"), nodeId: nodeIdSchema }),
  z.object({ type: z.literal("node.drop"), nodeId: nodeIdSchema }),
  z.object({ type: z.literal("node.restore"), nodeId: nodeIdSchema }),
  z.object({
    type: z.literal("followUp.add"),
    nodeId: idSchema,
    questionId: nodeIdSchema,
    prompt: z.string().trim().min(1).max(FOLLOW_UP_MAX_CHARS),
    minutes: z.number().int().min(1).max(30).default(2),
  }),
  z.object({ type: z.literal("followUp.markSelfFound"), nodeId: nodeIdSchema }),

  z.object({ type: z.literal("interviewerTyping.set"), allowed: z.boolean() }),
  z.object({ type: z.literal("answer.setLanguage"), questionId: nodeIdSchema, language: languageSchema }),
  z.object({ type: z.literal("snippet.run"), runId: idSchema, questionId: nodeIdSchema, source: snippetSource }),
  z.object({ type: z.literal("run.cancel"), runId: idSchema }),

  z.object({ type: z.literal("host.command"), entryId: idSchema, line: z.string().trim().min(1).max(HOST_LINE_MAX_CHARS) }),
  z.object({ type: z.literal("host.cancel"), entryId: idSchema }),
  z.object({ type: z.literal("host.answer"), entryId: idSchema, text: z.string().max(HOST_ANSWER_MAX_CHARS).refine((text) => text.trim() !== "") }),
  z.object({ type: z.literal("host.inject"), eventId: nodeIdSchema }),

  z.object({ type: z.literal("score.set"), scope: scoreScopeSchema, criterionId: nodeIdSchema, level: levelSchema.nullable() }),
  z.object({ type: z.literal("score.cite"), scope: scoreScopeSchema, criterionId: nodeIdSchema, evidence: citedSchema }),
  z.object({ type: z.literal("score.uncite"), scope: scoreScopeSchema, criterionId: nodeIdSchema, evidence: citedSchema }),
  z.object({ type: z.literal("followUp.judge"), nodeId: nodeIdSchema, outcome: outcomeSchema.nullable() }),
  z.object({ type: z.literal("scores.submit") }),
  z.object({ type: z.literal("seal.setHours"), hours: z.number().int().min(SEAL_DEADLINE_MIN_HOURS).max(SEAL_DEADLINE_MAX_HOURS) }),
  z.object({
    type: z.literal("score.revise"),
    scope: scoreScopeSchema,
    criterionId: nodeIdSchema,
    level: levelSchema,
    reason: z.string().trim().min(1).max(REASON_MAX_CHARS),
  }),
  z.object({ type: z.literal("debrief.conclude"), text: z.string().trim().max(CONCLUSION_MAX_CHARS) }),
  z.object({ type: z.literal("goal.add"), goalId: idSchema, text: z.string().trim().min(1).max(GOAL_MAX_CHARS) }),
  z.object({ type: z.literal("goal.complete"), goalId: idSchema, done: z.boolean() }),
  z.object({ type: z.literal("goal.remove"), goalId: idSchema }),
  z.object({ type: z.literal("note.write"), noteId: idSchema, text: z.string().trim().min(1).max(NOTE_MAX_CHARS), questionId: nodeIdSchema.nullable().default(null) }),
  z.object({ type: z.literal("note.edit"), noteId: idSchema, text: z.string().trim().min(1).max(NOTE_MAX_CHARS) }),
  z.object({ type: z.literal("note.delete"), noteId: idSchema }),
  z.object({ type: z.literal("note.share"), noteId: idSchema }),
  z.object({
    type: z.literal("evidence.pin"),
    evidenceId: idSchema,
    questionId: nodeIdSchema,
    /** UTF-16 offsets into the answer as it read when pinned; the quote is kept even when the answer changes later. */
    start: z.number().int().min(0),
    end: z.number().int().min(0),
    quote: z.string().min(1).max(QUOTE_MAX_CHARS),
    criterionId: nodeIdSchema.nullable().default(null),
  }),
  z.object({ type: z.literal("evidence.unpin"), evidenceId: idSchema }),
] as const;

export const commandSchema = z.discriminatedUnion("type", shapes);
export type Command = z.infer<typeof commandSchema>;
export type CommandType = Command["type"];
export const COMMAND_TYPES: readonly CommandType[] = shapes.map((shape) => shape.shape.type.value);

/** What a browser sends: a command with an id of its own, unique in the journal, so that a resend is harmless. */
export const commandEnvelopeSchema = z.object({ id: idSchema, command: commandSchema });
export type CommandEnvelope = z.input<typeof commandEnvelopeSchema>;

/** The answer to every command, refusals too. `seq` is the journal position after it. */
export const commandResultSchema = z.union([z.object({ ok: z.literal(true), seq: z.number().int() }), failureSchema]);
export type CommandResult = z.infer<typeof commandResultSchema>;
