import { z } from "zod";

/**
 * A backup is gzipped JSON lines: the header; for each table a table line and then one array per row, with every value as the text
 * that PostgreSQL prints for it (null for NULL); the end line, which tells a whole file from a cut one.
 */
export const backupHeaderSchema = z.object({
  format: z.literal("kkori-backup"),
  version: z.literal(1),
  createdAt: z.string(),
  /** The migrations that made the tables, oldest first. */
  migrations: z.array(z.string()).min(1),
});
export const tableLineSchema = z.object({ table: z.string(), columns: z.array(z.object({ name: z.string(), type: z.string() })).min(1) });
export const endLineSchema = z.object({ end: z.literal(true), rows: z.number().int() });
export const rowSchema = z.array(z.string().nullable());

export type BackupHeader = z.infer<typeof backupHeaderSchema>;
export type TableLine = z.infer<typeof tableLineSchema>;

export const BACKUP_BATCH_ROWS = 500;

/** Settings under which values become text and text becomes values again, whatever the server's defaults are. */
export const TEXT_SETTINGS = "SET TIME ZONE 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'; SET bytea_output = 'hex'; SET extra_float_digits = 1";

/** Where Prisma keeps which migrations were applied. */
export const MIGRATIONS_TABLE = "_prisma_migrations";
