import type { Finding } from "@/lib/protocol/evidence";
import type { InterviewEvent, JournalEntry } from "@/lib/protocol/events";
import { applyHost, type HostInterviewEvent } from "./apply-host";
import { applyScoring } from "./apply-scoring";
import { clockAt, type InterviewState, type Participant, type Run } from "./state";

/**
 * Folds one journal entry into the state. Total: an entry that is in the journal was decided valid, so nothing is checked here.
 * Entries must come in order; one that was folded before changes nothing.
 */
export function apply(state: InterviewState, entry: JournalEntry): InterviewState {
  if (entry.seq <= state.seq) return state;
  const next = applyEvent(state, entry.event, entry);
  return { ...next, seq: entry.seq, lastAt: entry.at };
}

type Stamp = Pick<JournalEntry, "seq" | "at" | "actorId">;

function applyEvent(state: InterviewState, event: InterviewEvent, stamp: Stamp): InterviewState {
  const clockMs = clockAt(state.clock, stamp.at);
  switch (event.type) {
    case "interview.created":
      return { ...state, plannedMinutes: event.plannedMinutes };
    case "participant.admitted":
      return withParticipant(state, { participantId: event.participantId, name: event.name, role: event.role, userId: event.userId, removed: false });
    case "participant.removed": {
      const person = state.participants[event.participantId];
      return person ? withParticipant(state, { ...person, removed: true }) : state;
    }
    case "interview.started":
      return { ...state, status: "live", startedAt: stamp.at, clock: { accumulatedMs: 0, runningSince: stamp.at } };
    case "interview.paused":
      return { ...state, status: "paused", clock: { accumulatedMs: clockMs, runningSince: null } };
    case "interview.resumed":
      return { ...state, status: "live", clock: { ...state.clock, runningSince: stamp.at } };
    case "interview.ended":
      return { ...state, status: "ended", endedAt: stamp.at, clock: { accumulatedMs: clockMs, runningSince: null } };
    case "reveal.requested":
      return {
        ...state,
        pending: { ...state.pending, [event.revealId]: { revealId: event.revealId, nodeId: event.nodeId, dueAt: event.dueAt, ...askedBy(event) } },
        queue: without(state.queue, event.nodeId),
      };
    case "reveal.undone":
      return { ...state, pending: omit(state.pending, event.revealId), queue: [event.nodeId, ...without(state.queue, event.nodeId)] };
    case "node.revealed":
      return { ...state, pending: omit(state.pending, event.revealId), revealed: [...state.revealed, { nodeId: event.nodeId, clockMs, seq: stamp.seq, ...askedBy(state.pending[event.revealId]) }] };
    case "node.queued": {
      const rest = without(state.queue, event.nodeId);
      return { ...state, queue: event.at === "front" ? [event.nodeId, ...rest] : [...rest, event.nodeId] };
    }
    case "node.dequeued":
      return { ...state, queue: without(state.queue, event.nodeId) };
    case "node.dropped":
      return { ...state, queue: without(state.queue, event.nodeId), dropped: [...without(state.dropped, event.nodeId), event.nodeId] };
    case "node.restored":
      return { ...state, dropped: without(state.dropped, event.nodeId) };
    case "followUp.added":
      return {
        ...state,
        adHoc: [...state.adHoc, { nodeId: event.nodeId, questionId: event.questionId, prompt: event.prompt, minutes: event.minutes }],
      };
    case "followUp.selfFound":
      return { ...state, queue: without(state.queue, event.nodeId), selfFound: { ...state.selfFound, [event.nodeId]: clockMs } };
    case "interviewerTyping.set":
      return { ...state, interviewerTyping: event.allowed };
    case "answer.languageSet":
      return { ...state, languages: { ...state.languages, [event.questionId]: event.language } };
    case "answer.updated":
      return state;
    case "score.set":
    case "score.cited":
    case "score.uncited":
    case "followUp.judged":
    case "scores.submitted":
    case "seal.hoursSet":
    case "score.revised":
    case "debrief.concluded":
    case "goal.added":
    case "goal.completed":
    case "goal.removed":
      return applyScoring(state, event, stamp, clockMs);
    default:
      return isHostEvent(event) ? applyHost(state, event, stamp, clockMs) : applyRecord(state, event, stamp, clockMs);
  }
}

