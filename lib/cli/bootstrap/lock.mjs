import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { processIdentity } from "./process-identity.mjs";
import { onShutdown } from "./shutdown.mjs";

const POLL_MS = 250;

/**
 * @typedef {{ pid: number; identity: string | null; command: string }} Holder
 */

/**
 * Takes the lock file, or names the process that holds it. A lock whose process has ended is taken over.
 * @param {string} file
 * @param {string} command what holds it, for the message to others
 * @returns {{ release: () => void } | { holder: Holder }}
 */
export function tryLock(file, command) {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid), command }), { mode: 0o644 });
  try {
    for (;;) {
      if (linkUnlessThere(draft, file)) break;
      const holder = livingHolder(file);
      if (holder) return { holder };
      removeDead(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  const release = () => {
    forget();
    rmSync(file, { force: true });
  };
  const forget = onShutdown(release);
  return { release };
}

/**
 * Waits for the lock file. `onWait` is called once when another process holds it and may throw to give up.
 * @param {string} file
 * @param {string} command
 * @param {(holder: Holder) => void} onWait
 */
export async function lock(file, command, onWait) {
  for (let waiting = false; ; waiting = true) {
    const taken = tryLock(file, command);
    if ("release" in taken) return taken;
    if (!waiting) onWait(taken.holder);
    await delay(POLL_MS);
  }
}

/**
 * Makes the lock appear with its content at once.
 * @param {string} draft
 * @param {string} file
 */
function linkUnlessThere(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Takes the lock aside first: if another process has replaced it by its own meanwhile, it is put back.
 * @param {string} file
 */
function removeDead(file) {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (livingHolder(aside)) linkUnlessThere(aside, file);
  rmSync(aside, { force: true });
}

/**
 * @param {string} file
 * @returns {Holder | null}
 */
function livingHolder(file) {
  try {
    const holder = /** @type {Holder} */ (JSON.parse(readFileSync(file, "utf8")));
    return holder.identity !== null && processIdentity(holder.pid) === holder.identity ? holder : null;
  } catch {
    return null;
  }
}
