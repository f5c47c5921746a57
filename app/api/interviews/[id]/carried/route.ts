import { readerLocale } from "@/app/guard";
import { FAILURES, failure } from "@/lib/protocol/failures";
import { resolveViewer } from "@/lib/server/auth/viewer";
import { listCarriedFollowUps } from "@/lib/server/use-cases/progress";

export const dynamic = "force-dynamic";

/** What this interview's candidates missed before, for its interviewer. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const viewer = await resolveViewer(request.headers.get("cookie"), id, "console");
  const result = viewer ? await listCarriedFollowUps(viewer, id, await readerLocale()) : failure("forbidden");
  return Response.json(result.ok ? result.value : result, { status: result.ok ? 200 : FAILURES[result.code], headers: { "Cache-Control": "no-store" } });
}
