import { can } from "@/lib/domain/permissions";
import { failure, type Failure } from "@/lib/protocol/failures";
import { cursorSchema, hostDraftSchema, type ClientToServer } from "@/lib/protocol/frames";
import { nodeIdSchema } from "@/lib/protocol/ids";
import { executeCommand } from "../interviews/pipeline";
import { isPassing } from "../journal/database";
import { errorFields, log } from "../logger";
import { openText } from "../text/open";
import { pushLoaded, pushText } from "../text/push";
import type { LiveConnection, LiveSocket } from "./live-socket";
import { leave } from "./join";
import type { Limits } from "./limits";
import { peers } from "./peers";
import { noteLatency, sendCaret, sendHostDraft } from "./presence";
import { takeWriting } from "./writing";

type Handler<E extends keyof ClientToServer> = (socket: LiveSocket, limits: Limits, ...args: Parameters<ClientToServer[E]>) => void;

/**
 * Answers the frames of one connection until it ends. What comes before it has joined waits in order.
 * Every frame is checked at runtime whatever its type says; nothing that a client sends may throw out of here.
 * All windows share their listeners: one each, or one each for every event, would be most of what a silent window takes in memory.
 */
export function handleFrames(connection: LiveConnection, joined: Promise<LiveSocket | null>): void {
  connection.data.window = joined;
  void joined.then((window) => (connection.data.window = window));
  Object.assign(connection, { _anyListeners: FRAME_LISTENERS });
  connection.on("disconnect", onDisconnect);
}

function onFrame(this: LiveConnection, event: string, ...args: unknown[]): void {
  const { window } = this.data;
  if (window instanceof Promise) void window.then((ready) => ready && take(ready, event, args));
  else if (window) take(window, event, args);
}

function onDisconnect(this: LiveConnection): void {
  const { window } = this.data;
  if (window instanceof Promise) void window.then((ready) => ready && leave(ready));
  else if (window) leave(window);
}

/** What `onAny` would make for each window, with room for 17. */
const FRAME_LISTENERS = Object.freeze([onFrame]);

function take(socket: LiveSocket, event: string, args: unknown[]): void {
  if (!socket.connection.connected || !Object.hasOwn(HANDLERS, event)) return;
  // The table is typed per event; what a client sent under that name is for each handler to check.
  (HANDLERS[event as keyof ClientToServer] as (socket: LiveSocket, limits: Limits, ...args: unknown[]) => void)(socket, socket.limits, ...args);
}

const HANDLERS: { [E in keyof ClientToServer]: Handler<E> } = {
  command: (live, limits, envelope, reply) => {
    if (!isFunction(reply)) return limits.malformed(live);
    if (!limits.spend("commands")) return reply(failure("tooManyRequests"));
    void answered(live, executeCommand({ interviewId: live.room.interviewId, viewer: live.viewer, envelope })).then((result) => {
      if (!result.ok && result.code === "invalid") limits.malformed(live);
      reply(result);
    });
  },
  textOpen: (live, limits, frame, reply) => {
    if (!isFunction(reply)) return limits.malformed(live);
    if (!limits.spend("opens")) return reply(failure("tooManyRequests"));
    void answered(live, openText(live, frame, reply)).then((failed) => failed && reply(failed));
  },
  textClose: (live, limits, questionId) => {
    if (nodeIdSchema.safeParse(questionId).success) live.open = live.open.filter((open) => open !== questionId);
    else limits.malformed(live);
  },
  textPush: (live, limits, frame) => {
    // Over the limit it is dropped without a word: the author keeps it and sends it again.
    if (!limits.spend("pushes") || !limits.spend("pushedBytes", sizeOf(frame))) return;
    pushInTurn(live, frame, limits);
  },
  cursor: (live, limits, frame) => sendCursor(live, frame, limits),
  hostDraft: (live, limits, line) => takeHostDraft(live, line, limits),
  tick: (live, limits, latencyMs, reply) => {
    if (!isFunction(reply)) return limits.malformed(live);
    if (!limits.spend("ticks")) return;
    noteLatency(live, latencyMs);
    reply(Date.now());
  },
  takeOver: (live, limits, reply) => {
    if (!isFunction(reply)) return limits.malformed(live);
    if (!can(live.viewer, "text.write", live.room.state)) return reply(failure("forbidden"));
    if (!limits.spend("opens")) return reply(failure("tooManyRequests"));
    takeWriting(live);
    reply({ ok: true, seq: live.room.state.seq });
  },
};

function sendCursor(socket: LiveSocket, frame: unknown, limits: Limits): void {
  if (!limits.spend("cursors")) return;
  const parsed = cursorSchema.safeParse(frame);
  if (!parsed.success) return limits.malformed(socket);
  const { room, viewer } = socket;
  if (!can(viewer, "text.write", room.state)) return;
  const caret = { ...parsed.data, participantId: viewer.participantId, name: viewer.name };
  sendCaret(room, caret);
  peers()?.caret(room, caret);
}

function takeHostDraft({ room, viewer }: LiveSocket, line: unknown, limits: Limits): void {
  if (!limits.spend("drafts")) return;
  const parsed = hostDraftSchema.safeParse(line);
  if (!parsed.success || !can(viewer, "host.command")) return;
  const draft = { participantId: viewer.participantId, line: parsed.data };
  sendHostDraft(room, draft);
  peers()?.hostDraft(room, draft);
}

/** Pushes of one socket are taken in their order; one that has nothing to wait for is taken at once. */
function pushInTurn(socket: LiveSocket, frame: unknown, limits: Limits): void {
  if (limits.pushing === null && takenAtOnce(socket, frame)) return;
  const pushing = (limits.pushing ?? Promise.resolve()).then(() => pushed(socket, frame, limits));
  limits.pushing = pushing;
  void pushing.then(() => {
    if (limits.pushing === pushing) limits.pushing = null;
  });
}

function takenAtOnce(socket: LiveSocket, frame: unknown): boolean {
  try {
    return pushLoaded(socket, frame);
  } catch {
    // It comes again in `pushed`, which says what is wrong with it.
    return false;
  }
}

async function pushed(socket: LiveSocket, frame: unknown, limits: Limits): Promise<void> {
  try {
    if (!(await pushText(socket, frame))) limits.malformed(socket);
  } catch (thrown) {
    if (!isPassing(thrown)) log.error("text frame failed", { interviewId: socket.room.interviewId, ...errorFields(thrown) });
  }
}

/** A bug in one command must not end the process, and its sender is answered as well. */
async function answered<T>(socket: LiveSocket, work: Promise<T>): Promise<T | Failure> {
  try {
    return await work;
  } catch (thrown) {
    if (!isPassing(thrown)) log.error("frame failed", { interviewId: socket.room.interviewId, ...errorFields(thrown) });
    return failure("unavailable");
  }
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

/** Characters of the updates in a push, before anything about it is known to be right. */
function sizeOf(frame: unknown): number {
  const updates = typeof frame === "object" && frame !== null && "updates" in frame ? frame.updates : null;
  if (!Array.isArray(updates)) return 1;
  return updates.reduce<number>((sum, update: unknown) => {
    const data = typeof update === "object" && update !== null && "data" in update ? update.data : null;
    return sum + (typeof data === "string" ? data.length : 1);
  }, 1);
}
