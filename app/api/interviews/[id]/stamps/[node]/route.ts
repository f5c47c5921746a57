import { FAILURES, failure } from "@/lib/protocol/failures";
import { resolveReviewer } from "@/lib/server/auth/viewer";
import { getStampedAnswer } from "@/lib/server/use-cases/stamped-answer";

export const dynamic = "force-dynamic";

/** An answer as it stood at a reveal, for people admitted to the interview. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string; node: string }> }): Promise<Response> {
  const { id, node } = await params;
  const viewer = await resolveReviewer(request.headers.get("cookie"), id);
  const result = viewer ? await getStampedAnswer(viewer, id, node) : failure("forbidden");
  return Response.json(result.ok ? result.value : result, { status: result.ok ? 200 : FAILURES[result.code], headers: { "Cache-Control": "no-store" } });
}
