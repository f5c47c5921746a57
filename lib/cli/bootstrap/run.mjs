import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { onShutdown } from "./shutdown.mjs";

const TAIL_LINES = 40;

/** A program that ended without success; `tail` holds the last lines it wrote. */
export class RunError extends Error {
  /**
   * @param {string} what
   * @param {string} tail
   * @param {string} log
   */
  constructor(what, tail, log) {
    super(`${what}\n${tail}\n(${log})`);
    this.name = "RunError";
    this.tail = tail;
  }
}

/**
 * Runs a Node program with its output in a log file; it ends with this process. Throws a `RunError` when it does not succeed.
 * @param {{ what: string; args: string[]; cwd: string; log: string; env?: Record<string, string | undefined> }} options
 */
export async function runNode({ what, args, cwd, log, env = {} }) {
  mkdirSync(path.dirname(log), { recursive: true });
  const output = openSync(log, "w");
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", output, output] });
  closeSync(output);
  const ended = new Promise((resolve, reject) => child.once("error", reject).once("exit", (code, signal) => resolve(signal ?? code)));
  const forget = onShutdown(() => {
    child.kill("SIGTERM");
    return ended;
  });
  const result = await ended;
  forget();
  if (result !== 0) throw new RunError(`${what}: ${result}`, lastLines(log), log);
}

/** @param {string} log */
function lastLines(log) {
  return readFileSync(log, "utf8").trimEnd().split("\n").slice(-TAIL_LINES).join("\n");
}
