import { z } from "zod";
import { citedSchema, levelSchema, outcomeSchema, scoreScopeSchema } from "./commands";
import { findingSchema, runEvidenceSchema } from "./evidence";
import { hostResultSchema } from "./host";
import { idSchema, languageSchema, nodeIdSchema } from "./ids";
import { roleSchema, type Role } from "./roles";

/**
 * The journal of an interview: append-only, numbered per interview without gaps. State, views, playback, review and export are folds of it.
 * `visibleTo` names the roles whose view an event can change; an event type without an entry does not compile.
 */

const shapes = [
  z.object({ type: z.literal("interview.created"), plannedMinutes: z.number().int() }),
  z.object({ type: z.literal("participant.admitted"), participantId: idSchema, name: z.string(), role: roleSchema, userId: idSchema.nullable() }),
  z.object({ type: z.literal("participant.removed"), participantId: idSchema }),
  z.object({ type: z.literal("interview.started") }),
  z.object({ type: z.literal("interview.paused") }),
  z.object({ type: z.literal("interview.resumed") }),
  z.object({ type: z.literal("interview.ended") }),

  z.object({ type: z.literal("reveal.requested"), revealId: idSchema, nodeId: nodeIdSchema, dueAt: z.number(), askedBy: idSchema.nullable().optional() }),
  z.object({ type: z.literal("reveal.undone"), revealId: idSchema, nodeId: nodeIdSchema }),
  z.object({ type: z.literal("node.revealed"), revealId: idSchema, nodeId: nodeIdSchema }),
  z.object({ type: z.literal("node.queued"), nodeId: nodeIdSchema, at: z.enum(["front", "back"]) }),
  z.object({ type: z.literal("node.dequeued"), nodeId: nodeIdSchema }),
  z.object({ type: z.literal("node.dropped"), nodeId: nodeIdSchema }),
  z.object({ type: z.literal("node.restored"), nodeId: nodeIdSchema }),
  z.object({ type: z.literal("followUp.added"), nodeId: idSchema, questionId: nodeIdSchema, prompt: z.string(), minutes: z.number().int() }),
  z.object({ type: z.literal("followUp.selfFound"), nodeId: nodeIdSchema }),

  /** Whether interviewers may type into the answers too. */
  z.object({ type: z.literal("interviewerTyping.set"), allowed: z.boolean() }),
  z.object({ type: z.literal("answer.languageSet"), questionId: nodeIdSchema, language: languageSchema }),
  /** One Yjs V1 update of one answer. The bytes stand in a column of their own, never in a view. */
  z.object({ type: z.literal("answer.updated"), questionId: nodeIdSchema }),
  z.object({ type: z.literal("run.requested"), runId: idSchema, questionId: nodeIdSchema, taskId: nodeIdSchema, source: z.string() }),
  z.object({ type: z.literal("run.finished"), runId: idSchema, evidence: runEvidenceSchema }),
  z.object({ type: z.literal("run.linted"), runId: idSchema, findings: z.array(findingSchema) }),
  z.object({ type: z.literal("run.failed"), runId: idSchema, code: z.enum(["runnerUnavailable", "unavailable"]) }),
  z.object({ type: z.literal("run.cancelled"), runId: idSchema }),

  z.object({ type: z.literal("host.commanded"), entryId: idSchema, line: z.string() }),
  z.object({ type: z.literal("host.responded"), entryId: idSchema, result: hostResultSchema }),
  z.object({ type: z.literal("host.failed"), entryId: idSchema }),
  z.object({ type: z.literal("host.cancelled"), entryId: idSchema }),
  z.object({ type: z.literal("host.answered"), entryId: idSchema, text: z.string() }),
  z.object({ type: z.literal("host.injected"), eventId: nodeIdSchema }),

  z.object({ type: z.literal("score.set"), scope: scoreScopeSchema, criterionId: nodeIdSchema, level: levelSchema.nullable() }),
  z.object({ type: z.literal("score.cited"), scope: scoreScopeSchema, criterionId: nodeIdSchema, evidence: citedSchema }),
  z.object({ type: z.literal("score.uncited"), scope: scoreScopeSchema, criterionId: nodeIdSchema, evidence: citedSchema }),
  z.object({ type: z.literal("followUp.judged"), nodeId: nodeIdSchema, outcome: outcomeSchema.nullable() }),
  z.object({ type: z.literal("scores.submitted") }),
  z.object({ type: z.literal("seal.hoursSet"), hours: z.number().int() }),
  /** A change after unsealing: the level before stays in the journal and beside the new one. */
  z.object({ type: z.literal("score.revised"), scope: scoreScopeSchema, criterionId: nodeIdSchema, level: levelSchema, reason: z.string() }),
  z.object({ type: z.literal("debrief.concluded"), text: z.string() }),
  z.object({ type: z.literal("goal.added"), goalId: idSchema, text: z.string() }),
  z.object({ type: z.literal("goal.completed"), goalId: idSchema, done: z.boolean() }),
  z.object({ type: z.literal("goal.removed"), goalId: idSchema }),
  z.object({ type: z.literal("note.written"), noteId: idSchema, text: z.string(), questionId: nodeIdSchema.nullable() }),
  z.object({ type: z.literal("note.edited"), noteId: idSchema, text: z.string() }),
  z.object({ type: z.literal("note.deleted"), noteId: idSchema }),
  z.object({ type: z.literal("note.shared"), noteId: idSchema }),
  z.object({
    type: z.literal("evidence.pinned"),
    evidenceId: idSchema,
    questionId: nodeIdSchema,
    start: z.number().int(),
    end: z.number().int(),
    quote: z.string(),
    criterionId: nodeIdSchema.nullable(),
  }),
  z.object({ type: z.literal("evidence.unpinned"), evidenceId: idSchema }),
] as const;

