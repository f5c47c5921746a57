import { isRevealed } from "@/lib/domain/interview/state";
import { can, type Viewer } from "@/lib/domain/permissions";
import { answerAt, type Instant } from "@/lib/domain/playback/answer-log";
import { FailureError } from "@/lib/protocol/failures";
import { withDatabase } from "../db";
import { readPast, type Past } from "../playback/past";

/**
 * An answer's text as it read at an instant: up to and including a journal entry, or a time on the interview's clock.
 * Empty before anything was typed. Throws `FailureError`: forbidden, notFound, notRevealed, unavailable.
 */
export async function getAnswerAt(viewer: Viewer, interviewId: string, questionId: string, instant: Instant): Promise<string> {
  const past = await readFor(viewer, interviewId);
  // The same answer for a question that is hidden and for one that does not exist.
  if (!isRevealed(past.state, questionId)) throw new FailureError("notRevealed");
  return answerAt(past.logs.get(questionId) ?? [], instant);
}

async function readFor(viewer: Viewer, interviewId: string): Promise<Past> {
  if (viewer.interviewId !== interviewId || !can(viewer, "review.read")) throw new FailureError("forbidden");
  const past = await withDatabase(() => readPast(interviewId));
  if (past === null) throw new FailureError("notFound");
  return past;
}
