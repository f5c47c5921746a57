import type { PoolClient, QueryResult, QueryResultRow } from "pg";
import { isDatabaseAway, pool } from "../db";

/** What can run a query: the pool, or one connection inside a transaction. */
export type Queryable = { query<R extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<R>> };

/** Longest wait for one statement of a command, in milliseconds; a row lock held by a hung node must not hang this one. */
const STATEMENT_TIMEOUT_MS = 5_000;
/** The client's side of the same: a database that stopped answering without closing its connections. */
const QUERY_TIMEOUT_MS = 8_000;

const TIMED_OUT = /Query read timeout/;
/** Statement timeout, idle-in-transaction timeout, read-only standby, disk full, out of memory, lock not available. */
const PASSING_CODES = new Set(["57014", "25P03", "25006", "53100", "53200", "55P03"]);

/** Whether something thrown by the driver may go away by itself: the caller answers `unavailable` and the client tries again. */
export function isPassing(thrown: unknown): boolean {
  if (isDatabaseAway(thrown)) return true;
  if (!(thrown instanceof Error)) return false;
  return TIMED_OUT.test(thrown.message) || ("code" in thrown && typeof thrown.code === "string" && PASSING_CODES.has(thrown.code));
}

/** A query with a deadline on the client's side. */
export function timed(text: string, values?: unknown[]) {
  return { text, values, query_timeout: QUERY_TIMEOUT_MS };
}

/** The pool, with deadlines. */
export const database: Queryable = {
  query: (text, values) => pool().query(timed(text, values)),
};

const BEGIN = `BEGIN; SET LOCAL statement_timeout = ${STATEMENT_TIMEOUT_MS}; SET LOCAL idle_in_transaction_session_timeout = ${QUERY_TIMEOUT_MS}`;

/** Runs `work` in one transaction of one connection. A connection that can not roll back is closed, which rolls back as well. */
export async function inTransaction<T>(work: (db: Queryable) => Promise<T>): Promise<T> {
  const client: PoolClient = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query(timed(BEGIN));
    const result = await work({ query: (text, values) => client.query(timed(text, values)) });
    await client.query(timed("COMMIT"));
    return result;
  } catch (thrown) {
    await client.query(timed("ROLLBACK")).catch((error: Error) => (broken = error));
    throw thrown;
  } finally {
    client.release(broken);
  }
}
