import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { ROOT } from "../bootstrap/prepare.mjs";
import { onShutdown } from "../bootstrap/shutdown.mjs";

const READY_POLL_MS = 50;
const STOP_TIMEOUT_MS = 15_000;

export type ServerProcess = {
  pid: number | undefined;
  /** Settles with the exit code when the server has ended. */
  exited: Promise<number>;
  /** Settles with true when it answers, false when it ended before. */
  answers(port: number, host: string | undefined): Promise<boolean>;
};

/**
 * Room for what lives as long as one keystroke takes, in MiB: with the default of 16 its collections come so often that they take a tenth of
 * a busy server's time. And the heap may double before all of it is looked at: V8 would do so at a tenth more, which under typing is every
 * other second, and marks on the processors that PostgreSQL and the event loop need.
 */
export const MEMORY_FLAGS = ["--max-semi-space-size=32", "--heap-growing-percent=100"];

/** Runs the server with our environment and `variables`, apart from the terminal, so that only we say when it stops: before the database. */
export function startServer(nodeArguments: string[], variables: Record<string, string> = {}): ServerProcess {
  const guard = pathToFileURL(path.join(ROOT, "lib", "cli", "exit-with-parent.mjs")).href;
  const child = spawn(process.execPath, ["--import", guard, ...MEMORY_FLAGS, ...nodeArguments], {
    cwd: ROOT,
    env: { ...process.env, ...variables },
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  let ended = false;
  const exited = new Promise<number>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  }).finally(() => (ended = true));
  onShutdown(async () => {
    if (ended) return;
    child.kill("SIGTERM");
    const overdue = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(overdue);
  });
  const answers = async (port: number, host: string | undefined) => {
    const origin = `http://${reachable(host)}:${port}`;
    while (!ended) {
      if (await fetch(`${origin}/api/health`).then(() => true, () => false)) return true;
      await delay(READY_POLL_MS);
    }
    return false;
  };
  return { pid: child.pid, exited, answers };
}

/** An address that stands for every interface is reached through the loopback one. */
function reachable(host: string | undefined): string {
  if (host === undefined || host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
