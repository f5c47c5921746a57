import { can, type Viewer } from "@/lib/domain/permissions";
import { buildDebriefView } from "@/lib/domain/views";
import { FailureError } from "@/lib/protocol/failures";
import type { Locale } from "@/lib/protocol/roles";
import type { DebriefView } from "@/lib/protocol/views";
import { withDatabase } from "../db";
import { loadRoom } from "../interviews/room";
import { database } from "../journal/database";

/** The talk after an interview, as far as this viewer may see it. Throws `FailureError`: forbidden, notFound, unavailable. */
export async function getDebrief(viewer: Viewer, interviewId: string, locale: Locale): Promise<DebriefView> {
  if (viewer.interviewId !== interviewId || !can(viewer, "review.read")) throw new FailureError("forbidden");
  const room = await withDatabase(() => loadRoom(database, interviewId));
  if (room === null) throw new FailureError("notFound");
  const { state, scenario } = room;
  return buildDebriefView({ interviewId, state, scenario, viewer, locale, now: Date.now() });
}
