import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { databaseUrl } from "@/lib/server/setup/migration-adapter";

export type TestDatabase = {
  url: string;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
};

/** A fresh, migrated database for one test file (about 50 ms). Needs `globalSetup`, which the contract and realtime projects have. */
export async function startTestDatabase(): Promise<TestDatabase> {
  return copyOf(inject("testCluster").template);
}

/** A fresh database without tables. */
export async function startEmptyDatabase(): Promise<TestDatabase> {
  return copyOf("template1");
}

async function copyOf(template: string): Promise<TestDatabase> {
  const { adminUrl } = inject("testCluster");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await administer(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: databaseUrl(adminUrl, name),
    drop: () => administer(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
