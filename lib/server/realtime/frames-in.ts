import { can } from "@/lib/domain/permissions";
import { failure, type Failure } from "@/lib/protocol/failures";
import { cursorSchema, hostDraftSchema, type ClientToServer } from "@/lib/protocol/frames";
import { nodeIdSchema } from "@/lib/protocol/ids";
import { executeCommand } from "../interviews/pipeline";
import { isPassing } from "../journal/database";
import { errorFields, log } from "../logger";
import { openText } from "../text/open";
import { pushText } from "../text/push";
import { Budget } from "./budget";
import { dismiss } from "./dismiss";
import type { LiveConnection, LiveSocket } from "./live-socket";
import { peers } from "./peers";
import { noteLatency, sendCaret, sendHostDraft } from "./presence";
import { takeWriting } from "./writing";

/** Frames that can not be read, before a socket is sent away. */
const MALFORMED_MAX = 100;

type Handler<E extends keyof ClientToServer> = (socket: LiveSocket, ...args: Parameters<ClientToServer[E]>) => void;

/**
 * Answers the frames of one connection. `socket` resolves when it has joined; what comes before waits in order.
 * Every frame is checked at runtime whatever its type says; nothing that a client sends may throw out of here.
 */
export function handleFrames(connection: LiveConnection, joined: Promise<LiveSocket | null>): void {
  let socket: LiveSocket | null = null;
  void joined.then((ready) => (socket = ready));
  connection.use((_frame, next) => {
    if (socket) next();
    else void joined.then((ready) => ready && next());
  });
  const on = <E extends keyof ClientToServer>(event: E, handler: Handler<E>) => {
    const listener = (...args: Parameters<ClientToServer[E]>) => void (socket && handler(socket, ...args));
    // The map of listeners is typed per event; inside this generic the compiler can not see that they agree.
    (connection.on as (event: string, listener: (...args: Parameters<ClientToServer[E]>) => void) => unknown)(event, listener);
  };
  const limits = new Limits();

  on("command", (live, envelope, reply) => {
    if (!isFunction(reply)) return limits.malformed(live);
    if (!limits.commands.spend()) return reply(failure("tooManyRequests"));
    void answered(live, executeCommand({ interviewId: live.room.interviewId, viewer: live.viewer, envelope })).then((result) => {
      if (!result.ok && result.code === "invalid") limits.malformed(live);
      reply(result);
    });
  });
  on("textOpen", (live, frame, reply) => {
    if (!isFunction(reply)) return limits.malformed(live);
    if (!limits.opens.spend()) return reply(failure("tooManyRequests"));
    void answered(live, openText(live, frame, reply)).then((failed) => failed && reply(failed));
  });
  on("textClose", (live, questionId) => {
    if (nodeIdSchema.safeParse(questionId).success) live.open.delete(questionId as string);
    else limits.malformed(live);
  });
  on("textPush", (live, frame) => {
    // Over the limit it is dropped without a word: the author keeps it and sends it again.
    if (!limits.pushes.spend() || !limits.pushedBytes.spend(sizeOf(frame))) return;
    limits.pushTail = limits.pushTail.then(() => pushed(live, frame, limits));
  });
  on("cursor", (live, frame) => sendCursor(live, frame, limits));
  on("hostDraft", (live, line) => takeHostDraft(live, line, limits));
  on("tick", (live, latencyMs, reply) => {
    if (!isFunction(reply)) return limits.malformed(live);
    if (!limits.ticks.spend()) return;
    noteLatency(live, latencyMs);
    reply(Date.now());
  });
  on("takeOver", (live, reply) => {
    if (!isFunction(reply)) return limits.malformed(live);
    if (!can(live.viewer, "text.write", live.room.state)) return reply(failure("forbidden"));
    if (!limits.opens.spend()) return reply(failure("tooManyRequests"));
    takeWriting(live);
    reply({ ok: true, seq: live.room.state.seq });
  });
}

/** What one socket may send; generous for people, tight for a script. */
class Limits {
  readonly commands = new Budget(20, 60);
  readonly opens = new Budget(10, 60);
  readonly pushes = new Budget(100, 300);
  readonly pushedBytes = new Budget(1024 * 1024, 6 * 1024 * 1024);
  readonly cursors = new Budget(30, 60);
  readonly drafts = new Budget(30, 60);
  readonly ticks = new Budget(2, 10);
  /** Pushes of one socket are taken in their order, because later text builds on earlier. */
  pushTail: Promise<void> = Promise.resolve();
  private readonly malformedFrames = new Budget(1, MALFORMED_MAX);

  malformed(socket: LiveSocket): void {
    if (!this.malformedFrames.spend()) dismiss(socket, "invalid");
  }
}

function sendCursor(socket: LiveSocket, frame: unknown, limits: Limits): void {
  if (!limits.cursors.spend()) return;
  const parsed = cursorSchema.safeParse(frame);
  if (!parsed.success) return limits.malformed(socket);
  const { room, viewer } = socket;
  if (!can(viewer, "text.write", room.state)) return;
  const caret = { ...parsed.data, participantId: viewer.participantId, name: viewer.name };
  sendCaret(room, caret);
  peers()?.caret(room, caret);
}

function takeHostDraft({ room, viewer }: LiveSocket, line: unknown, limits: Limits): void {
  if (!limits.drafts.spend()) return;
  const parsed = hostDraftSchema.safeParse(line);
  if (!parsed.success || !can(viewer, "host.command")) return;
  const draft = { participantId: viewer.participantId, line: parsed.data };
  sendHostDraft(room, draft);
  peers()?.hostDraft(room, draft);
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
