/**
 * Traffic for an Nginx that stands between a load balancer and Django. The snippet is a file that `http {}` includes.
 * Requests come from the load balancer at 127.0.0.1, which appends the address of the client to X-Forwarded-For.
 *
 * What the traffic is made to catch: limits keyed on the load balancer's address, a forged first address, 503 where 429 belongs,
 * a missing Retry-After on refusals, no common ceiling, a ceiling that also refuses the health check.
 */

const DJANGO = "127.0.0.1:8000";
const RETRY_AFTER = { name: "Retry-After", pattern: "^[1-9][0-9]{0,2}$" };
const BID = { method: "POST", path: "/api/auctions/1/bids", body: '{"price":100000}' };

/** @param {number} count @param {(index: number) => string} forwardedFor */
const bids = (count, forwardedFor) => Array.from({ length: count }, (_, index) => ({ ...BID, headers: { "X-Forwarded-For": forwardedFor(index) } }));

/** Health checks of the load balancer carry no X-Forwarded-For. @param {number} count */
const health = (count) => Array.from({ length: count }, () => ({ method: "GET", path: "/healthz", headers: {} }));

/** Requests of a step leave at the same moment; steps follow one another once `waitMs` has passed, whether or not all are answered. */
const WORLDS = {
  /** One client far above the rate, ten others beside it. */
  429: {
    delayMs: 20,
    steps: [
      { id: "one-client", waitMs: 0, requests: bids(40, () => "203.0.113.7"), statuses: { 200: { atLeast: 1, atMost: 30 }, 429: { atLeast: 10 } }, headers: { 429: [RETRY_AFTER] } },
      { id: "others", waitMs: 300, requests: bids(10, (index) => `198.51.100.${20 + index}`), statuses: { 200: { atLeast: 10 } } },
    ],
  },
  /** The same client invents a new first address for every request. */
  4290: {
    delayMs: 20,
    steps: [
      { id: "forged", waitMs: 0, requests: bids(40, (index) => `192.0.2.${index + 1}, 203.0.113.9`), statuses: { 200: { atLeast: 1, atMost: 30 }, 429: { atLeast: 10 } }, headers: { 429: [RETRY_AFTER] } },
      { id: "others", waitMs: 300, requests: bids(5, (index) => `198.51.100.${60 + index}`), statuses: { 200: { atLeast: 5 } } },
    ],
  },
  /** A hundred and twenty clients, one bid each, and a Django that takes its time. */
  503: {
    delayMs: 1500,
    steps: [
      { id: "crowd", waitMs: 0, requests: bids(120, (index) => `198.51.100.${index + 1}`), statuses: { 200: { atLeast: 30, atMost: 40 }, 503: { atLeast: 80 } }, headers: { 503: [RETRY_AFTER] } },
      { id: "health", waitMs: 400, requests: health(5), statuses: { 200: { atLeast: 5 } } },
    ],
    atOnce: { path: "/api/", atMost: 40 },
  },
};

/** @param {number} seed */
export function generate(seed) {
  const { delayMs, steps, atOnce } = { atOnce: undefined, ...(WORLDS[/** @type {429} */ (seed)] ?? WORLDS[429]) };
  return {
    expected: {
      kind: "httpTraffic",
      listen: "127.0.0.1:8080",
      upstreams: [{ listen: DJANGO, delayMs: { "/healthz": 0, "/": delayMs }, status: 200, atOnce }],
      steps,
    },
  };
}
