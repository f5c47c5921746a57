import { parseArgs } from "node:util";
import { Stop } from "../bootstrap/stop.mjs";
import { positional, readText, type Command, type CommandIo } from "./command";

export const plan: Command = {
  name: "plan",
  summary: "구성원과 지난 회차로 다음 회차의 순번을 짭니다 · Plans rounds from members and past rounds",
  usage:
    "FILE [--json]\n\n  FILE  JSON, 표준 입력은 -, 형식은 docs/plan-format.md · JSON, - for standard input, the format is docs/plan-format.md\n\n" +
    "  끝낼 때의 코드: 모두 짰으면 0, 할 수 없는 것이 있으면 1, 파일이 맞지 않으면 2\n  exit code: 0 all planned, 1 planned but something was impossible (problems), 2 the file does not fit",
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options: { json: { type: "boolean" } }, allowPositionals: true });
    const { FILE } = positional(positionals, "FILE");
    const [{ readPlanFile }, { planSeason }, { planReport }, { planTable }] = await Promise.all([
      import("@/lib/domain/rotation/read-plan-file"),
      import("@/lib/domain/rotation/plan-season"),
      import("./plan/plan-report"),
      import("./plan/plan-table"),
    ]);
    const read = readPlanFile(parseJson(await readText(FILE, io), FILE));
    if (!read.ok) return refuse(io, read.problems);
    const planned = planSeason(read.input);
    const report = await planReport(read, planned);
    io.print(values.json ? JSON.stringify(report, null, 2) : planTable(report, read.names));
    for (const warning of report.warnings) io.note(`${warning.ko} / ${warning.en}`);
    for (const problem of report.problems) io.note(`${problem.ko} / ${problem.en}`);
    return report.problems.length + report.violations.length === 0 ? 0 : 1;
  },
};

const DOES_NOT_FIT = 2;

function refuse(io: CommandIo, problems: readonly { path: string; message: string }[]): number {
  for (const { path, message } of problems) io.note(`${path}: ${message}`);
  io.note("파일이 형식에 맞지 않습니다. docs/plan-format.md 를 봐 주세요. / The file does not fit the format of docs/plan-format.md.");
  return DOES_NOT_FIT;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Stop(`${name} 파일이 올바른 JSON이 아닙니다 (${(error as Error).message}).`, `${name} is not valid JSON`);
  }
}
