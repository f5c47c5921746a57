import { z } from "zod";
import { can } from "@/lib/domain/permissions";
import { isRevealed } from "@/lib/domain/interview/state";
import type { FailureCode } from "@/lib/protocol/failures";
import { textPushSchema, type TextPush } from "@/lib/protocol/frames";
import { idSchema } from "@/lib/protocol/ids";
import { TEXT_PUSH_MAX_UPDATES, TEXT_UPDATE_MAX_BYTES } from "@/lib/protocol/limits";
import { catchUp } from "../interviews/catch-up";
import type { LiveSocket } from "../realtime/live-socket";
import { refuseText } from "./deliver";
import type { Answer } from "./answer";
import { claimsOf } from "./claims";
import { textCommitter } from "./service";
import { BadUpdate, inspectUpdate, type UpdateShape } from "./inspect-update";
import { answerOf, refreshAnswer } from "./load-answer";

type Update = TextPush["updates"][number];

const BASE64_MAX_CHARS = Math.ceil(TEXT_UPDATE_MAX_BYTES / 3) * 4;

/** A frame whose updates are to be judged one by one, because not all of them have the right shape. */
const looseSchema = z.object({
  questionId: z.string().max(64),
  updates: z.array(z.object({ id: idSchema, data: z.unknown() })).min(1).max(TEXT_PUSH_MAX_UPDATES),
});

/**
 * Takes typed text in: each update is checked by itself, refused ones are answered at once, the others go into the next group commit.
 * Says whether the frame could be read. Throws what the driver throws while an answer is being loaded; the author then sends it again.
 */
export async function pushText(socket: LiveSocket, frame: unknown): Promise<boolean> {
  const parsed = textPushSchema.safeParse(frame);
  if (!parsed.success) return refuseShape(socket, frame);
  const { questionId, updates } = parsed.data;
  if (closedFor(socket, questionId)) await catchUp().now(socket.room);
  const closed = closedFor(socket, questionId);
  if (closed) refuseText(socket, questionId, updates.map((update) => update.id), closed);
  else await take(socket, questionId, updates);
  return true;
}

/**
 * The usual key: everything that it takes to judge it is in memory, and it is taken in on the spot. False when it is not taken that way;
 * `pushText` then begins it anew, and what is on its way already is known by its id.
 */
export function pushLoaded(socket: LiveSocket, frame: unknown): boolean {
  const parsed = textPushSchema.safeParse(frame);
  if (!parsed.success) return false;
  const { questionId, updates } = parsed.data;
  const claims = socket.room.claims?.loaded;
  const answer = socket.room.answers.get(questionId)?.loaded;
  if (!claims || !answer || closedFor(socket, questionId)) return false;
  answer.usedAt = Date.now();
  return updates.every((update) => admit(socket, answer, claims, update) === null);
}

/** Why this person can not write in this answer now; typing while paused is kept. */
function closedFor({ room, viewer }: LiveSocket, questionId: string): FailureCode | null {
  if (!can(viewer, "text.write", room.state)) return "forbidden";
  if (room.state.status === "lobby") return "interviewNotStarted";
  if (room.state.status === "ended") return "interviewEnded";
  const isQuestion = room.scenario.questions.some((question) => question.id === questionId);
  return isQuestion && isRevealed(room.state, questionId) ? null : "notRevealed";
}

async function take(socket: LiveSocket, questionId: string, updates: readonly Update[]): Promise<void> {
  const { room } = socket;
  const claims = await claimsOf(room);
  const answer = await answerOf(room, questionId);
  const refused = new Map<FailureCode, string[]>();
  let refreshed = false;
  for (const update of updates) {
    let code = admit(socket, answer, claims, update);
    if (code === "conflict" && !refreshed) {
      // Another node may have written what this update builds on.
      refreshed = true;
      await refreshAnswer(room, answer);
      code = admit(socket, answer, claims, update);
    }
    if (code) refused.set(code, [...(refused.get(code) ?? []), update.id]);
  }
  for (const [code, ids] of refused) refuseText(socket, questionId, ids, code);
}

/** Puts one update into the next group commit, or says why not. */
function admit(socket: LiveSocket, answer: Answer, claims: ReadonlyMap<number, string>, { id, data }: Update): FailureCode | null {
  const { room, viewer } = socket;
  const committer = textCommitter();
  const pending = committer.pending(room.interviewId, id);
  if (pending) {
    if (!pending.askedBy.includes(socket.id)) pending.askedBy.push(socket.id);
    return null;
  }
  const bytes = Buffer.from(data, "base64");
  const shape = bytes.length > TEXT_UPDATE_MAX_BYTES ? null : shapeOf(bytes);
  if (!shape) return bytes.length > TEXT_UPDATE_MAX_BYTES ? "tooLarge" : "invalid";
  if (shape.runs.some((run) => claims.get(run.client) !== viewer.participantId)) return "forbidden";
  const refusal = answer.refusal(bytes, shape);
  if (refusal) return refusal;
  // Encoded anew: a sloppy encoding of the same bytes must not travel on.
  const clean = bytes.toString("base64");
  const { participantId } = viewer;
  committer.add({ room, answer, updateId: id, participantId, data: clean, bytes, shape, askedBy: [socket.id], takenAt: Date.now() });
  return null;
}

function shapeOf(bytes: Uint8Array): UpdateShape | null {
  try {
    return inspectUpdate(bytes);
  } catch (thrown) {
    if (thrown instanceof BadUpdate) return null;
    throw thrown;
  }
}

/** Some or all of the frame can not be read: what has an id is answered by id, so that the author stops sending it. */
async function refuseShape(socket: LiveSocket, frame: unknown): Promise<boolean> {
  const loose = looseSchema.safeParse(frame);
  if (!loose.success) {
    refuseText(socket, "", [], "invalid");
    return false;
  }
  const { questionId, updates } = loose.data;
  const isReadable = (update: (typeof updates)[number]) => textPushSchema.safeParse({ questionId, updates: [update] }).success;
  const isLarge = ({ data }: { data: unknown }) => typeof data === "string" && data.length > BASE64_MAX_CHARS;
  const bad = updates.filter((update) => !isReadable(update));
  for (const [code, ids] of [["tooLarge", bad.filter(isLarge)], ["invalid", bad.filter((update) => !isLarge(update))]] as const) {
    if (ids.length > 0) refuseText(socket, questionId, ids.map((update) => update.id), code);
  }
  const good = updates.filter(isReadable);
  if (good.length > 0) await pushText(socket, { questionId, updates: good });
  return false;
}
