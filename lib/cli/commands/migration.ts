import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { onShutdown } from "../bootstrap/shutdown.mjs";
import { positional, UsageError, type Command } from "./command";

export const migration: Command = {
  name: "migration",
  summary: "prisma/schema.prisma 와의 차이를 새 마이그레이션으로 씁니다 · Writes what the schema changed as a new migration",
  usage: "NAME [--empty] [--json]\n\n  NAME     소문자와 밑줄 · lower case and underscores, as in add_reminders\n  --empty  손으로 쓸 빈 파일 · an empty file to write by hand",
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options: { json: { type: "boolean" }, empty: { type: "boolean" } }, allowPositionals: true });
    const { NAME } = positional(positionals, "NAME");
    if (!/^[a-z0-9_]+$/.test(NAME)) throw new UsageError(`이름은 소문자와 밑줄로 적습니다: ${NAME} / A name has lower case letters and underscores: ${NAME}`);
    const sql = values.empty ? "-- \n" : await difference(io.root);
    if (sql === "") {
      io.note("스키마와 마이그레이션이 같습니다. / The migrations agree with the schema already.");
      if (values.json) io.print(JSON.stringify({ file: null }));
      return 0;
    }
    const folder = path.join("prisma", "migrations", `${timestamp()}_${NAME}`);
    await mkdir(path.join(io.root, folder), { recursive: true });
    const file = path.join(folder, "migration.sql");
    await writeFile(path.join(io.root, file), sql);
    io.print(values.json ? JSON.stringify({ file }) : await readFile(path.join(io.root, file), "utf8"));
    io.note(file);
    return 0;
  },
};

async function difference(root: string): Promise<string> {
  const { startTemporaryCluster } = await import("@/lib/server/setup/temporary-cluster");
  const { diffToSchema } = await import("@/lib/server/setup/migrate");
  const cluster = await startTemporaryCluster();
  const forget = onShutdown(() => cluster.stop());
  try {
    return await diffToSchema(cluster.url("postgres"), root);
  } finally {
    forget();
    await cluster.stop();
  }
}

function timestamp(): string {
  return new Date().toISOString().replace(/\D/g, "").slice(0, 14);
}
