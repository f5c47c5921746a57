import { pool } from "@/lib/server/db";

export const dynamic = "force-dynamic";

/** For whoever watches the server: 200 while it can reach its database, else 503. */
export async function GET(): Promise<Response> {
  const database = await pool()
    .query("SELECT 1")
    .then(
      () => true,
      () => false,
    );
  return Response.json({ ok: database, database }, { status: database ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
