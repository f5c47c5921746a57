import { randomUUID } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diffToSchema, migrate, migrationNames } from "@/lib/server/setup/migrate";
import { startTestDatabase, type TestDatabase } from "@/tests/support/database";

const ROOT = path.resolve(import.meta.dirname, "..", "..");

describe("migrations", () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await startTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it("lead to exactly what prisma/schema.prisma says", async () => {
    expect(await diffToSchema(database.url, ROOT)).toBe("");
  });

  it("are recorded once, as Prisma records them, and applying them again changes nothing", async () => {
    expect(await migrate(database.url, ROOT)).toEqual([]);
    const { rows } = await client.query<{ migration_name: string; finished_at: Date | null }>(
      'SELECT migration_name, finished_at FROM "_prisma_migrations" ORDER BY migration_name',
    );
    expect(rows.map((row) => row.migration_name)).toEqual(await migrationNames(ROOT));
    expect(rows.every((row) => row.finished_at !== null)).toBe(true);
  });

  it("make a journal that refuses changes and goes with its interview", async () => {
    const [version, interview] = [randomUUID(), randomUUID()];
    await client.query('INSERT INTO "ScenarioVersion" (id, slug, hash, content) VALUES ($1, $2, $3, $4)', [version, "s", Buffer.from("h"), {}]);
    await client.query('INSERT INTO "Interview" (id, "scenarioVersionId", "plannedMinutes") VALUES ($1, $2, 30)', [interview, version]);
    await client.query(
      'INSERT INTO journal ("interviewId", seq, at, "commandId", type, data) VALUES ($1, 1, now(), $2, $3, $4)',
      [interview, randomUUID(), "interview.started", {}],
    );
    await expect(client.query("UPDATE journal SET type = 'other'")).rejects.toThrow("append-only");
    await client.query('DELETE FROM "Interview" WHERE id = $1', [interview]);
    expect((await client.query("SELECT 1 FROM journal")).rowCount).toBe(0);
  });
});
