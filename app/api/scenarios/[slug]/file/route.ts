import { projectRoot } from "@/lib/evaluators/fixtures/load-fixture";
import { FAILURES } from "@/lib/protocol/failures";
import { currentAccount } from "@/lib/server/auth/current";
import { exportScenario } from "@/lib/server/use-cases/authoring/transfer";

export const dynamic = "force-dynamic";

/** A scenario as one file to keep. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const made = await exportScenario(await currentAccount(), slug, projectRoot());
  if (!made.ok) return Response.json(made, { status: FAILURES[made.code] });
  const { fileName, text } = made.value;
  return new Response(text, { headers: { "Content-Type": "application/yaml; charset=utf-8", "Content-Disposition": `attachment; filename="${fileName}"`, "Cache-Control": "no-store" } });
}
