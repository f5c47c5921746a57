import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { appliedMigrations } from "./backup";
import {
  BACKUP_BATCH_ROWS, MIGRATIONS_TABLE, TEXT_SETTINGS, backupHeaderSchema, endLineSchema, rowSchema, tableLineSchema, type TableLine,
} from "./backup-format";
import { migrate, migrationNames } from "./migrate";
import { tablesInOrder } from "./tables";

/** Why a backup can not be restored: `code` for the caller to word. */
export class RestoreError extends Error {
  constructor(readonly code: "notEmpty" | "newer" | "damaged", detail: string) {
    super(detail);
    this.name = "RestoreError";
  }
}

/**
 * Fills an empty database from a backup, all of it or nothing: makes the tables as they were, loads the rows, then applies the
 * migrations that came since. Gives the rows by table. Throws a `RestoreError`.
 */
export async function restoreBackup(url: string, file: string, root: string): Promise<Record<string, number>> {
  const lines = linesOf(file);
  try {
    const { migrations } = parse(backupHeaderSchema, (await lines.next()).value);
    const known = await migrationNames(root);
    if (migrations.some((name, index) => known[index] !== name)) throw new RestoreError("newer", migrations.at(-1) ?? "");
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await requireEmpty(client, migrations);
      await migrate(url, root, migrations.at(-1));
      const counts = await load(client, lines);
      await migrate(url, root);
      return counts;
    } finally {
      await client.end();
    }
  } finally {
    await lines.return(undefined);
  }
}

/** No tables at all, or those that an earlier try has left: no row in them, and none that the backup does not have. */
async function requireEmpty(client: pg.Client, migrations: string[]): Promise<void> {
  const tables = await tablesInOrder(client);
  for (const { table } of tables) {
    const { rowCount } = await client.query(`SELECT 1 FROM ${client.escapeIdentifier(table)} LIMIT 1`);
    if (rowCount) throw new RestoreError("notEmpty", table);
  }
  if (tables.length === 0) return;
  const applied = await appliedMigrations(client).catch(() => [""]);
  if (applied.some((name, index) => migrations[index] !== name)) throw new RestoreError("notEmpty", MIGRATIONS_TABLE);
}

async function load(client: pg.Client, lines: AsyncGenerator<unknown>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  let table: TableLine | undefined;
  let batch: (string | null)[][] = [];
  const flush = async () => {
    if (table && batch.length > 0) await insert(client, table, batch);
    batch = [];
  };
  await client.query(`BEGIN; ${TEXT_SETTINGS}`);
  for await (const line of lines) {
    if (Array.isArray(line)) {
      if (!table || line.length !== table.columns.length) throw new RestoreError("damaged", "a row without its table");
      counts[table.table] = (counts[table.table] ?? 0) + 1;
      if (batch.push(parse(rowSchema, line)) === BACKUP_BATCH_ROWS) await flush();
      continue;
    }
    await flush();
    const end = endLineSchema.safeParse(line);
    if (end.success) {
      const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
      if (rows !== end.data.rows) throw new RestoreError("damaged", `${rows} of ${end.data.rows} rows`);
      await client.query("COMMIT");
      return counts;
    }
    table = parse(tableLineSchema, line);
    counts[table.table] = 0;
  }
  throw new RestoreError("damaged", "the end is missing");
}

async function insert(client: pg.Client, { table, columns }: TableLine, rows: (string | null)[][]): Promise<void> {
  const names = columns.map(({ name }) => client.escapeIdentifier(name)).join(", ");
  const values = columns.map(({ type }, index) => `v${index}::${type}`).join(", ");
  const arrays = columns.map((_, index) => `$${index + 1}::text[]`).join(", ");
  const parts = columns.map((_, index) => `v${index}`).join(", ");
  await client.query(
    `INSERT INTO ${client.escapeIdentifier(table)} (${names}) SELECT ${values} FROM unnest(${arrays}) AS given(${parts})`,
    columns.map((_, index) => rows.map((row) => row[index])),
  );
}

/** Every line as parsed JSON. Throws a `RestoreError` for what is no gzip, cut off, or no JSON. */
async function* linesOf(file: string): AsyncGenerator<unknown> {
  const input = createReadStream(file);
  const unzipped = createGunzip().setEncoding("utf8");
  input.on("error", (error) => unzipped.destroy(error));
  input.pipe(unzipped);
  let rest = "";
  try {
    for await (const chunk of unzipped as AsyncIterable<string>) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) yield JSON.parse(line);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall) throw error;
    throw new RestoreError("damaged", (error as Error).message);
  } finally {
    input.destroy();
  }
}

function parse<T>(schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } }, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new RestoreError("damaged", JSON.stringify(value)?.slice(0, 100) ?? "nothing");
  return parsed.data;
}
