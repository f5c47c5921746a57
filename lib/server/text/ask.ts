import type { ClientBase, QueryArrayConfig } from "pg";

/** For `isPassing` it is what the driver says of its own deadline. */
const OVERDUE = "Query read timeout";

/**
 * Rows of a query as arrays, or a rejection after `timeoutMs` without an answer, which leaves the connection unusable.
 * With a promise and a deadline of the driver's, each query would have two functions assigned to its properties. V8 puts such functions among
 * what lives long, and with them all that they reach, which is the whole batch: 3 MB a second that only a full collection took away again.
 */
export function ask<Row extends unknown[]>(client: ClientBase, query: Omit<QueryArrayConfig, "rowMode">, timeoutMs: number): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const overdue = setTimeout(() => reject(new Error(OVERDUE)), timeoutMs);
    client.query<Row>({ ...query, rowMode: "array" }, (error: Error | null, result) => {
      clearTimeout(overdue);
      if (error) reject(error);
      else resolve(result.rows);
    });
  });
}
