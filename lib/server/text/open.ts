import { can } from "@/lib/domain/permissions";
import { isRevealed } from "@/lib/domain/interview/state";
import { textOpenSchema, type TextOpenReply } from "@/lib/protocol/frames";
import { failure, type Failure } from "@/lib/protocol/failures";
import { catchUp } from "../interviews/catch-up";
import { writingOf } from "../realtime/writing";
import type { LiveSocket } from "../realtime/live-socket";
import { Answer } from "./answer";
import { claim } from "./claims";
import { currentAnswerOf } from "./load-answer";

/**
 * Opens an answer's text for a socket: claims the Yjs client id of one who may write, and gives the text as it stands on disk.
 * From this reply on the socket gets every later update of it. Deleted text is not part of what is given.
 */
export async function openText(socket: LiveSocket, frame: unknown, reply: (reply: TextOpenReply) => void): Promise<void> {
  const answer = await openable(socket, frame);
  if (!(answer instanceof Answer)) return reply(answer);
  // In one go: an update that is committed from here on follows the reply, every earlier one is part of it.
  const { questionId } = answer;
  if (!socket.open.includes(questionId)) socket.open = socket.open.concat(questionId);
  const state = Buffer.from(answer.state()).toString("base64");
  reply({ ok: true, questionId, seq: socket.room.knownSeq(answer), state, writable: writingOf(socket).writable });
}

/** The answer as it stands on disk, or why this socket does not get it. */
async function openable(socket: LiveSocket, frame: unknown): Promise<Answer | Failure> {
  const parsed = textOpenSchema.safeParse(frame);
  if (!parsed.success) return failure("invalid");
  const { questionId, clientId } = parsed.data;
  const { room, viewer } = socket;
  if (!can(viewer, "text.read")) return failure("forbidden");
  if (!room.scenario.questions.some((question) => question.id === questionId)) return failure("notFound");
  // The interviewer knows all questions, and may look at an answer before there is one.
  const isHidden = () => viewer.role !== "interviewer" && !isRevealed(room.state, questionId);
  if (isHidden()) await catchUp().now(room);
  if (isHidden()) return failure("notRevealed");
  // An id only says whose typing it is; an interviewer has one before the switch is on.
  const mayWrite = clientId !== null && can(viewer, "text.write", { interviewerTyping: true });
  if (mayWrite && !(await claim(room, clientId, viewer.participantId))) return failure("conflict");
  return currentAnswerOf(room, questionId);
}
