import { parseArgs } from "node:util";
import { Stop } from "../bootstrap/stop.mjs";
import { positional, readText, type Command } from "./command";

export const importInterviewsCommand: Command = {
  name: "import-interviews",
  summary: "내보낸 면접 JSON을 다시 가져옵니다 · Brings exported interviews back from JSON",
  usage: "FILE [--json]\n\n  FILE  export나 면접의 JSON 내보내기로 만든 파일, - 는 표준 입력 · a file of export or of an interview's JSON export, - for standard input\n\n  이미 있는 면접은 그대로 둡니다 · interviews that are here already stay as they are",
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options: { json: { type: "boolean" } }, allowPositionals: true });
    const { FILE } = positional(positionals, "FILE");
    const text = await readText(FILE, io);
    const { withKkoriDatabase, environmentFor } = await import("../start/borrow-database");
    const { importInterviews, ImportError } = await import("@/lib/server/setup/import-interviews");
    const { closeDatabase } = await import("@/lib/server/db");
    const counts = await withKkoriDatabase("import-interviews", true, async ({ url, dataFolder }) => {
      environmentFor(url, dataFolder);
      return importInterviews(text).finally(closeDatabase);
    }).catch((error: unknown) => {
      if (!(error instanceof ImportError)) throw error;
      throw new Stop(`${FILE} 에서 면접을 가져올 수 없습니다 (${error.detail}).`, `Can not import interviews from ${FILE} (${error.detail})`);
    });
    if (values.json) io.print(JSON.stringify(counts, null, 2));
    io.note(`면접 ${counts.imported}개를 가져오고 ${counts.skipped}개는 이미 있어 그대로 두었습니다. / Imported ${counts.imported}, left ${counts.skipped} as they were.`);
    return 0;
  },
};
