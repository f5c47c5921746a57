import { can, type Viewer } from "@/lib/domain/permissions";
import { buildReviewView } from "@/lib/domain/views";
import { FailureError } from "@/lib/protocol/failures";
import type { Locale } from "@/lib/protocol/roles";
import type { ReviewView } from "@/lib/protocol/views";
import { withDatabase } from "../db";
import { loadRoom } from "../interviews/room";
import { database } from "../journal/database";
import { readAnswerTexts } from "../text/read-answers";

/** An interview to look back at, folded from its journal, as far as this viewer may see it. Throws `FailureError`: forbidden, notFound, unavailable. */
export async function getReview(viewer: Viewer, interviewId: string, locale: Locale): Promise<ReviewView> {
  if (viewer.interviewId !== interviewId || !can(viewer, "review.read")) throw new FailureError("forbidden");
  const [room, answers] = await withDatabase(() => Promise.all([loadRoom(database, interviewId), readAnswerTexts(interviewId)]));
  if (room === null) throw new FailureError("notFound");
  const { state, scenario } = room;
  return buildReviewView({ interviewId, state, scenario, viewer, locale, now: Date.now() }, answers);
}
