/**
 * A large download through Nginx to a client that does not read for a while; the upstream notes how long it is held.
 * The snippet is a file that `http {}` includes. Reports carry `X-Accel-Buffering: no`, which the application has always sent.
 *
 * What it is made to catch: buffering still off (by the directive or by the upstream's header), timeouts raised instead,
 * and buffers whose overflow to disk is forbidden or too small for the report.
 */

const MIB = 1024 * 1024;
const GUNICORN = "127.0.0.1:8000";
/** Time that a client takes before it reads; the upstream must be free long before, in milliseconds. */
const SLOW_MS = 2000;
const HELD_AT_MOST_MS = 1200;

const WORLDS = {
  /** One slow client. */
  60: { mib: 16, clients: 1, headers: {} },
  /** The application switches buffering off in its answer. */
  504: { mib: 16, clients: 1, headers: { "X-Accel-Buffering": "no" } },
  /** Three slow clients and a larger report. */
  300: { mib: 24, clients: 3, headers: { "X-Accel-Buffering": "no" } },
};

/** @param {number} seed */
export function generate(seed) {
  const { mib, clients, headers } = WORLDS[/** @type {60} */ (seed)] ?? WORLDS[60];
  const download = (/** @type {number} */ index) => ({ method: "GET", path: `/reports/${1001 + index}/download`, readAfterMs: SLOW_MS });
  return {
    expected: {
      kind: "httpTraffic",
      listen: "127.0.0.1:8080",
      upstreams: [{ listen: GUNICORN, delayMs: { "/": 50 }, headers, bodyBytes: mib * MIB, heldMs: { atMost: HELD_AT_MOST_MS } }],
      steps: [
        {
          id: "download",
          waitMs: 0,
          requests: Array.from({ length: clients }, (_, index) => download(index)),
          statuses: { 200: { atLeast: clients } },
          headers: { 200: [{ name: "Content-Length", pattern: `^${mib * MIB}$` }] },
        },
      ],
    },
  };
}
