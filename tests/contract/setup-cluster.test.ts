import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startCluster, type Cluster } from "@/lib/server/setup/cluster";

const ROOT = path.resolve(import.meta.dirname, "..", "..");

async function ask<T extends pg.QueryResultRow>(cluster: Pick<Cluster, "url">, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("the embedded PostgreSQL", () => {
  let parent: string;
  let folder: string;
  const started: Cluster[] = [];
  const start = async (password = "p w'%/한", durable = false) => {
    const cluster = await startCluster({ folder, password, durable });
    started.push(cluster);
    return cluster;
  };

  beforeEach(() => {
    parent = mkdtempSync(path.join(tmpdir(), "kkori-cluster-"));
    chmodSync(parent, 0o711);
    folder = path.join(parent, "postgres");
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((cluster) => cluster.stop()));
    rmSync(parent, { recursive: true, force: true });
  });

  it("keeps its data over a stop and start, listens on the loopback address only and asks for its password", async () => {
    const first = await start(undefined, true);
    await ask(first, "CREATE TABLE kept AS SELECT 'kept'::text AS word");
    await first.stop();
    const again = await start(undefined, true);
    expect(await ask(again, "SELECT word FROM kept")).toEqual([{ word: "kept" }]);
    expect(await ask(again, "SELECT current_setting('listen_addresses') AS on_, current_setting('fsync') AS sync")).toEqual([{ on_: "127.0.0.1", sync: "on" }]);
    const stranger = new pg.Client({ connectionString: again.url("postgres").replace(/:[^:@]+@/, ":wrong@") });
    await expect(stranger.connect()).rejects.toThrow("password authentication failed");
    expect(statSync(path.join(folder, "data")).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(folder, "postgres.log")).mode & 0o777).toBe(0o600);
  });

  it("sorts and folds letters of every language alike, wherever it runs", async () => {
    const cluster = await start();
    expect(await ask(cluster, "SELECT upper('ärger é') AS up, lower('ÀÉ') AS low, length('꼬리') AS chars")).toEqual([{ up: "ÄRGER É", low: "àé", chars: 2 }]);
  });

  it("starts over where an earlier first run was interrupted", async () => {
    mkdirSync(path.join(folder, "data.half", "base"), { recursive: true });
    writeFileSync(path.join(folder, "password.half"), "old");
    const cluster = await start();
    expect(await ask(cluster, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(existsSync(path.join(folder, "data.half"))).toBe(false);
    expect(existsSync(path.join(folder, "password.half"))).toBe(false);
  });

  it("starts although its lock names a process that is alive, but no PostgreSQL", async () => {
    await (await start()).stop();
    writeFileSync(path.join(folder, "data", "postmaster.pid"), `${process.pid}\n${folder}/data\n1\n1\n\n127.0.0.1\n\n`, { mode: 0o600 });
    const cluster = await start();
    expect(await ask(cluster, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("stops with the process that started it, even when that was killed", async () => {
    const script = `import { startCluster } from "@/lib/server/setup/cluster";
      startCluster({ folder: ${JSON.stringify(folder)}, password: "x", durable: false }).then((cluster) => console.log("up", cluster.port));
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    const lock = path.join(folder, "data", "postmaster.pid");
    const postgres = Number(readFileSync(lock, "utf8").split("\n")[0]);
    child.kill("SIGKILL");
    await expect.poll(() => isAlive(postgres), { timeout: 30_000 }).toBe(false);
    expect(existsSync(lock)).toBe(false);
  });

  it("takes a folder over from one that was left running", async () => {
    const left = await start("same");
    const cluster = await start("same");
    await left.exited;
    expect(await ask(cluster, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("says what PostgreSQL said when it does not start", async () => {
    await (await start()).stop();
    writeFileSync(path.join(folder, "data", "PG_VERSION"), "12\n");
    await expect(start()).rejects.toThrow(/version/);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
