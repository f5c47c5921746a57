/**
 * An access log in Nginx's combined format, and how many requests each address made in the hour before `clock`
 * to anything but `/api/v1/health_check`.
 *
 * What the log is made to catch: paths that only begin like the health check, the health check's address in a referrer,
 * methods other than GET, requests that are not HTTP at all, lines seconds outside the hour, the same hour of earlier days,
 * addresses that begin alike, and a tie at the tenth place.
 */

const HEALTH_CHECK = "/api/v1/health_check";
const HOUR = 3600;
const LIMIT = 10;

/** Seeds of the scenario's cases. Another seed gives a weekday in business hours. */
const CASES = {
  240: { clock: "2026-11-19T09:40:00+09:00", lines: 240 },
  1430: { clock: "2026-11-19T14:30:00+09:00", lines: 400 },
  112: { clock: "2026-12-01T00:12:00+09:00", lines: 400 },
};

const ADDRESSES = [
  "203.0.113.24", "198.51.100.7", "192.0.2.61", "203.0.113.88", "192.0.2.140", "198.51.100.19", "203.0.113.5",
  "203.0.113.50", "192.0.2.6", "198.51.100.70", "198.51.100.77", "2001:db8::7", "192.0.2.14", "203.0.113.240",
];
/** How often each address counts, as parts of the lines inside the hour; the tenth and the eleventh are equal. */
const SHARES = [60, 31, 24, 18, 15, 12, 10, 9, 8, 6, 6, 5, 3, 2];

/** Paths that count although a loose pattern would drop them. */
const NEAR_MISSES = [
  "/api/v1/health_checks", "/api/v1/health_check/", "/api/v1/health_check?deep=1", "/api/v1/health_checkup",
  "/api/v2/health_check", "/internal/api/v1/health_check", "/api/v1/Health_check",
];
const PAGES = ["/", "/login", "/api/v1/items?page=2", "/api/v1/items/48", "/api/v1/orders", "/static/app.css", "/static/app.js", "/favicon.ico", "/search?q=log"];
const AGENTS = ["Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0", "curl/8.5.0", "okhttp/4.12.0", "ELB-HealthChecker/2.0", "-"];
const REFERRERS = ["-", "-", "https://shop.example.test/", "https://status.example.test/api/v1/health_check", "https://shop.example.test/items/48"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** @param {number} seed @returns {() => number} uniform in [0, 1), the same for the same seed (mulberry32) */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {number} seconds since the epoch @returns {string} as Nginx writes `$time_local` in Seoul */
function timeLocal(seconds) {
  const at = new Date((seconds + 9 * HOUR) * 1000);
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const day = `${two(at.getUTCDate())}/${MONTHS[at.getUTCMonth()]}/${at.getUTCFullYear()}`;
  return `${day}:${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0900`;
}

/** @typedef {{ at: number, ip: string, request: string, status: number, referrer: string, agent: string }} Entry */

/** @param {number} seed */
function world(seed) {
  const next = random(seed);
  const pick = (/** @type {readonly string[]} */ from) => from[Math.floor(next() * from.length)] ?? "";
  const between = (/** @type {number} */ low, /** @type {number} */ high) => low + Math.floor(next() * (high - low + 1));
  const known = CASES[/** @type {240} */ (seed)];
  const clock = known?.clock ?? `2026-${String(between(1, 12)).padStart(2, "0")}-${String(between(2, 27)).padStart(2, "0")}T${between(10, 17)}:${between(10, 59)}:00+09:00`;
  return { next, pick, between, clock, now: Date.parse(clock) / 1000, lines: known?.lines ?? 320 };
}

/** Lines inside the hour that count, interleaved so that equal addresses rarely stand together. */
function counted(/** @type {ReturnType<typeof world>} */ { now, lines, pick, between, next }) {
  const parts = SHARES.reduce((sum, share) => sum + share, 0);
  const inside = Math.round(lines * 0.5);
  return SHARES.flatMap((share, rank) => {
    const times = Math.max(1, Math.round((share / parts) * inside));
    const ip = ADDRESSES[rank] ?? "";
    return Array.from({ length: times }, (_, index) => {
      const path = index % 4 === 1 ? pick(NEAR_MISSES) : pick(PAGES);
      const request = index % 9 === 8 ? "-" : `${pick(["GET", "GET", "POST", "HEAD"])} ${path} ${pick(["HTTP/1.1", "HTTP/1.1", "HTTP/2.0"])}`;
      const status = request === "-" ? 400 : next() < 0.1 ? 404 : 200;
      return { at: now - between(2, HOUR - 10), ip, request, status, referrer: request === "-" ? "-" : pick(REFERRERS), agent: request === "-" ? "-" : pick(AGENTS) };
    });
  });
}

/** Health checks inside the hour: from the balancer, and from addresses that also count. */
function healthChecks(/** @type {ReturnType<typeof world>} */ { now, lines, pick, between }) {
  return Array.from({ length: Math.round(lines * 0.2) }, (_, index) => ({
    at: now - between(2, HOUR - 10),
    ip: index % 3 === 0 ? ADDRESSES[7 + (index % 7)] ?? "" : "192.0.2.200",
    request: `${index % 5 === 4 ? "HEAD" : "GET"} ${HEALTH_CHECK} ${pick(["HTTP/1.0", "HTTP/1.1", "HTTP/2.0"])}`,
    status: 200, referrer: "-", agent: "ELB-HealthChecker/2.0",
  }));
}

/** Lines outside the hour: seconds before it, and the same hour on days before. They would change the order. */
function outside(/** @type {ReturnType<typeof world>} */ { now, pick, between }, /** @type {number} */ count) {
  return Array.from({ length: count }, (_, index) => {
    const at = index % 3 === 0 ? now - HOUR - between(1, 90) : index % 3 === 1 ? now - HOUR - between(90, 7200) : now - 86400 * between(1, 3) - between(60, HOUR - 60);
    return { at, ip: ADDRESSES[8 + (index % 6)] ?? "", request: `GET ${pick(PAGES)} HTTP/1.1`, status: 200, referrer: pick(REFERRERS), agent: pick(AGENTS) };
  });
}

const uriOf = (/** @type {Entry} */ { request, status }) => (request === "-" ? String(status) : request.split(" ")[1] ?? "");

const toLine = (/** @type {Entry} */ entry) =>
  `${entry.ip} - - [${timeLocal(entry.at)}] "${entry.request}" ${entry.status} ${entry.request === "-" ? 0 : 100 + (entry.at % 4096)} "${entry.referrer}" "${entry.agent}"`;

/** @param {number} seed */
export function generate(seed) {
  const made = world(seed);
  const within = [...counted(made), ...healthChecks(made)];
  /** @type {Entry[]} */
  const entries = [...within, ...outside(made, made.lines - within.length)].sort((one, other) => one.at - other.at);
  /** @type {Record<string, number>} */
  const counts = {};
  for (const entry of entries) {
    if (entry.at < made.now - HOUR || entry.at > made.now || uriOf(entry) === HEALTH_CHECK) continue;
    counts[entry.ip] = (counts[entry.ip] ?? 0) + 1;
  }
  return {
    files: { "/var/log/nginx/access.log": `${entries.map(toLine).join("\n")}\n` },
    clock: made.clock,
    timeZone: "Asia/Seoul",
    expected: { kind: "topCounts", limit: LIMIT, counts },
  };
}
