import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import type { Cluster } from "@/lib/server/setup/cluster";
import { migrate } from "@/lib/server/setup/migrate";
import { startTemporaryCluster } from "@/lib/server/setup/temporary-cluster";

const TEMPLATE = "kkori_template";
const SHARED = Symbol.for("kkori.tests.cluster");

declare module "vitest" {
  export interface ProvidedContext {
    /** The PostgreSQL of this test run; `startTestDatabase` makes databases in it. */
    testCluster: { adminUrl: string; template: string };
  }
}

type Shared = { users: number; cluster: Promise<Cluster> };
const shelf = globalThis as typeof globalThis & { [SHARED]?: Shared };

/** One PostgreSQL for all projects of a run, with a migrated template that each test file copies. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const shared = (shelf[SHARED] ??= { users: 0, cluster: startMigrated() });
  shared.users += 1;
  const cluster = await shared.cluster;
  project.provide("testCluster", { adminUrl: cluster.url("postgres"), template: TEMPLATE });
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete shelf[SHARED];
    await cluster.stop();
  };
}

async function startMigrated(): Promise<Cluster> {
  const cluster = await startTemporaryCluster();
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  await migrate(cluster.url(TEMPLATE), path.resolve(import.meta.dirname, "..", ".."));
  return cluster;
}
