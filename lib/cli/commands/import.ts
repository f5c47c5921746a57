import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { parseArgs } from "node:util";
import type { Draft } from "@/lib/content/import/draft";
import type { OwnScenario } from "@/lib/content/own/own-scenario";
import type { HandoutErrorCode } from "@/lib/content/import/handout-error";
import { Stop } from "../bootstrap/stop.mjs";
import { positional, type Command, type CommandIo } from "./command";

export const importFile: Command = {
  name: "import",
  summary: "스터디 문제지에서 시나리오 초안을 만듭니다 · Makes draft scenarios from a study handout",
  usage:
    "FILE [--json]\n\n  FILE  Markdown, 텍스트, DOCX, PDF, 표준 입력은 - · Markdown, plain text, DOCX or PDF, - for standard input\n\n" +
    "  내보낸 시나리오 파일(YAML, JSON)은 { scenario, problems }로 보입니다 · an exported scenario file gives { scenario, problems }\n" +
    "  --json  { scenarios, unrecognised, warnings, format }; 형식은 lib/content/import/draft.ts · the format is lib/content/import/draft.ts",
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options: { json: { type: "boolean" } }, allowPositionals: true });
    const { FILE } = positional(positionals, "FILE");
    const [{ importHandout }, { HandoutError }, { ScenarioFileError }] = await Promise.all([
      import("@/lib/content/import/import-handout"),
      import("@/lib/content/import/handout-error"),
      import("@/lib/content/own/scenario-file"),
    ]);
    const bytes = await readBytes(FILE, io);
    try {
      const read = await importHandout(bytes, io.root);
      if (read.kind === "scenario") return printScenario(read.scenario, values.json === true, io);
      const { draft, format } = read;
      io.print(values.json ? JSON.stringify({ ...draft, format }, null, 2) : describe(draft));
      if (draft.scenarios.length > 0) return 0;
      throw new Stop("문제지에서 상황이나 문제를 찾지 못했습니다.", "No situation and no questions were found in the handout");
    } catch (error) {
      if (error instanceof HandoutError) throw new Stop(...WORDING[error.code]);
      if (error instanceof ScenarioFileError) throw new Stop(`시나리오 파일의 형식이 맞지 않습니다: ${error.detail}`, `The scenario file does not fit the format: ${error.detail}`);
      throw error;
    }
  },
};

/** Korean, then English. */
const WORDING: Record<HandoutErrorCode, [string, string]> = {
  empty: ["파일이 비어 있습니다.", "The file is empty"],
  tooLarge: ["파일이 5MB를 넘습니다.", "The file is larger than 5 MB"],
  tooLong: ["글이 너무 깁니다(1.5MB, 5만 줄까지). 나누어 올려 주세요.", "The text is too long (up to 1.5 MB and 50,000 lines); split it"],
  unpacksTooLarge: ["압축을 풀면 너무 커지는 파일입니다.", "The file unpacks to too much"],
  noText: ["글자가 없는 PDF입니다. 스캔한 문서라면 글자를 인식한 뒤 다시 해 주세요.", "The PDF holds no text; run text recognition on a scan first"],
  unreadable: ["파일이 깨져 있어 읽지 못했습니다.", "The file is damaged and can not be read"],
  unknownFormat: ["Markdown, 텍스트, DOCX, PDF만 읽습니다.", "Only Markdown, plain text, DOCX and PDF can be read"],
  tooSlow: ["읽는 데 너무 오래 걸려 멈췄습니다.", "Reading took too long and was stopped"],
};

/** An exported scenario: whether it could be used as it is, and what is missing. */
async function printScenario(scenario: OwnScenario, json: boolean, io: CommandIo): Promise<number> {
  const { blockingProblems } = await import("@/lib/domain/authoring/problems");
  const problems = blockingProblems(scenario);
  if (json) io.print(JSON.stringify({ scenario, problems }, null, 2));
  else io.print([scenario.title.ko || scenario.title.en, ...problems.map(({ at, code }) => `! ${at}: ${code}`)].join("\n"));
  return 0;
}

async function readBytes(name: string, io: CommandIo): Promise<Uint8Array> {
  try {
    // A view without the pool's slack, because the reader hands it to another thread.
    return new Uint8Array(name === "-" ? await buffer(process.stdin) : await readFile(io.file(name)));
  } catch {
    throw new Stop(`${name} 파일을 읽을 수 없습니다.`, `Can not read the file ${name}`);
  }
}

function describe({ scenarios, unrecognised, warnings }: Draft): string {
  const lines = scenarios.flatMap(({ title, author, date, round, questions }) => [
    `${title}  (${[author, date, round === null ? null : `${round}회차`].filter(Boolean).join(", ")})`,
    ...questions.map((question, at) => {
      const parts = [question.modelAnswer === "" ? null : "답안", question.followUps.length === 0 ? null : `꼬리 ${question.followUps.length}`].filter(Boolean);
      return `  ${at + 1}. ${question.title}  [${question.sourceLines.join("-")}] ${parts.join(", ")}`.trimEnd();
    }),
  ]);
  for (const { line, text } of unrecognised) lines.push(`? ${line}: ${text}`);
  for (const { line, code, text, suggestion } of warnings) lines.push(`! ${line}: ${code} ${text}${suggestion ? ` -> ${suggestion}` : ""}`);
  return lines.join("\n");
}
