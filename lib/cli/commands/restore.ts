import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { Stop } from "../bootstrap/stop.mjs";
import { positional, type Command } from "./command";

export const restore: Command = {
  name: "restore",
  summary: "backup 파일로 빈 데이터베이스를 채웁니다 · Fills an empty database from a backup",
  usage:
    "FILE [--json]\n\n  FILE  backup이 만든 파일 · a file that backup made\n\n" +
    "  내장 데이터베이스라면 새 폴더를 정해 주세요 · for the embedded database name a new folder:\n" +
    "  KKORI_DATA_DIR=.kkori-restored npm run -s kkori -- restore FILE",
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options: { json: { type: "boolean" } }, allowPositionals: true });
    const { FILE } = positional(positionals, "FILE");
    const file = io.file(FILE);
    if (!existsSync(file)) throw new Stop(`${FILE} 파일이 없습니다.`, `There is no file ${FILE}`);
    const { withKkoriDatabase } = await import("../start/borrow-database");
    const { restoreBackup, RestoreError } = await import("@/lib/server/setup/restore");
    const rows = await withKkoriDatabase("restore", true, ({ url }) => restoreBackup(url, file, io.root)).catch((error: unknown) => {
      throw error instanceof RestoreError ? stopFor(error, FILE) : error;
    });
    if (values.json) io.print(JSON.stringify({ file, rows }, null, 2));
    io.note("복원했습니다. / Restored.");
    return 0;
  },
};

function stopFor(error: { code: "notEmpty" | "newer" | "damaged"; message: string }, file: string): Stop {
  switch (error.code) {
    case "notEmpty":
      return new Stop(
        `데이터베이스가 비어 있지 않습니다 (${error.message}). 빈 DATABASE_URL이나 새 KKORI_DATA_DIR에 복원하세요.`,
        `The database is not empty (${error.message}): restore into an empty DATABASE_URL or a new KKORI_DATA_DIR`,
      );
    case "newer":
      return new Stop(
        `더 새로운 Kkori가 만든 백업입니다 (${error.message}). Kkori를 먼저 올려 주세요.`,
        `A newer Kkori made this backup (${error.message}): update Kkori first`,
      );
    case "damaged":
      return new Stop(
        `${file} 은 온전한 백업 파일이 아닙니다 (${error.message}).`,
        `${file} is not a whole backup (${error.message})`,
      );
  }
}
