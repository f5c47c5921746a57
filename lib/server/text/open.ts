import { can } from "@/lib/domain/permissions";
import { isRevealed } from "@/lib/domain/interview/state";
import { textOpenSchema, type TextOpenReply } from "@/lib/protocol/frames";
import { failure } from "@/lib/protocol/failures";
import { writingOf } from "../realtime/writing";
import type { LiveSocket } from "../realtime/live-socket";
import { claim } from "./claims";
import { answerOf, knownSeq, refreshAnswer } from "./load-answer";

/**
 * Opens an answer's text for a socket: claims the Yjs client id of one who may write, and gives the text as it stands on disk.
 * From this reply on the socket gets every later update of it. Deleted text is not part of what is given.
 */
export async function openText(socket: LiveSocket, frame: unknown): Promise<TextOpenReply> {
  const parsed = textOpenSchema.safeParse(frame);
  if (!parsed.success) return failure("invalid");
  const { questionId, clientId } = parsed.data;
  const { room, viewer } = socket;
  if (!can(viewer, "text.read")) return failure("forbidden");
  if (!room.scenario.questions.some((question) => question.id === questionId)) return failure("notFound");
  // The interviewer knows all questions, and may look at an answer before there is one.
  if (viewer.role !== "interviewer" && !isRevealed(room.state, questionId)) return failure("notRevealed");
  const mayWrite = clientId !== null && can(viewer, "text.write");
  if (mayWrite && !(await claim(room, clientId, viewer.participantId))) return failure("conflict");
  const answer = await answerOf(room, questionId);
  await refreshAnswer(room, answer);
  // In one go with reading the state, so that no update falls between it and the frames that follow.
  socket.open.add(questionId);
  const state = Buffer.from(answer.state()).toString("base64");
  return { ok: true, questionId, seq: knownSeq(room, answer), state, writable: mayWrite && writingOf(socket).writable };
}
