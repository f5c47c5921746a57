import { randomUUID } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeBackup } from "@/lib/server/setup/backup";
import { migrationNames } from "@/lib/server/setup/migrate";
import { restoreBackup } from "@/lib/server/setup/restore";
import { startEmptyDatabase, startTestDatabase, type TestDatabase } from "@/tests/support/database";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
/** More rows than one batch, so that the seams are passed. */
const ENTRIES = 1203;
const AWKWARD = `"quote", 'single', \\back\\slash, {brace}, comma, \t tab, \n line, NULL, 꼬리 😀`;

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function fill(client: pg.Client): Promise<void> {
  const [user, group, version, interview] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await client.query('INSERT INTO "User" (id, email, name, "createdAt") VALUES ($1, $2, $3, $4)', [user, "a@kkori.test", AWKWARD, "2026-02-28T23:59:59.999+09:00"]);
  await client.query('INSERT INTO "User" (id, email, name) VALUES ($1, $2, $3)', [randomUUID(), "b@kkori.test", ""]);
  await client.query('INSERT INTO "Group" (id, name) VALUES ($1, $2)', [group, "스터디"]);
  await client.query('INSERT INTO "GroupMember" ("groupId", "userId", role) VALUES ($1, $2, $3)', [group, user, "organiser"]);
  await client.query('INSERT INTO "Setting" (key, value) VALUES ($1, $2), ($3, $4)', ["none", "null", "deep", JSON.stringify({ text: AWKWARD, n: 12345678901234567890n.toString() })]);
  await client.query('INSERT INTO "ScenarioVersion" (id, slug, hash, content) VALUES ($1, $2, $3, $4)', [version, "s", Buffer.from([0, 255, 92, 10]), { a: [1, null] }]);
  await client.query('INSERT INTO "Interview" (id, "groupId", "scenarioVersionId", "plannedMinutes") VALUES ($1, $2, $3, 30)', [interview, group, version]);
  await client.query('INSERT INTO "TextClient" VALUES ($1, $2, $3)', [interview, "9007199254740993", randomUUID()]);
  await client.query(
    `INSERT INTO journal ("interviewId", seq, at, "commandId", type, data, bytes)
     SELECT $1, n, now(), gen_random_uuid(), 'answer.updated', jsonb_build_object('text', $2::text || n), decode(lpad(to_hex(n), 8, '0'), 'hex')
     FROM generate_series(1, ${ENTRIES}) n`,
    [interview, AWKWARD],
  );
}

/** Everything in a database as text, to compare two of them. */
/** The lines of a backup without the last one that is a row. */
function withoutLastRow(lines: string[]): string[] {
  return lines.toSpliced(lines.findLastIndex((line) => line.startsWith("[")), 1);
}

async function contents(url: string): Promise<Record<string, string[]>> {
  return connected(url, async (client) => {
    await client.query("SET TIME ZONE 'Asia/Seoul'; SET datestyle = 'ISO'; SET bytea_output = 'hex'");
    const tables = await client.query<{ name: string }>("SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'");
    const all: Record<string, string[]> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
      all[name] = rows.map(({ row }) => row);
    }
    return all;
  });
}

describe("backup and restore", () => {
  let folder: string;
  let source: TestDatabase;
  let file: string;
  const databases: TestDatabase[] = [];
  const empty = async () => {
    const database = await startEmptyDatabase();
    databases.push(database);
    return database.url;
  };

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "kkori-backup-"));
    source = await startTestDatabase();
    databases.push(source);
    await connected(source.url, fill);
    await connected(source.url, (client) => client.query(`ALTER DATABASE "${new URL(source.url).pathname.slice(1)}" SET datestyle = 'SQL, DMY'`));
    file = path.join(folder, "all.gz");
    expect((await writeBackup(source.url, file)).journal).toBe(ENTRIES);
  });
  afterAll(async () => {
    for (const database of databases) await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("give back every value of every table, under whatever settings the server has", async () => {
    const target = await empty();
    await connected(target, (client) => client.query(`ALTER DATABASE "${new URL(target).pathname.slice(1)}" SET bytea_output = 'escape'`));
    expect((await restoreBackup(target, file, ROOT)).journal).toBe(ENTRIES);
    expect(await contents(target)).toEqual(await contents(source.url));
  });

  it("keep the file to its owner", () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("refuse a database that holds something", async () => {
    await expect(restoreBackup(source.url, file, ROOT)).rejects.toMatchObject({ code: "notEmpty" });
  });

  it.each([
    ["cut off", (whole: Buffer) => whole.subarray(0, whole.length - 40)],
    ["without its end", (whole: Buffer) => gzipSync(gunzipSync(whole).toString().split("\n").slice(0, -2).join("\n") + "\n")],
    ["with a row less", (whole: Buffer) => gzipSync(withoutLastRow(gunzipSync(whole).toString().split("\n")).join("\n"))],
    ["that is no gzip", () => Buffer.from("hello")],
    ["that is empty", () => gzipSync("")],
    ["of something else", () => gzipSync('{"format":"other"}\n')],
  ])("refuse a file %s and leave the database usable", async (_what, damage) => {
    const damaged = path.join(folder, "damaged.gz");
    writeFileSync(damaged, damage(readFileSync(file)));
    const target = await empty();
    await expect(restoreBackup(target, damaged, ROOT)).rejects.toMatchObject({ code: "damaged" });
    expect((await restoreBackup(target, file, ROOT)).journal).toBe(ENTRIES);
  });

  it("refuse a backup of a newer Kkori, and bring one of an older up to date", async () => {
    const newer = path.join(folder, "newer");
    mkdirSync(newer, { recursive: true });
    cpSync(path.join(ROOT, "prisma"), path.join(newer, "prisma"), { recursive: true });
    const next = path.join(newer, "prisma", "migrations", "29990101000000_next");
    mkdirSync(next);
    writeFileSync(path.join(next, "migration.sql"), `ALTER TABLE "User" ADD COLUMN nickname TEXT NOT NULL DEFAULT ''; UPDATE "User" SET nickname = 'of rows; old';`);
    const target = await empty();
    await restoreBackup(target, file, newer);
    const rows = await connected(target, async (client) => (await client.query('SELECT DISTINCT nickname FROM "User"')).rows);
    expect(rows).toEqual([{ nickname: "of rows; old" }]);
    expect(await migrationNames(newer)).toContain("29990101000000_next");

    const later = path.join(folder, "later.gz");
    await writeBackup(target, later);
    await expect(restoreBackup(await empty(), later, ROOT)).rejects.toMatchObject({ code: "newer" });
  });
});
