import path from "node:path";
import { parseArgs } from "node:util";
import { positional, type Command } from "./command";

export const contentCheck: Command = {
  name: "content-check",
  summary: "content/ 의 모든 시나리오를 검사합니다 · Checks every scenario in content/",
  usage: "[--json]",
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options: { json: { type: "boolean" } }, allowPositionals: true });
    positional(positionals);
    const { checkContent } = await import("@/lib/content/check");
    const { problems } = await checkContent(path.resolve(io.root, process.env.KKORI_CONTENT_DIR || "content"));
    if (values.json) io.print(JSON.stringify({ problems }, null, 2));
    else for (const { file, line, message } of problems) io.print(`${file}:${line}: ${message}`);
    io.note(problems.length === 0 ? "문제가 없습니다. / No problems." : `문제 ${problems.length}개 / ${problems.length} problem(s)`);
    return problems.length === 0 ? 0 : 1;
  },
};
