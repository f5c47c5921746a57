import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { clusterUrl, startCluster, type Cluster } from "./cluster";
import { keptSecret } from "./private-file";

const DATABASE = "kkori";

/** Kkori's own PostgreSQL in the data folder, with its database. The caller holds the lock of the data folder. */
export async function startEmbeddedDatabase(dataFolder: string): Promise<{ url: string; cluster: Cluster }> {
  const folder = path.join(dataFolder, "postgres");
  const cluster = await startCluster({ folder, password: passwordOf(dataFolder), durable: true });
  try {
    await ensureDatabase(cluster.url("postgres"));
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return { url: cluster.url(DATABASE), cluster };
}

/** The address of the embedded database that another process runs in this data folder; null when it is not up. */
export async function runningEmbeddedDatabase(dataFolder: string): Promise<string | null> {
  const lock = await readFile(path.join(dataFolder, "postgres", "data", "postmaster.pid"), "utf8").catch(() => "");
  const lines = lock.split("\n");
  if (lines[7]?.trim() !== "ready") return null;
  return clusterUrl(Number(lines[3]), passwordOf(dataFolder), DATABASE);
}

function passwordOf(dataFolder: string): string {
  return keptSecret(path.join(dataFolder, "database-password"));
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
