/**
 * Rules for a `gunicorn.conf.py` on a host with four processors. The file is executed, so it may compute its values.
 *
 * What it is made to catch: a worker class that does not exist,
 * a grace shorter than the longest request, more connections a worker than the database can bear.
 */

const WORKER = { key: "worker_class", oneOf: ["gevent", "gunicorn.workers.ggevent.GeventWorker", "egg:gunicorn#gevent"] };
const BIND = { key: "bind", equals: "unix:/run/gunicorn/gunicorn.sock" };
const WORKERS = { key: "workers", unit: "number", atLeast: 4, atMost: 9 };
const CONNECTIONS = { key: "worker_connections", unit: "number", atLeast: 10, atMost: 50 };
const GRACE = { key: "graceful_timeout", unit: "number", atLeast: 300, atMost: 600 };

/** Public: what the brief names by its value. Otherwise: what follows from it. */
const RULES = {
  4: [BIND, WORKER],
  9: [WORKERS, CONNECTIONS],
  300: [GRACE, WORKER],
};

/** @param {number} seed */
export function generate(seed) {
  return { expected: { kind: "settings", rules: RULES[/** @type {4} */ (seed)] ?? RULES[4] } };
}