export const eventSchema = z.discriminatedUnion("type", shapes);
export type InterviewEvent = z.infer<typeof eventSchema>;
export type EventType = InterviewEvent["type"];

/** An event as it stands in the journal. `at` is server time in epoch milliseconds and never decreases within one interview. */
export type JournalEntry = {
  seq: number;
  at: number;
  /** Participant who caused it; null for the server itself (a due reveal, a finished run). */
  actorId: string | null;
  /** Command it came from; unique per interview together with the event's index within that command. */
  commandId: string;
  event: InterviewEvent;
};

/** `own` stands for: only the rater or author who caused it, until sealing or sharing says otherwise. */
export type Audience = readonly Role[] | "own" | "raters";

const ALL: readonly Role[] = ["interviewer", "candidate", "observer"];
const INTERVIEWERS: readonly Role[] = ["interviewer"];

export const EVENT_AUDIENCE: Record<EventType, Audience> = {
  "interview.created": ALL,
  "participant.admitted": ALL,
  "participant.removed": ALL,
  "interview.started": ALL,
  "interview.paused": ALL,
  "interview.resumed": ALL,
  "interview.ended": ALL,
  "reveal.requested": INTERVIEWERS,
  "reveal.undone": INTERVIEWERS,
  "node.revealed": ALL,
  "node.queued": INTERVIEWERS,
  "node.dequeued": INTERVIEWERS,
  "node.dropped": INTERVIEWERS,
  "node.restored": INTERVIEWERS,
  "followUp.added": INTERVIEWERS,
  "followUp.selfFound": INTERVIEWERS,
  "interviewerTyping.set": ALL,
  "answer.languageSet": ALL,
  "answer.updated": ALL,
  "run.requested": ALL,
  "run.finished": ALL,
  "run.linted": "raters",
  "run.failed": ALL,
  "run.cancelled": ALL,
  "host.commanded": ALL,
  "host.responded": ALL,
  "host.failed": ALL,
  "host.cancelled": ALL,
  "host.answered": ALL,
  "host.injected": ALL,
  "score.set": "own",
  "score.cited": "own",
  "score.uncited": "own",
  "followUp.judged": "own",
  "scores.submitted": "raters",
  "seal.hoursSet": "raters",
  "score.revised": ALL,
  "debrief.concluded": ALL,
  "goal.added": ALL,
  "goal.completed": ALL,
  "goal.removed": ALL,
  "note.written": "own",
  "note.edited": "own",
  "note.deleted": "own",
  "note.shared": ALL,
  "evidence.pinned": "own",
  "evidence.unpinned": "own",
};
