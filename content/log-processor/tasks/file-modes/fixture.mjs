/**
 * The files of log-processor after somebody's hasty repair: execute bits where none belong, none where one is needed,
 * a token that everybody reads, a file given away. `expected` is what the task's rules make of it.
 */

const PROGRAM = "/usr/local/bin/log-processor";
const CONFIG = "/etc/log-processor";

/** @typedef {{ text: string, mode: number, owner: string, group: string }} File */

/** @param {string} text @param {number} mode @param {string} [owner] @param {string} [group] @returns {File} */
const file = (text, mode, owner = "root", group = owner) => ({ text, mode, owner, group });

/** @type {Record<number, Record<string, File>>} */
const WORLDS = {
  /** The program lost its execute bit; configuration gained one. */
  5: {
    [PROGRAM]: file("#!/bin/sh\nexit 0\n", 0o644),
    [`${CONFIG}/config.yaml`]: file("log: /var/log/nginx/access.log\nfield: 7\n", 0o755),
    [`${CONFIG}/api-token`]: file("not-a-real-token\n", 0o644),
    [`${CONFIG}/filters/bots.conf`]: file("agent = bot\n", 0o644),
  },
  /** Everything open to everybody, given to the deploy account, and a name with a blank in it. */
  50: {
    [PROGRAM]: file("#!/bin/sh\nexit 0\n", 0o777, "deploy"),
    [`${CONFIG}/config.yaml`]: file("log: /var/log/nginx/access.log\nfield: 7\n", 0o777, "deploy"),
    [`${CONFIG}/api-token`]: file("not-a-real-token\n", 0o666, "deploy"),
    [`${CONFIG}/filters/bots.conf`]: file("agent = bot\n", 0o777, "deploy"),
    [`${CONFIG}/filters/office network.conf`]: file("cidr = 192.0.2.0/24\n", 0o777, "deploy"),
    [`${CONFIG}/filters/old/2025.conf`]: file("agent = old\n", 0o700, "deploy"),
  },
  /** Everything shut. */
  500: {
    [PROGRAM]: file("#!/bin/sh\nexit 0\n", 0o600),
    [`${CONFIG}/config.yaml`]: file("log: /var/log/nginx/access.log\nfield: 7\n", 0o600),
    [`${CONFIG}/api-token`]: file("not-a-real-token\n", 0o600),
    [`${CONFIG}/filters/bots.conf`]: file("agent = bot\n", 0o600, "app"),
    [`${CONFIG}/filters/office network.conf`]: file("cidr = 192.0.2.0/24\n", 0o711),
  },
};

/** @param {string} path */
function target(path) {
  if (path === PROGRAM) return { mode: "0755", owner: "root", group: "root" };
  if (path === `${CONFIG}/api-token`) return { mode: "0640", owner: "root", group: "app" };
  return { mode: "0644", owner: "root", group: "root" };
}

/** Folders between the writable ones and the files. @param {string[]} paths */
function folders(paths) {
  const below = paths.flatMap((path) => {
    const parts = path.split("/").slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
  });
  return [...new Set(below)].filter((path) => path.startsWith(`${CONFIG}/`));
}

/** @param {number} seed */
export function generate(seed) {
  const files = WORLDS[seed] ?? WORLDS[5 * 10 ** (Math.abs(seed) % 3)] ?? {};
  const paths = Object.keys(files);
  return {
    files,
    writable: ["/usr/local/bin", CONFIG],
    identity: "root",
    clock: "2026-11-19T10:05:00+09:00",
    timeZone: "Asia/Seoul",
    expected: {
      kind: "files",
      files: Object.fromEntries([...paths.map((path) => [path, target(path)]), ...folders(paths).map((path) => [path, { mode: "0755" }])]),
    },
  };
}
