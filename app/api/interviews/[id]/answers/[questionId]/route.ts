import { FAILURES, failure, success } from "@/lib/protocol/failures";
import { requestCookies } from "@/lib/server/auth/current";
import { resolveReviewer } from "@/lib/server/auth/viewer";
import { getAnswerEdits } from "@/lib/server/use-cases/playback";
import { resultOf } from "../../../../../action-result";

/** How the text of one answer came to be, for playback. Strangers get the same answer whether the interview exists or not. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string; questionId: string }> }): Promise<Response> {
  const { id, questionId } = await params;
  const result = await resultOf(async () => {
    const viewer = await resolveReviewer(await requestCookies(), id);
    return viewer === null ? failure("forbidden") : success(await getAnswerEdits(viewer, id, questionId));
  });
  return Response.json(result, { status: result.ok ? 200 : FAILURES[result.code], headers: { "Cache-Control": "private, no-store" } });
}
