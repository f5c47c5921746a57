import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { Stop } from "../bootstrap/stop.mjs";
import { positional, type Command } from "./command";

export const backup: Command = {
  name: "backup",
  summary: "데이터베이스 전체를 파일 하나에 담습니다 · Writes the whole database into one file",
  usage: "FILE [--json]\n\n  FILE  새로 만들 파일, 예: kkori.backup.gz · the file to make\n\n  실행 중에도 됩니다 · works while Kkori runs",
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options: { json: { type: "boolean" } }, allowPositionals: true });
    const { FILE } = positional(positionals, "FILE");
    const file = io.file(FILE);
    if (existsSync(file)) throw new Stop(`${FILE} 파일이 이미 있습니다. 다른 이름을 정해 주세요.`, `${FILE} exists: choose another name`);
    const { withKkoriDatabase } = await import("../start/borrow-database");
    const { writeBackup } = await import("@/lib/server/setup/backup");
    const rows = await withKkoriDatabase("backup", false, ({ url }) => writeBackup(url, file));
    if (values.json) io.print(JSON.stringify({ file, rows }, null, 2));
    io.note(`${file} 에 담았습니다. / Backed up to ${file}.`);
    return 0;
  },
};
