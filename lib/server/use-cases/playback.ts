import { isRevealedQuestion } from "@/lib/domain/interview/outline";
import { can, type Viewer } from "@/lib/domain/permissions";
import { answerAt, type Instant, type LoggedEdit } from "@/lib/domain/playback/answer-log";
import { buildAnswerEdits, buildPlaybackView } from "@/lib/domain/views";
import { FailureError } from "@/lib/protocol/failures";
import type { AnswerEditsView, PlaybackView } from "@/lib/protocol/playback";
import type { Locale } from "@/lib/protocol/roles";
import { withDatabase } from "../db";
import { readPast, type Past } from "../playback/past";

/** An interview to watch again, as far as this viewer may see it; the text of the answers comes apart. Throws `FailureError`: forbidden, notFound, unavailable. */
export async function getPlayback(viewer: Viewer, interviewId: string, locale: Locale): Promise<PlaybackView> {
  const past = await readFor(viewer, interviewId);
  return buildPlaybackView({ interviewId, state: past.state, scenario: past.scenario, viewer, locale, now: Date.now() }, past);
}

/** How the text of one answer came to be. Throws `FailureError`: forbidden, notFound, notRevealed, unavailable. */
export async function getAnswerEdits(viewer: Viewer, interviewId: string, questionId: string): Promise<AnswerEditsView> {
  return buildAnswerEdits(questionId, await logFor(viewer, interviewId, questionId));
}

/**
 * An answer's text as it read at an instant: up to and including a journal entry, or a time on the interview's clock.
 * Empty before anything was typed. Throws `FailureError`: forbidden, notFound, notRevealed, unavailable.
 */
export async function getAnswerAt(viewer: Viewer, interviewId: string, questionId: string, instant: Instant): Promise<string> {
  return answerAt(await logFor(viewer, interviewId, questionId), instant);
}

async function logFor(viewer: Viewer, interviewId: string, questionId: string): Promise<readonly LoggedEdit[]> {
  const { scenario, state, logs } = await readFor(viewer, interviewId);
  // The same answer for a question that is hidden and for one that does not exist.
  if (!isRevealedQuestion(scenario, state, questionId)) throw new FailureError("notRevealed");
  return logs.get(questionId) ?? [];
}

async function readFor(viewer: Viewer, interviewId: string): Promise<Past> {
  if (viewer.interviewId !== interviewId || !can(viewer, "review.read")) throw new FailureError("forbidden");
  const past = await withDatabase(() => readPast(interviewId));
  if (past === null) throw new FailureError("notFound");
  return past;
}
