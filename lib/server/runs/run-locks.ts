import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { env } from "../env";
import { errorFields, log } from "../logger";

/** How often a lock that another process has is asked for, in milliseconds. */
const RETRY_MS = 1_000;

/**
 * Which runs and commands this process works on, as advisory locks of one database connection: another node sees them, and they go with the process.
 * A lost connection loses them too; then a snippet may run twice, which is harmless because only the first result is journaled.
 */
export class RunLocks {
  private readonly pool = this.open();

  private open(): pg.Pool {
    const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: 1, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 0 });
    pool.on("error", (error) => log.warn("connection of run locks lost", errorFields(error)));
    return pool;
  }

  /** Whether this process may run it now; false while another one does. Throws what the driver throws. */
  async take(runId: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ taken: boolean }>(`SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken`, [runId]);
    return rows[0]?.taken === true;
  }

  /** Takes it as soon as no other process has it; false once `isWanted`, asked after each try, says no. */
  async takeWhenFree(runId: string, isWanted: (tries: number) => boolean): Promise<boolean> {
    for (let tries = 1; !(await this.take(runId)); tries++) {
      await delay(RETRY_MS, undefined, { ref: false });
      if (!isWanted(tries)) return false;
    }
    return true;
  }

  async give(runId: string): Promise<void> {
    await this.pool.query(`SELECT pg_advisory_unlock(hashtextextended($1, 0))`, [runId]).catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
