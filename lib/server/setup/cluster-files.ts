import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, closeSync, existsSync, openSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { OsUser } from "./os-user";
import type { PostgresBinaries } from "./postgres-binaries";

/** The name of the one role in a cluster of ours. */
export const SUPERUSER = "kkori";

const STOP_TIMEOUT_MS = 120_000;
const STOP_POLL_MS = 20;

/** `log` holds what PostgreSQL last said. */
export class ClusterError extends Error {
  constructor(readonly log: string, folder: string) {
    super(`The embedded PostgreSQL in ${folder} did not start: ${log.trim().split("\n").slice(-3).join(" | ")}`);
    this.name = "ClusterError";
  }
}

/** Initialises beside the final place and renames, so an interrupted run leaves nothing that looks like a cluster. */
export async function ensureData(options: { folder: string; password: string; durable: boolean }, programs: PostgresBinaries, user: OsUser | null): Promise<string> {
  const data = path.join(options.folder, "data");
  if (existsSync(path.join(data, "PG_VERSION"))) return data;
  const half = path.join(options.folder, "data.half");
  const passwordFile = path.join(options.folder, "password.half");
  await rm(half, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, options.password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const log = path.join(options.folder, "postgres.log");
  const exit = await runLogged(programs.initdb, [
    `--pgdata=${half}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256",
    "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
    ...(options.durable ? [] : ["--no-sync"]),
  ], log, user);
  await rm(passwordFile, { force: true });
  if (exit !== 0) throw new ClusterError(await tail(log, 0), options.folder);
  await rename(half, data);
  return data;
}

async function runLogged(program: string, args: string[], log: string, user: OsUser | null): Promise<number | null> {
  const output = openSync(log, "a", 0o600);
  if (user) chownSync(log, user.uid, user.gid);
  try {
    const child = spawn(program, args, { ...user, cwd: "/", env: childEnv(), stdio: ["ignore", output, output] });
    const [code] = (await once(child, "close")) as [number | null];
    return code;
  } finally {
    closeSync(output);
  }
}

/** After a crash the lock names a process id that something else may have taken since; PostgreSQL would then refuse to start for ever. */
export async function clearStaleLock(data: string): Promise<void> {
  const file = path.join(data, "postmaster.pid");
  const pid = Number((await readFile(file, "utf8").catch(() => "")).split("\n")[0]);
  if (!pid) return rm(file, { force: true });
  for (let waited = 0; await isPostgresOf(pid, data); waited += STOP_POLL_MS) {
    if (waited === 0) process.kill(pid, "SIGINT");
    if (waited > STOP_TIMEOUT_MS) throw new Error(`PostgreSQL (process ${pid}) still runs on ${data}`);
    await delay(STOP_POLL_MS);
  }
  await rm(file, { force: true });
}

async function isPostgresOf(pid: number, data: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => commandFromPs(pid));
  return command.includes("postgres") && command.includes(data);
}

async function commandFromPs(pid: number): Promise<string> {
  const ps = spawn("ps", ["-ww", "-o", "command=", "-p", String(pid)], { stdio: ["ignore", "pipe", "ignore"] });
  let text = "";
  ps.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  await once(ps, "close").catch(() => undefined);
  return text;
}

/** What a log says from a position on, at most its last 4000 bytes. */
export async function tail(log: string, from: number): Promise<string> {
  return (await readFile(log)).subarray(from).toString("utf8").slice(-4000);
}

/** PostgreSQL's own variables (PGDATA, PGPORT, ...) of the person's shell are about another server. */
export function childEnv(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: "C", NODE_ENV: process.env.NODE_ENV };
}
