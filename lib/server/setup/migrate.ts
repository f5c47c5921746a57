import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import type { ApplyMigrationsInput } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { withSchemaEngine } from "./schema-engine";

/** Two servers that start at once take turns; the number is arbitrary, but the same in every version. */
const MIGRATION_LOCK = 4_665_582;
const FILTERS = { externalTables: [], externalEnums: [] };

/** Applies the migrations of `<root>/prisma/migrations` that this database lacks, as `prisma migrate deploy` does, and names them. */
export async function migrate(url: string, root: string, upTo?: string): Promise<string[]> {
  const schema = await readSchema(root);
  const input = { migrationsList: await migrationsList(root, upTo), filters: FILTERS };
  const { appliedMigrationNames } = await withLock(url, () =>
    withSchemaEngine(url, schema, (engine) => engine.applyMigrations(input)),
  );
  return appliedMigrationNames;
}

/** SQL that brings a database with all migrations to what `prisma/schema.prisma` says; empty when they agree. Uses a shadow database. */
export async function diffToSchema(url: string, root: string): Promise<string> {
  const schema = await readSchema(root);
  const from = { tag: "migrations" as const, ...(await migrationsList(root)) };
  const to = { tag: "schemaDatamodel" as const, files: [{ path: "schema.prisma", content: schema }] };
  const { stdout } = await withSchemaEngine(url, schema, (engine) =>
    engine.diff({ from, to, script: true, exitCode: null, filters: FILTERS }),
  );
  return stdout === null || stdout.includes("This is an empty migration") ? "" : stdout;
}

/** Names of the migration folders, oldest first. */
export async function migrationNames(root: string): Promise<string[]> {
  const entries = await readdir(path.join(root, "prisma", "migrations"), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

async function readSchema(root: string): Promise<string> {
  return readFile(path.join(root, "prisma", "schema.prisma"), "utf8");
}

async function withLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}

async function migrationsList(root: string, upTo?: string): Promise<ApplyMigrationsInput["migrationsList"]> {
  const baseDir = path.join(root, "prisma", "migrations");
  const names = (await migrationNames(root)).filter((name) => upTo === undefined || name <= upTo);
  const files = await Promise.all(names.map((name) => readFile(path.join(baseDir, name, "migration.sql"), "utf8")));
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: await readFile(path.join(baseDir, "migration_lock.toml"), "utf8").catch(() => null) },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name, index) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: files[index] ?? "" } },
    })),
  };
}
