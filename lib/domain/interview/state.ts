import type { AnswerLanguage } from "@/lib/protocol/ids";
import type { Cited, FollowUpOutcome, Level } from "@/lib/protocol/commands";
import type { RunEvidence } from "@/lib/protocol/evidence";
import type { HostResult } from "@/lib/protocol/host";
import { SEAL_DEADLINE_HOURS } from "@/lib/protocol/limits";
import type { Role } from "@/lib/protocol/roles";
import type { InterviewStatus, RunState } from "@/lib/protocol/views";

export type Participant = { participantId: string; name: string; role: Role; userId: string | null; removed: boolean };
/** `askedBy`: the entry on the host by which the candidate asked for it, null where it was asked for aloud; absent where it was volunteered. */
export type PendingReveal = { revealId: string; nodeId: string; dueAt: number; askedBy?: string | null };
export type AdHocFollowUp = { nodeId: string; questionId: string; prompt: string; minutes: number };
export type Run = {
  runId: string;
  questionId: string;
  taskId: string;
  source: string;
  actorId: string | null;
  clockMs: number;
  state: RunState;
  evidence: RunEvidence | null;
};
/** One command on the host. */
export type HostEntry = {
  entryId: string;
  actorId: string | null;
  line: string;
  clockMs: number;
  state: "queued" | "done" | "failed" | "cancelled";
  result: HostResult | null;
  answers: readonly { text: string; clockMs: number }[];
};
/** An event of the host: injected by the interviewer, or brought about by a command. */
export type HostHappening = { eventId: string; clockMs: number };
export type Score = { scope: string; criterionId: string; level: Level; clockMs: number };
export type Note = { noteId: string; authorId: string; text: string; questionId: string | null; clockMs: number; shared: boolean };
export type Pin = {
  evidenceId: string;
  authorId: string;
  questionId: string;
  start: number;
  end: number;
  quote: string;
  criterionId: string | null;
  clockMs: number;
};

export type Citation = { raterId: string; scope: string; criterionId: string; evidence: Cited };
/** A level changed after unsealing; `from` is null where the rater had given none. `at` is epoch ms. */
export type Revision = { raterId: string; scope: string; criterionId: string; from: Level | null; to: Level; reason: string; at: number };
export type Goal = { goalId: string; text: string; authorId: string; at: number; done: boolean };

/** Elapsed time: what earlier stretches added up to, and since when the clock runs (epoch ms), if it does. */
export type Clock = { accumulatedMs: number; runningSince: number | null };

/**
 * An interview folded from its journal. Plain data without class instances, so that it can be compared and kept as a snapshot.
 * Text of answers is not part of it: that is a Yjs document per answer.
 */
export type InterviewState = {
  seq: number;
  lastAt: number;
  status: InterviewStatus;
  plannedMinutes: number;
  startedAt: number | null;
  endedAt: number | null;
  clock: Clock;
  participants: Readonly<Record<string, Participant>>;
  pending: Readonly<Record<string, PendingReveal>>;
  /** Each revealed node in reveal order: clock time, and the journal position that stamps every answer as it stood then. */
  revealed: readonly { nodeId: string; clockMs: number; seq: number; askedBy?: string | null }[];
  queue: readonly string[];
  dropped: readonly string[];
  selfFound: Readonly<Record<string, number>>;
  adHoc: readonly AdHocFollowUp[];
  /** Interviewers may type into answers too. */
  interviewerTyping: boolean;
  languages: Readonly<Record<string, AnswerLanguage>>;
  runs: readonly Run[];
  host: { entries: readonly HostEntry[]; happened: readonly HostHappening[] };
  /** Per rater, per `scope/criterion`. */
  scores: Readonly<Record<string, Readonly<Record<string, Score>>>>;
  /** When each rater handed in, epoch ms. */
  submitted: Readonly<Record<string, number>>;
  /** Hours after the end at which scores open although somebody has not handed in. */
  sealHours: number;
  citations: readonly Citation[];
  /** Per rater, per follow-up. */
  outcomes: Readonly<Record<string, Readonly<Record<string, FollowUpOutcome>>>>;
  revisions: readonly Revision[];
  conclusion: { text: string; authorId: string; at: number } | null;
  goals: readonly Goal[];
  notes: readonly Note[];
  pins: readonly Pin[];
};

/** One for all interviews: most of them hold little, and thousands are held at a time. */
const NONE: readonly never[] = Object.freeze([]);
const NOTHING: Readonly<Record<string, never>> = Object.freeze({});

export function initialState(): InterviewState {
  return {
    seq: 0,
    lastAt: 0,
    status: "lobby",
    plannedMinutes: 0,
    startedAt: null,
    endedAt: null,
    clock: { accumulatedMs: 0, runningSince: null },
    participants: NOTHING,
    pending: NOTHING,
    revealed: NONE,
    queue: NONE,
    dropped: NONE,
    selfFound: NOTHING,
    adHoc: NONE,
    interviewerTyping: false,
    languages: NOTHING,
    runs: NONE,
    host: { entries: NONE, happened: NONE },
    scores: NOTHING,
    submitted: NOTHING,
    sealHours: SEAL_DEADLINE_HOURS,
    citations: NONE,
    outcomes: NOTHING,
    revisions: NONE,
    conclusion: null,
    goals: NONE,
    notes: NONE,
    pins: NONE,
  };
}

/** Milliseconds on the interview's clock at the instant `at` (epoch ms). */
export function clockAt(clock: Clock, at: number): number {
  return clock.accumulatedMs + (clock.runningSince === null ? 0 : Math.max(0, at - clock.runningSince));
}

export function isRevealed(state: InterviewState, nodeId: string): boolean {
  return state.revealed.some((node) => node.nodeId === nodeId);
}

export function pendingFor(state: InterviewState, nodeId: string): PendingReveal | null {
  return Object.values(state.pending).find((reveal) => reveal.nodeId === nodeId) ?? null;
}

export function scoreKey(scope: string, criterionId: string): string {
  return `${scope}/${criterionId}`;
}