function isHostEvent(event: InterviewEvent): event is HostInterviewEvent {
  return event.type.startsWith("host.");
}

/** Absent stays absent: a volunteered card is not one that was asked for by nobody. */
function askedBy(reveal: { askedBy?: string | null | undefined } | undefined): { askedBy?: string | null } {
  return reveal?.askedBy === undefined ? {} : { askedBy: reveal.askedBy };
}

type RecordEvent = Extract<InterviewEvent, { type: `run.${string}` | `note.${string}` | `evidence.${string}` }>;

function applyRecord(state: InterviewState, event: RecordEvent, stamp: Stamp, clockMs: number): InterviewState {
  const actor = stamp.actorId ?? "";
  switch (event.type) {
    case "run.requested": {
      const { runId, questionId, taskId, source } = event;
      const run: Run = { runId, questionId, taskId, source, actorId: stamp.actorId, clockMs, state: "queued", evidence: null };
      return { ...state, runs: [...state.runs, run] };
    }
    case "run.finished":
      return withRun(state, event.runId, { state: "finished", evidence: event.evidence });
    case "run.linted":
      return withLint(state, event.runId, event.findings);
    case "run.failed":
      return withRun(state, event.runId, { state: event.code === "runnerUnavailable" ? "notHere" : "failed" });
    case "run.cancelled":
      return withRun(state, event.runId, { state: "cancelled" });
    case "note.written": {
      const { noteId, text, questionId } = event;
      return { ...state, notes: [...state.notes, { noteId, authorId: actor, text, questionId, clockMs, shared: false }] };
    }
    case "note.edited":
      return withNote(state, event.noteId, { text: event.text });
    case "note.deleted":
      return { ...state, notes: state.notes.filter((note) => note.noteId !== event.noteId) };
    case "note.shared":
      return withNote(state, event.noteId, { shared: true });
    case "evidence.pinned": {
      const { evidenceId, questionId, start, end, quote, criterionId } = event;
      return { ...state, pins: [...state.pins, { evidenceId, authorId: actor, questionId, start, end, quote, criterionId, clockMs }] };
    }
    case "evidence.unpinned":
      return { ...state, pins: state.pins.filter((pin) => pin.evidenceId !== event.evidenceId) };
  }
}

function withParticipant(state: InterviewState, person: Participant): InterviewState {
  return { ...state, participants: { ...state.participants, [person.participantId]: person } };
}

function withRun(state: InterviewState, runId: string, change: Partial<Run>): InterviewState {
  return { ...state, runs: state.runs.map((run) => (run.runId === runId ? { ...run, ...change } : run)) };
}

/** A linter's findings stand behind those that came with the verdict, and nothing is to follow any more. */
function withLint(state: InterviewState, runId: string, found: readonly Finding[]): InterviewState {
  const evidence = state.runs.find((run) => run.runId === runId)?.evidence;
  if (!evidence) return state;
  const { lintFollows: _arrived, ...rest } = evidence;
  return withRun(state, runId, { evidence: { ...rest, findings: [...rest.findings, ...found] } });
}

function withNote(state: InterviewState, noteId: string, change: { text?: string; shared?: boolean }): InterviewState {
  return { ...state, notes: state.notes.map((note) => (note.noteId === noteId ? { ...note, ...change } : note)) };
}

function without(list: readonly string[], item: string): string[] {
  return list.filter((entry) => entry !== item);
}

function omit<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _omitted, ...rest } = record;
  return rest;
}
