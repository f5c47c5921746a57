import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chownSync, closeSync, existsSync, openSync, rmSync, statSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { databaseUser, type OsUser } from "./os-user";
import { postgresBinaries, type PostgresBinaries } from "./postgres-binaries";

const READY_TIMEOUT_MS = 120_000;
const READY_POLL_MS = 20;
const PORT_TRIES = 5;
const LOG_MAX_BYTES = 5_000_000;
const SUPERUSER = "kkori";

export type ClusterOptions = {
  /** Holds the database files, its log and, where needed, a copy of the programs. Its parents must be reachable for `databaseUser()`. */
  folder: string;
  password: string;
  /** False gives up crash safety for speed: for databases that are thrown away. */
  durable: boolean;
  /** Removes the folder after the cluster stopped, also when this process was killed. */
  temporary?: boolean;
};

/** A running PostgreSQL of our own, on 127.0.0.1 only. It stops when this process ends, however it ends. */
export type Cluster = {
  port: number;
  url(database: string): string;
  /** Settles when the server has ended, asked or not. */
  exited: Promise<void>;
  stop(): Promise<void>;
};

/**
 * Makes the cluster if there is none, and starts it on a free port. A server that an earlier run left behind on the same folder is
 * stopped first, so the caller must own the folder (see `lockFolder`). Throws a `ClusterError` when it does not come up.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const user = databaseUser(path.join(options.folder, "data"));
  await mkdir(options.folder, { recursive: true, mode: 0o711 });
  if (user) chownSync(options.folder, user.uid, user.gid);
  const programs = await postgresBinaries(user, options.folder);
  const data = await ensureData(options, programs, user);
  await clearStaleLock(data);
  for (let left = PORT_TRIES; ; left--) {
    const started = await launch(options, programs, data, user, await freePort());
    if (started.cluster) return started.cluster;
    if (left === 0 || !started.log.includes("could not bind")) throw new ClusterError(started.log, options.folder);
  }
}

/** The address of a database in a cluster of ours. */
export function clusterUrl(port: number, password: string, database: string): string {
  return `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** `log` holds what PostgreSQL last said. */
export class ClusterError extends Error {
  constructor(readonly log: string, folder: string) {
    super(`The embedded PostgreSQL in ${folder} did not start: ${log.trim().split("\n").slice(-3).join(" | ")}`);
    this.name = "ClusterError";
  }
}

/** Initialises beside the final place and renames, so an interrupted run leaves nothing that looks like a cluster. */
async function ensureData(options: ClusterOptions, programs: PostgresBinaries, user: OsUser | null): Promise<string> {
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
async function clearStaleLock(data: string): Promise<void> {
  const file = path.join(data, "postmaster.pid");
  const pid = Number((await readFile(file, "utf8").catch(() => "")).split("\n")[0]);
  if (!pid) return rm(file, { force: true });
  for (let waited = 0; await isPostgresOf(pid, data); waited += READY_POLL_MS) {
    if (waited === 0) process.kill(pid, "SIGINT");
    if (waited > READY_TIMEOUT_MS) throw new Error(`PostgreSQL (process ${pid}) still runs on ${data}`);
    await delay(READY_POLL_MS);
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

type Launched = { cluster: Cluster; log?: undefined } | { cluster?: undefined; log: string };

async function launch(options: ClusterOptions, programs: PostgresBinaries, data: string, user: OsUser | null, port: number): Promise<Launched> {
  const log = path.join(options.folder, "postgres.log");
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_MAX_BYTES) rmSync(log);
  const output = openSync(log, "a", 0o600);
  const from = statSync(log).size;
  if (user) chownSync(log, user.uid, user.gid);
  // The text of the script, for its file may lie where the database's user can not read.
  const script = await readFile(path.join(import.meta.dirname, "run-postgres.sh"), "utf8");
  const child = spawn("/bin/sh", [
    "-c", script, "run-postgres", options.temporary ? options.folder : "-",
    programs.postgres, "-D", data, "-p", String(port), ...settings(options.durable),
  ], { ...user, cwd: "/", env: childEnv(), detached: true, stdio: ["pipe", output, output] });
  closeSync(output);
  const exited = once(child, "exit").then(() => undefined);
  child.stdin?.on("error", () => undefined);
  if (!(await becomesReady(child, data))) return { log: await tail(log, from) };
  return {
    cluster: {
      port,
      url: (database) => clusterUrl(port, options.password, database),
      exited,
      stop: async () => {
        child.stdin?.end();
        await exited;
      },
    },
  };
}

function settings(durable: boolean): string[] {
  const values = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    max_connections: "200",
    ...(durable ? {} : { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_wal_size: "4GB" }),
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Watches the status line that PostgreSQL writes into its own lock file, as `pg_ctl -w` does. */
async function becomesReady(child: ChildProcess, data: string): Promise<boolean> {
  const file = path.join(data, "postmaster.pid");
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const lines = (await readFile(file, "utf8").catch(() => "")).split("\n");
    if (lines[7]?.trim() === "ready") return true;
    await delay(READY_POLL_MS);
  }
  child.stdin?.end();
  return false;
}

async function tail(log: string, from: number): Promise<string> {
  return (await readFile(log)).subarray(from).toString("utf8").slice(-4000);
}

/** PostgreSQL's own variables (PGDATA, PGPORT, ...) of the person's shell are about another server. */
function childEnv(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: "C", NODE_ENV: process.env.NODE_ENV };
}

/** A TCP port of 127.0.0.1 that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
