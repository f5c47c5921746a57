/**
 * Order 42, read and then cancelled by its customer. With seed 2 the restaurant accepts it between the two.
 *
 * What it is made to catch: no If-Match, `*`, a tag without quotes or with W/, cancelling without reading, a whole PUT.
 */

const ORDER = "/api/v2/orders/42";
const CANCELLATION = { cancellation: { reason: "CHANGED_MIND" } };

/** @param {number} seed */
export function generate(seed) {
  const accepted = seed === 2;
  return {
    expected: {
      kind: "httpExchange",
      resources: { [ORDER]: { id: 42, status: "PLACED", total: 23000 } },
      requireIfMatch: true,
      changes: accepted ? [{ after: 1, path: ORDER, body: { id: 42, status: "COOKING", total: 23000, cancellation: null } }] : [],
      requests: [
        { method: "GET", path: ORDER, status: 200 },
        { method: "PATCH", path: ORDER, headers: [{ name: "If-Match" }, { name: "Content-Type", pattern: "^application/(merge-patch\\+)?json" }], body: CANCELLATION, status: accepted ? 412 : 200 },
        { method: "GET", path: ORDER, status: 200 },
      ],
      left: { [ORDER]: accepted ? { status: "COOKING", cancellation: null } : { id: 42, status: "PLACED", total: 23000, ...CANCELLATION } },
    },
  };
}
