import { z } from "zod";
import { commandEnvelopeSchema, type CommandResult } from "./commands";
import type { FailureCode } from "./failures";
import { idSchema, nodeIdSchema } from "./ids";
import { HOST_LINE_MAX_CHARS, TEXT_PUSH_MAX_UPDATES, TEXT_UPDATE_MAX_BYTES } from "./limits";
import { localeSchema, surfaceSchema } from "./roles";
import type { ConsoleView, PresenceView, RoomView } from "./views";

/**
 * The frames of the one socket. Binary travels as base64 strings: one string frame is cheaper than socket.io's split binary frames.
 * A client names the interview and the surface in the handshake; who it is comes from its cookies alone.
 */

export const SOCKET_PATH = "/live";

export const handshakeSchema = z.object({
  interviewId: idSchema,
  surface: surfaceSchema,
  locale: localeSchema.default("ko"),
  /** Made once per browser window; lets the server tell a reconnect from a second window. */
  windowId: idSchema,
  /** This window was read-only because of another one when it last heard from the server: coming back, it does not take writing over. */
  gaveWay: z.boolean().default(false),
});
export type Handshake = z.infer<typeof handshakeSchema>;

const base64 = z.string().max(Math.ceil(TEXT_UPDATE_MAX_BYTES / 3) * 4).regex(/^[A-Za-z0-9+/]*={0,2}$/);

/** Opens an answer's text. `clientId` is the Yjs client id the page will write with; the first to claim it owns it. */
export const textOpenSchema = z.object({ questionId: nodeIdSchema, clientId: z.number().int().min(0).max(0xffffffff).nullable() });
export type TextOpen = z.infer<typeof textOpenSchema>;
export type TextOpenReply =
  | { ok: true; questionId: string; seq: number; state: string; writable: boolean }
  | { ok: false; code: FailureCode };

/** Unacknowledged updates of one answer, oldest first. `id` is the client's own; sending one twice is harmless. */
export const textPushSchema = z.object({
  questionId: nodeIdSchema,
  updates: z.array(z.object({ id: idSchema, data: base64 })).min(1).max(TEXT_PUSH_MAX_UPDATES),
});
export type TextPush = z.infer<typeof textPushSchema>;

/** Where a caret stands, as Yjs relative positions. Volatile. */
export const cursorSchema = z.object({
  questionId: nodeIdSchema,
  anchor: z.unknown().refine((v) => JSON.stringify(v ?? null).length <= 300),
  head: z.unknown().refine((v) => JSON.stringify(v ?? null).length <= 300),
  /** First visible line, 1-based, so that a console can follow. */
  topLine: z.number().int().min(1).max(1_000_000).nullable().default(null),
});
export type Cursor = z.infer<typeof cursorSchema>;

/** The line that stands on a terminal before Enter. Volatile. */
export const hostDraftSchema = z.string().max(HOST_LINE_MAX_CHARS);

/** Where a run or a command stands in the queue of the server that works on it: 1 for the next in line, 0 once it runs. */
export type QueuePlace = { id: string; place: number };

export const commandFrameSchema = commandEnvelopeSchema;

/** What one group commit holds for one socket. */
export type TextFrame = {
  /** Updates by others, in journal order. */
  updates: { questionId: string; seq: number; data: string; by: string }[];
  /** Own updates that are on disk now. `seq` is null for a resend that was already there. */
  acks: { questionId: string; ids: string[]; seq: number | null }[];
  /** Own updates that will never be accepted. */
  refusals: { questionId: string; ids: string[]; code: FailureCode }[];
};

export type ClientToServer = {
  command: (envelope: unknown, reply: (result: CommandResult) => void) => void;
  textOpen: (open: unknown, reply: (result: TextOpenReply) => void) => void;
  textClose: (close: unknown) => void;
  textPush: (push: unknown) => void;
  cursor: (cursor: unknown) => void;
  hostDraft: (line: unknown) => void;
  /** Round trip for latency; the client also learns the server's clock. */
  tick: (latencyMs: number | null, reply: (serverNow: number) => void) => void;
  /** Second window: take over writing here. */
  takeOver: (reply: (result: CommandResult) => void) => void;
};

export type ServerToClient = {
  view: (view: RoomView | ConsoleView, serverNow: number) => void;
  text: (frame: TextFrame) => void;
  cursor: (cursor: Cursor & { participantId: string; name: string }) => void;
  hostDraft: (draft: { participantId: string; line: string }) => void;
  /** Told to everybody in the room when it changes. A run that never waits is not told of. */
  queuePlace: (place: QueuePlace) => void;
  presence: (people: PresenceView[]) => void;
  /** Whether this window may write, and why not. */
  writing: (state: { writable: boolean; reason: "otherWindow" | "role" | "ended" | "notStarted" | null }) => void;
  /** The server is done with this socket for good: do not reconnect. */
  gone: (code: FailureCode) => void;
};
