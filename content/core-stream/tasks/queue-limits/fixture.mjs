/**
 * Rules for a file of /etc/sysctl.d. The brief says what has to hold; the names are for the candidate to know.
 *
 * What it is made to catch: the accept queue alone, neighbours of the right keys, cookies off, resets on overflow, a later line that takes it back.
 */

const ACCEPT = { key: "net.core.somaxconn", unit: "number", atLeast: 16384, atMost: 65535 };
const SYN = { key: "net.ipv4.tcp_max_syn_backlog", unit: "number", atLeast: 16384, atMost: 65535 };
const CPU = { key: "net.core.netdev_max_backlog", unit: "number", atLeast: 5000, atMost: 30000 };
const COOKIES = { key: "net.ipv4.tcp_syncookies", equals: "1" };
const NO_RESET = { key: "net.ipv4.tcp_abort_on_overflow", equals: "0" };

const RULES = {
  1: [ACCEPT],
  2: [ACCEPT, SYN, CPU],
  3: [COOKIES, NO_RESET],
};

/** @param {number} seed */
export function generate(seed) {
  return { expected: { kind: "settings", rules: RULES[/** @type {1} */ (seed)] ?? RULES[1] } };
}
