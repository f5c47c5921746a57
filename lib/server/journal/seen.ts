import type { Seen } from "@/lib/domain/interview/seen";
import type { Queryable } from "./database";

/** Records who knows the scenario of an interview now, in the transaction of what caused it. The first cause of a role stays. */
export async function recordSeen(db: Queryable, interviewId: string, seen: readonly Seen[]): Promise<void> {
  if (seen.length === 0) return;
  // An account that was deleted meanwhile has no row to refer to.
  await db.query(
    `INSERT INTO "ScenarioSeen" ("userId", "scenarioSlug", role, "interviewId", at)
     SELECT u.id, s.slug, seen.role::"SeenRole", v.id, seen.at
     FROM unnest($2::uuid[], $3::text[], $4::timestamptz[]) AS seen("userId", role, at)
     JOIN "User" u ON u.id = seen."userId" JOIN "Interview" v ON v.id = $1 JOIN "ScenarioVersion" s ON s.id = v."scenarioVersionId"
     ON CONFLICT DO NOTHING`,
    [interviewId, seen.map(({ userId }) => userId), seen.map(({ role }) => role), seen.map(({ at }) => new Date(at))],
  );
}
