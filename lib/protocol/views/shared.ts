import type { Level } from "../commands";
import type { SnippetKind } from "../evidence";
import type { Role } from "../roles";

export type InterviewStatus = "lobby" | "live" | "paused" | "ended";

/** The shared clock: elapsed time as of a server instant. While `status` is live a page adds `serverNow - asOf`. */
export type ClockView = { status: InterviewStatus; elapsedMs: number; asOf: number; plannedMinutes: number };

export type PersonView = { participantId: string; name: string; role: Role };
export type MeView = PersonView;
export type RaterView = PersonView & { submitted: boolean };

/** Volatile. A candidate's page never learns who types or scores. */
export type PresenceView = { participantId: string; name: string; role: Role; online: boolean; latencyMs: number | null };

export type FactView = { id: string; label: string; value: string };
export type BriefingView = { title: string; summary: string; briefing: string; facts: FactView[] };

export type TaskView = {
  id: string;
  kind: SnippetKind;
  brief: string;
  /** One line that says what Run uses for the candidate ("the public example, 240 lines"). */
  publicExample: string;
  /** File name shown above the editor, e.g. `answer-3.sh`. */
  fileName: string;
};

export type CardView = { nodeId: string; title: string; body: string; format: "terminal" | "log" | "table" | "text" };

/** `notHere`: the server has nothing to run that kind of answer with. */
export type RunState = "queued" | "finished" | "cancelled" | "failed" | "notHere";

export type CriterionView = { id: string; name: string; competency: string; anchors: [string, string, string, string, string] };
export type ScoreView = { scope: "interview" | string; criterionId: string; level: Level; clockMs: number };
export type NoteView = { noteId: string; text: string; questionId: string | null; clockMs: number; shared: boolean };
export type SharedNoteView = { noteId: string; author: string; text: string; clockMs: number };
export type PinView = { evidenceId: string; questionId: string; start: number; end: number; quote: string; criterionId: string | null; clockMs: number };
