/**
 * Rules for the unit of the streaming server.
 *
 * What it is made to catch: the default that stays, a wrong section, a number above fs.nr_open or none at all, a unit that lost what it had.
 */

const service = (/** @type {Record<string, unknown>} */ rule) => ({ section: "Service", ...rule });
const FILES = { key: "LimitNOFILE", unit: "number" };
const ENOUGH = service({ ...FILES, atLeast: 160000 });
const BELOW_CEILING = service({ ...FILES, atLeast: 160000, atMost: 1048576 });
const USER = service({ key: "User", equals: "stream" });
const RESTART = service({ key: "Restart", equals: "on-failure" });

const RULES = {
  1: [ENOUGH],
  2: [BELOW_CEILING, USER, RESTART],
};

/** @param {number} seed */
export function generate(seed) {
  return {
    files: { "/opt/core-stream/bin/core-streamd": { text: "#!/bin/sh\n", mode: 0o755 } },
    expected: { kind: "settings", rules: RULES[/** @type {1} */ (seed)] ?? RULES[1] },
  };
}
