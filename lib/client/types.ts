import type { Command, CommandResult } from "@/lib/protocol/commands";
import type { Cursor } from "@/lib/protocol/frames";
import type { FailureCode } from "@/lib/protocol/failures";
import type { ConsoleView, PresenceView, RoomView } from "@/lib/protocol/views";
import type * as Y from "yjs";

/** State of the one socket of a page. */
export type Connection =
  | { state: "connecting" }
  | { state: "online"; latencyMs: number | null }
  | { state: "offline"; attempt: number; retryAt: number | null }
  | { state: "gone"; code: FailureCode };

export type WritingState = { writable: boolean; reason: "otherWindow" | "role" | "ended" | "notStarted" | null };

/** What a page holds of its interview. One hook (`useInterview`) owns the socket and returns this. */
export type InterviewHandle<V extends RoomView | ConsoleView = RoomView | ConsoleView> = {
  view: V | null;
  connection: Connection;
  presence: PresenceView[];
  writing: WritingState;
  /** Sends a command with a fresh id and waits for its answer; while offline it is kept and sent on return. */
  send(command: Command): Promise<CommandResult>;
  /** Makes this window the writing one. */
  takeOver(): Promise<CommandResult>;
  /** Server time in epoch milliseconds, from the last tick. */
  serverNow(): number;
  reconnectNow(): void;
  /** What the candidate has typed on the terminal and not entered. Only those who look on hear of it. */
  hostDraft: string;
  /** Tells them what stands before Enter; lost where nobody listens. */
  sendHostDraft(line: string): void;
  /** Runs and commands that had to wait -> their place in the queue, 1 for the next in line, 0 once they run. */
  queuePlaces: ReadonlyMap<string, number>;
  /** Opens an answer's text; call `release` when the page no longer shows it. The same question gives the same object. */
  openAnswer(questionId: string): AnswerText;
  /** How much of all answers is not yet on disk. */
  saving: SavingState;
};

/** `refused`: why the server does not take some of what was written (it is kept on this device); null while it takes everything. */
export type SavingState = { pending: number; oldestPendingAt: number | null; lastSavedAt: number | null; refused: FailureCode | null };

/** One answer's shared text. Read-only viewers rebuild it from the server on every connection. */
export type AnswerText = {
  questionId: string;
  doc: Y.Doc;
  text: Y.Text;
  synced: boolean;
  cursors: ReadonlyMap<string, Cursor & { participantId: string; name: string }>;
  /** While held (an input method composes), remote updates wait. */
  hold(): void;
  resume(): void;
  sendCursor(cursor: Omit<Cursor, "questionId">): void;
  onChange(listener: () => void): () => void;
  /** Last time that a remote or own change came in, epoch ms by the server's clock. */
  lastChangeAt: number | null;
  release(): void;
};
