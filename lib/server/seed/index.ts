import { env } from "../env";
import { pool, withDatabase } from "../db";
import { syncLibrary } from "../use-cases/scenario-versions";
import { ensureDemoCalibrations } from "./demo-calibrations";
import { demoPeople, ensureDemoGroup, type DemoPerson } from "./demo-group";
import { ensureDemoSeason } from "./demo-season";
import { ensurePastInterviews } from "./past-interviews";
import { ensureReadyInterview, type ReadyInterview } from "./ready-interview";
import { STORIES } from "./stories";

/** What somebody needs to try the demo. */
export type DemoSummary = { people: DemoPerson[] } & ReadyInterview;

/** Two starts that seed at once take turns. Any constant will do. */
const SEED_LOCK = 0x6b6b7365;

/**
 * Brings a database to what the program ships with: the scenario library always, the demo group where asked.
 * Harmless to repeat; a run that was cut off is finished by the next. Throws `FailureError("unavailable")`.
 */
export async function seed({ demo }: { demo: boolean }): Promise<DemoSummary | null> {
  return withDatabase(() => inTurn(async () => {
    await syncLibrary(env().KKORI_CONTENT_DIR);
    if (!demo) return null;
    const group = await ensureDemoGroup();
    await ensurePastInterviews(group, STORIES);
    await ensureDemoCalibrations(group);
    await ensureDemoSeason(group);
    return { people: demoPeople(), ...(await ensureReadyInterview(group)) };
  }));
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [SEED_LOCK]);
    return await work();
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [SEED_LOCK]).catch(() => undefined);
    client.release();
  }
}
