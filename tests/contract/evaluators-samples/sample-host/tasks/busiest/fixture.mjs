/** An access log of `seed` thousand lines (one to ten), with ties at the tenth place and lines outside the hour. */

const CLOCK = Date.parse("2026-03-14T10:00:00+09:00") / 1000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** @param {number} seconds */
function stamp(seconds) {
  const at = new Date((seconds + 9 * 3600) * 1000);
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  return `${two(at.getUTCDate())}/${MONTHS[at.getUTCMonth()]}/${at.getUTCFullYear()}:${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0900`;
}

/** @param {number} seed */
export function generate(seed) {
  const total = 1000 * Math.min(10, Math.max(1, Math.abs(seed)));
  let state = seed >>> 0;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  /** @type {Record<string, number>} */
  const counts = {};
  const lines = Array.from({ length: total }, (_, index) => {
    // Two hours, evenly; the later one counts.
    const at = CLOCK - 7200 + Math.floor((index / total) * 7200);
    const ip = `192.0.2.${1 + Math.floor(next() ** 2 * 60)}`;
    const path = next() < 0.3 ? "/health" : next() < 0.1 ? "/health/deep" : "/api/items";
    if (at >= CLOCK - 3600 && path !== "/health") counts[ip] = (counts[ip] ?? 0) + 1;
    return `${ip} - - [${stamp(at)}] "GET ${path} HTTP/1.1" 200 ${100 + (index % 900)} "-" "curl/8.5.0"`;
  });
  return {
    files: { "/var/log/nginx/access.log": `${lines.join("\n")}\n` },
    clock: "2026-03-14T10:00:00+09:00",
    timeZone: "Asia/Seoul",
    expected: { kind: "topCounts", limit: 10, counts },
  };
}
