import type pg from "pg";
import { MIGRATIONS_TABLE, type TableLine } from "./backup-format";

/** The tables of the schema `public` with their columns, each after the tables that it refers to. Throws for a circle. */
export async function tablesInOrder(client: pg.Client): Promise<TableLine[]> {
  const [columns, links] = [await readColumns(client), await readLinks(client)];
  const ordered: TableLine[] = [];
  const waiting = new Map(columns.map((table) => [table.table, table]));
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(({ table }) => !links.some((link) => link.from === table && waiting.has(link.to)));
    if (free.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(", ")}`);
    for (const table of free) {
      ordered.push(table);
      waiting.delete(table.table);
    }
  }
  return ordered;
}

async function readColumns(client: pg.Client): Promise<TableLine[]> {
  const { rows } = await client.query<TableLine>(
    `SELECT c.relname AS table,
            json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
       AND c.relname <> $1
     GROUP BY c.relname ORDER BY c.relname`,
    [MIGRATIONS_TABLE],
  );
  return rows;
}

async function readLinks(client: pg.Client): Promise<{ from: string; to: string }[]> {
  const { rows } = await client.query<{ from: string; to: string }>(
    `SELECT f.relname AS from, t.relname AS to
     FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND k.conrelid <> k.confrelid AND k.connamespace = 'public'::regnamespace`,
  );
  return rows;
}
