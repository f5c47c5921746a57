import { scenarioSchema, type Scenario } from "@/lib/content/schema";
import type { Queryable } from "../journal/database";

/** Versions are immutable, so that a parsed one can be kept; most interviews of an evening share one or two. */
const KEPT_VERSIONS = 16;
const parsed = new Map<string, Scenario>();

/** The scenario version that an interview pins. Throws when the row is missing or not a scenario, which is a bug. */
export async function loadScenario(db: Queryable, versionId: string): Promise<Scenario> {
  const known = parsed.get(versionId);
  if (known) {
    // Back to the end: the first of the map is the one that was not used for longest.
    parsed.delete(versionId);
    parsed.set(versionId, known);
    return known;
  }
  const { rows } = await db.query<{ content: unknown }>(`SELECT content FROM "ScenarioVersion" WHERE id = $1`, [versionId]);
  const scenario = scenarioSchema.parse(rows[0]?.content);
  parsed.set(versionId, scenario);
  const oldest = parsed.keys().next().value;
  if (parsed.size > KEPT_VERSIONS && oldest !== undefined) parsed.delete(oldest);
  return scenario;
}
