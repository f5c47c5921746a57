import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { Stop } from "../bootstrap/stop.mjs";
import { UsageError, type Command, type CommandIo } from "./command";

export const exportInterviews: Command = {
  name: "export",
  summary: "면접 기록을 JSON으로 내보냅니다 · Writes interviews as JSON",
  usage:
    "[INTERVIEW] [--scenario SLUG] [--output FILE]\n\n  INTERVIEW  면접의 id, 없으면 모두 · id of one, all without it\n" +
    "  --scenario 시나리오 하나를 다시 읽을 수 있는 YAML로 · one scenario as YAML that import reads\n" +
    "  --output   표준 출력 대신 쓸 파일 · a file instead of standard output\n\n" +
    "  운영자용입니다: 비공개 메모와 봉인된 점수도 담깁니다 · for the operator: it holds private notes and sealed scores",
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: "boolean" }, output: { type: "string", short: "o" }, scenario: { type: "string" } },
      allowPositionals: true,
    });
    if (positionals.length > 1) throw new UsageError("면접은 하나만 고를 수 있습니다. / Choose one interview.");
    const file = values.output === undefined ? null : io.file(values.output);
    if (file && existsSync(file)) throw new Stop(`${values.output} 파일이 이미 있습니다. 다른 이름을 정해 주세요.`, `${values.output} exists: choose another name`);
    if (values.scenario !== undefined) return exportScenario(values.scenario, file, io);
    const { withKkoriDatabase, environmentFor } = await import("../start/borrow-database");
    const { writeExport } = await import("@/lib/server/setup/export-interviews");
    const { closeDatabase } = await import("@/lib/server/db");
    const count = await withKkoriDatabase("export", false, async ({ url, dataFolder }) => {
      environmentFor(url, dataFolder);
      return writeExport(positionals[0], file).finally(closeDatabase);
    });
    if (positionals[0] && count === 0) throw new Stop(`${positionals[0]} 면접이 없습니다.`, `There is no interview ${positionals[0]}`);
    io.note(`면접 ${count}개를 내보냈습니다. / Exported ${count} interview(s).`);
    return 0;
  },
};

async function exportScenario(slug: string, file: string | null, io: CommandIo): Promise<number> {
  const { withKkoriDatabase, environmentFor } = await import("../start/borrow-database");
  const { scenarioAsFile } = await import("@/lib/server/setup/export-scenario");
  const { closeDatabase } = await import("@/lib/server/db");
  const text = await withKkoriDatabase("export", false, async ({ url, dataFolder }) => {
    environmentFor(url, dataFolder);
    return scenarioAsFile(slug).finally(closeDatabase);
  });
  if (text === null) throw new Stop(`${slug} 시나리오가 없습니다.`, `There is no scenario ${slug}`);
  if (file === null) io.print(text.trimEnd());
  else await writeFile(file, text, { flag: "wx" });
  return 0;
}
