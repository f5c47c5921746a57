import path from "node:path";
import { parseArgs } from "node:util";
import type { RunEvidence, SnippetKind } from "@/lib/protocol/evidence";
import { positional, readText, type Command } from "./command";
import { Stop } from "../bootstrap/stop.mjs";
import { onShutdown } from "../bootstrap/shutdown.mjs";

export const evaluate: Command = {
  name: "evaluate",
  summary: "답안 하나를 실행해 증거를 보여 줍니다 · Runs one answer and shows the evidence",
  usage: "SCENARIO TASK FILE [--json]\n\n  SCENARIO  content/ 의 폴더 이름 · folder name under content/\n  TASK      과제의 id · id of the task\n  FILE      답안 파일, 표준 입력은 - · the answer, - for standard input\n\n  끝낼 때의 코드: 통과 0, 아니면 1 · exit code: 0 for pass, else 1",
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options: { json: { type: "boolean" } }, allowPositionals: true });
    const { SCENARIO, TASK, FILE } = positional(positionals, "SCENARIO", "TASK", "FILE");
    const task = await findTask(path.resolve(io.root, process.env.KKORI_CONTENT_DIR || "content"), SCENARIO, TASK);
    const { wholeEvidence } = await import("@/lib/evaluators/registry");
    const evaluator = await findEvaluator(task.kind);
    const source = await readText(FILE, io);
    const stop = new AbortController();
    const forget = onShutdown(() => stop.abort());
    const evidence = await wholeEvidence(evaluator, { scenarioSlug: SCENARIO, task, source }, stop.signal);
    forget();
    io.print(values.json ? JSON.stringify(evidence, null, 2) : describe(evidence));
    return evidence.verdict === "pass" ? 0 : 1;
  },
};

async function findEvaluator(kind: SnippetKind) {
  const { evaluatorFor, offerOf } = await import("@/lib/evaluators/registry");
  const evaluator = await evaluatorFor(kind);
  if (evaluator) return evaluator;
  const offer = await offerOf(kind);
  const reason = offer.available ? "" : offer.reason;
  const packages = offer.available ? [] : offer.aptPackages;
  const install = packages.length === 0 ? "" : `apt-get install ${packages.join(" ")}`;
  throw new Stop(`이 컴퓨터에서는 ${kind} 답안을 실행할 수 없습니다.${install && ` 설치: ${install}`}`, `This machine can not run ${kind}: ${reason}${install && `; to install: ${install}`}`);
}

async function findTask(root: string, slug: string, id: string) {
  const { listSlugs, loadScenario } = await import("@/lib/content/load");
  const { ContentError, formatProblem } = await import("@/lib/content/problem");
  const slugs = await listSlugs(root);
  if (!slugs.includes(slug)) throw new Stop(`${slug} 시나리오가 없습니다. 있는 것: ${slugs.join(", ")}`, `There is no scenario ${slug}; there are: ${slugs.join(", ")}`);
  const { scenario } = await loadScenario(root, slug).catch((error: unknown) => {
    if (!(error instanceof ContentError)) throw error;
    throw new Stop(`${slug} 시나리오를 읽을 수 없습니다 (${error.problems.map(formatProblem)[0]}).`, `The scenario ${slug} does not fit the format (see content-check)`);
  });
  const tasks = scenario.questions.flatMap((question) => question.task ?? []);
  const task = tasks.find((candidate) => candidate.id === id);
  const known = tasks.map((candidate) => candidate.id).join(", ");
  if (!task) throw new Stop(`${slug} 에는 ${id} 과제가 없습니다. 있는 것: ${known}`, `${slug} has no task ${id}; it has: ${known}`);
  return task;
}

function describe(evidence: Omit<RunEvidence, "queuedMs">): string {
  const lines = [`${evidence.verdict}  ${evidence.kind}, ${evidence.engine.name} ${evidence.engine.version ?? ""}`.trimEnd()];
  for (const one of evidence.cases) {
    lines.push("", `${one.verdict}  ${one.caseId} (${one.visibility}, seed ${one.seed}, ${Math.round(one.durationMs)} ms${one.stoppedBy ? `, stopped by ${one.stoppedBy}` : ""})`);
    for (const check of one.checks) {
      lines.push(`  ${check.verdict}  ${check.label}`);
      if (check.expected) lines.push(indent(check.expected, "        expected  "));
      if (check.got) lines.push(indent(check.got, "        got       "));
    }
    if (one.stdout) lines.push(indent(one.stdout, "  | "));
    if (one.stderr) lines.push(indent(one.stderr, "  ! "));
  }
  for (const finding of evidence.findings) lines.push("", `${finding.id}  ${finding.message}`);
  return lines.join("\n");
}

function indent(text: string, mark: string): string {
  return text.trimEnd().split("\n").map((line) => `${mark}${line}`).join("\n");
}
