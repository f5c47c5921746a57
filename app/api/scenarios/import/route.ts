import type { ImportedFile } from "@/lib/content/import/import-handout";
import { HANDOUT_MAX_BYTES } from "@/lib/content/import/read-handout";
import { projectRoot } from "@/lib/evaluators/fixtures/load-fixture";
import { failure, FAILURES, type Result } from "@/lib/protocol/failures";
import { currentAccount } from "@/lib/server/auth/current";
import { isOwnOrigin } from "@/lib/server/security/origin";
import { readFileForDraft } from "@/lib/server/use-cases/authoring/transfer";

export const dynamic = "force-dynamic";

/** Reads a handout or an exported scenario that a page of this site sends as the request's body. Saves nothing. */
export async function POST(request: Request): Promise<Response> {
  const result = await answer(request);
  return Response.json(result, { status: result.ok ? 200 : FAILURES[result.code], headers: { "Cache-Control": "no-store" } });
}

async function answer(request: Request): Promise<Result<ImportedFile>> {
  if (!isOwnOrigin(request.headers.get("origin"), request.headers.get("host"))) return failure("forbidden");
  const account = await currentAccount();
  if (account === null) return failure("unauthenticated");
  const bytes = await bodyWithin(request, HANDOUT_MAX_BYTES);
  return bytes === null ? failure("handoutTooLarge") : readFileForDraft(account, bytes, projectRoot());
}

/** The body, or null as soon as it is longer than `limit` bytes. */
async function bodyWithin(request: Request, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
