import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chownSync, closeSync, openSync, rmSync, statSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { childEnv, clearStaleLock, ClusterError, ensureData, SUPERUSER, tail } from "./cluster-files";
import { freePort } from "./free-port";
import { databaseUser, type OsUser } from "./os-user";
import { postgresBinaries, type PostgresBinaries } from "./postgres-binaries";

const READY_TIMEOUT_MS = 120_000;
const READY_POLL_MS = 20;
const PORT_TRIES = 5;
const LOG_MAX_BYTES = 5_000_000;

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

type Launched = { cluster: Cluster; log?: undefined } | { cluster?: undefined; log: string };

async function launch(options: ClusterOptions, programs: PostgresBinaries, data: string, user: OsUser | null, port: number): Promise<Launched> {
  const log = path.join(options.folder, "postgres.log");
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_MAX_BYTES) rmSync(log);
  const output = openSync(log, "a", 0o600);
  const from = statSync(log).size;
  if (user) chownSync(log, user.uid, user.gid);
  // The text of the script, for its file may lie where the database's user can not read.
  const script = await readFile(path.join(import.meta.dirname, "run-with-parent.sh"), "utf8");
  const child = spawn("/bin/sh", [
    "-c", script, "run-with-parent", options.temporary ? options.folder : "-",
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
