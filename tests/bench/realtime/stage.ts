import { randomBytes } from "node:crypto";
import { chmodSync, closeSync, fdatasyncSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { closeDatabase } from "@/lib/server/db";
import { startCluster } from "@/lib/server/setup/cluster";
import { migrate } from "@/lib/server/setup/migrate";
import { TEST_ORIGIN } from "../../support/server";
import { cpuSecondsOf } from "./peer-process";
import { percentiles, type Percentiles } from "./samples";

const ROOT = path.resolve(import.meta.dirname, "..", "..", "..");

/** The ground that the servers stand on: one PostgreSQL that flushes to disk, with a database for Kkori and one for Hocuspocus. */
export type Stage = {
  postgresCpuSeconds(): number;
  databaseUrl: string;
  /** Milliseconds that the disk below the database takes for one flush: no commit is faster. */
  flush(): Percentiles;
  close(): Promise<void>;
};

const FLUSHES = 100;
/** Of 16 MiB each: more than a run writes before it comes to the next checkpoint, and below what the database keeps by itself. */
const LOG_SEGMENTS = 48;

/** Starts it in a folder below `disk` and sets the environment of every process that is started afterwards. */
export async function setStage(disk = tmpdir()): Promise<Stage> {
  const folder = mkdtempSync(path.join(disk, "kkori-bench-"));
  chmodSync(folder, 0o711);
  const cluster = await startCluster({ folder, password: randomBytes(18).toString("base64url"), durable: true, temporary: true });
  const admin = new pg.Client({ connectionString: cluster.url("postgres") });
  await admin.connect();
  await admin.query("CREATE DATABASE hocuspocus");
  await admin.query("CREATE DATABASE kkori");
  const { rows } = await admin.query<{ fsync: string; commit: string }>("SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit");
  if (rows[0]?.fsync !== "on" || rows[0].commit !== "on") throw new Error("the database is not durable");
  await writeThroughLog(admin);
  await admin.end();
  const databaseUrl = cluster.url("kkori");
  await migrate(databaseUrl, ROOT);
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    HOCUSPOCUS_DATABASE_URL: cluster.url("hocuspocus"),
    NEXTAUTH_URL: TEST_ORIGIN,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    LOG_LEVEL: "warn",
    NODE_ENV: "production",
  });
  const postmaster = Number(readFileSync(path.join(folder, "data", "postmaster.pid"), "utf8").split("\n")[0]);
  return {
    databaseUrl,
    postgresCpuSeconds: () => [postmaster, ...childrenOf(postmaster)].reduce((sum, pid) => sum + cpuSecondsOf(pid), 0),
    flush: () => flushesIn(folder),
    close: async () => {
      await closeDatabase();
      await cluster.stop();
    },
  };
}

/**
 * Lets the database write through its log once. One in service writes into segments that it has used before; a new one makes each when it
 * gets there, and nobody commits for the 40 to 70 ms that this takes, every seven seconds at 300 rooms.
 */
async function writeThroughLog(admin: pg.Client): Promise<void> {
  for (let segment = 0; segment < LOG_SEGMENTS; segment++) {
    await admin.query("SELECT pg_logical_emit_message(true, 'bench', '')");
    await admin.query("SELECT pg_switch_wal()");
  }
  await admin.query("CHECKPOINT");
}

function flushesIn(folder: string): Percentiles {
  const file = path.join(folder, "flushes");
  const opened = openSync(file, "w");
  const page = Buffer.alloc(8_192);
  const times = Array.from({ length: FLUSHES }, () => {
    writeSync(opened, page, 0, page.length, 0);
    const from = performance.now();
    fdatasyncSync(opened);
    return performance.now() - from;
  });
  closeSync(opened);
  rmSync(file);
  return percentiles(times);
}

function childrenOf(parent: number): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc").map(Number).filter((pid) => pid > 0 && parentOf(pid) === parent);
}

function parentOf(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ")[1]);
  } catch {
    return null;
  }
}
