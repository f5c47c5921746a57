/**
 * Payments of order 77: a first attempt, its retry, and the customer's next decision with another card.
 *
 * What it is made to catch: a new key for the retry, no key at all, the old key for a new decision, a retry with a changed body.
 */

const PAYMENTS = "/api/v2/orders/77/payments";
const KEY = { name: "Idempotency-Key", pattern: '^"?[A-Za-z0-9_:.-]{8,}"?$' };
const JSON_BODY = { name: "Content-Type", pattern: "^application/json" };

/** @param {string} card @param {number} times */
const payment = (card, times) => ({ method: "POST", path: PAYMENTS, headers: [KEY, JSON_BODY], body: { amount: 23000, card }, status: 201, times });

/** Seed: how often the network repeats each request. @param {number} seed */
export function generate(seed) {
  const times = Math.min(Math.max(seed, 1), 5);
  return {
    expected: {
      kind: "httpExchange",
      collections: [PAYMENTS],
      requireIdempotencyKey: true,
      requests: [payment("card_a", times), payment("card_a", times), payment("card_b", times)],
      left: { [`${PAYMENTS}/1`]: { amount: 23000, card: "card_a" }, [`${PAYMENTS}/2`]: { amount: 23000, card: "card_b" }, [`${PAYMENTS}/3`]: null },
    },
  };
}
