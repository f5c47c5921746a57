import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { BACKUP_BATCH_ROWS, MIGRATIONS_TABLE, TEXT_SETTINGS, type BackupHeader, type TableLine } from "./backup-format";
import { tablesInOrder } from "./tables";

/** Writes the whole database, as of one moment, into one file (mode 600); the server may go on working. Gives the rows by table. */
export async function writeBackup(url: string, file: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const half = `${file}.half`;
  const counts: Record<string, number> = {};
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query(TEXT_SETTINGS);
    await pipeline(Readable.from(linesOf(client, counts)), createGzip(), createWriteStream(half, { mode: 0o600 }));
    await rename(half, file);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  } finally {
    await client.end();
  }
  return counts;
}

async function* linesOf(client: pg.Client, counts: Record<string, number>): AsyncGenerator<string> {
  const header: BackupHeader = { format: "kkori-backup", version: 1, createdAt: new Date().toISOString(), migrations: await appliedMigrations(client) };
  yield `${JSON.stringify(header)}\n`;
  for (const table of await tablesInOrder(client)) {
    yield `${JSON.stringify(table)}\n`;
    counts[table.table] = 0;
    for await (const rows of batchesOf(client, table)) {
      counts[table.table]! += rows.length;
      yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
    }
  }
  yield `${JSON.stringify({ end: true, rows: Object.values(counts).reduce((sum, count) => sum + count, 0) })}\n`;
}

async function* batchesOf(client: pg.Client, { table, columns }: TableLine): AsyncGenerator<(string | null)[][]> {
  const list = columns.map(({ name }) => `${client.escapeIdentifier(name)}::text`).join(", ");
  await client.query(`DECLARE backup_rows NO SCROLL CURSOR FOR SELECT ${list} FROM ${client.escapeIdentifier(table)}`);
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({ text: `FETCH ${BACKUP_BATCH_ROWS} FROM backup_rows`, rowMode: "array" });
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query("CLOSE backup_rows");
}

/** Names of the migrations that this database has, oldest first. */
export async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ migration_name: string }>(
    `SELECT migration_name FROM "${MIGRATIONS_TABLE}" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows.map((row) => row.migration_name);
}
