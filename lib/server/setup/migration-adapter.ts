import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

/** Type ids of pg_type.dat: the one-byte "char" of the catalogues, which Prisma's adapter refuses, and text. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * Prisma's adapter as its schema engine needs it: a migration runs as one script, hence in one transaction and with semicolons where
 * it likes (the original cuts it at each semicolon), and the shadow database is really another one, removed after its connections.
 */
export class MigrationAdapter extends PrismaPg {
  private readonly opened: pg.Pool[] = [];

  constructor(private readonly url: string) {
    super({ connectionString: url, max: 4 });
  }

  override async connect() {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver();
    this.opened.push(pool);
    const query = pool.query.bind(pool);
    adapter.executeScript = async (script: string) => {
      await query(script);
    };
    const charColumns = new WeakMap<object, number[]>();
    pool.query = (async (config: pg.QueryArrayConfig) => {
      const result = await query(config);
      charColumns.set(result.rows, takeForText(result.fields));
      return result;
    }) as typeof pool.query;
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (statement) => {
      const result = await queryRaw(statement);
      for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  }

  override async connectToShadowDb() {
    const name = `kkori_shadow_${randomUUID().replaceAll("-", "")}`;
    await this.administer(`CREATE DATABASE "${name}"`);
    const adapter = await new MigrationAdapter(databaseUrl(this.url, name)).connect();
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await this.administer(`DROP DATABASE "${name}"`);
    };
    return adapter;
  }

  /** Ends the connections that the engine leaves open. */
  async close(): Promise<void> {
    await Promise.all(this.opened.filter((pool) => !pool.ended).map((pool) => pool.end()));
  }

  private async administer(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
}

/** Passes "char" columns off as text and says which they were. */
function takeForText(fields: pg.FieldDef[]): number[] {
  const indexes = fields.flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : []));
  for (const index of indexes) fields[index]!.dataTypeID = TEXT_OID;
  return indexes;
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.toString();
}
