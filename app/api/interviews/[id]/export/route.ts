import { readerLocale } from "@/app/guard";
import { exportFormatSchema } from "@/lib/protocol/export-formats";
import { FAILURES, failure, type Failure } from "@/lib/protocol/failures";
import { resolveReviewer } from "@/lib/server/auth/viewer";
import { exportInterview } from "@/lib/server/use-cases/export-interview";

export const dynamic = "force-dynamic";

function refusal(refused: Failure): Response {
  return Response.json(refused, { status: FAILURES[refused.code], headers: { "Cache-Control": "no-store" } });
}

/** An interview as a file (`?format=md|csv|json|ics`), for people admitted to it. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const format = exportFormatSchema.safeParse(new URL(request.url).searchParams.get("format"));
  if (!format.success) return refusal(failure("invalid", "format"));
  const viewer = await resolveReviewer(request.headers.get("cookie"), id);
  const result = viewer ? await exportInterview(viewer, id, format.data, await readerLocale()) : failure("forbidden");
  if (!result.ok) return refusal(result);
  const { body, mediaType, fileName } = result.value;
  return new Response(body, { headers: { "Content-Type": mediaType, "Content-Disposition": `attachment; filename="${fileName}"`, "Cache-Control": "no-store" } });
}
