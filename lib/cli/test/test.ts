import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../bootstrap/prepare.mjs";
import { browserTests, buildCheck } from "./browser-tests";
import { checks } from "./checks";
import { add, allShown, closingLine, NONE, vitestCounts, vitestSkipped, type Counts } from "./counts";
import { ensureTestPackages } from "./debian-packages";
import { runTool } from "./tool";

const CHECKS = ["lint", "types", "content"] as const;
const VITEST_PROJECTS = ["unit", "contract", "realtime"] as const;
const STAGES = [...CHECKS, ...VITEST_PROJECTS, "build", "e2e"] as const;
type Stage = (typeof STAGES)[number];

/**
 * `npm test`, everything; `npm test -- unit permissions` only these stages, and in them the test files whose path has one of the
 * other words. With `CI=true` a skipped test fails the run. The last line is the count.
 */
export async function run(args: string[]): Promise<number> {
  const named = args.filter(isStage);
  const filters = args.filter((arg) => !isStage(arg));
  const wanted: readonly Stage[] = named.length > 0 ? named : STAGES;
  const reports = path.join(ROOT, ".kkori", "reports");
  mkdirSync(reports, { recursive: true });
  if (wanted.some((stage) => !isCheck(stage) && stage !== "build")) await ensureTestPackages();
  let counts = await runChecks(wanted.filter(isCheck));
  counts = add(counts, await runVitest(VITEST_PROJECTS.filter((project) => wanted.includes(project)), filters, reports));
  counts = add(counts, await runBuildAndBrowser(wanted, filters, reports));
  if (isTrue(process.env.CI)) {
    if (counts.skipped > 0) console.log("CI에서는 건너뛴 테스트가 있으면 실패입니다 · With CI=true skipped tests fail the run");
    counts = allShown(counts);
  }
  console.log(closingLine(counts));
  return counts.failed === 0 ? 0 : 1;
}

const isTrue = (value: string | undefined) => value !== undefined && !["", "0", "false"].includes(value);

function isStage(arg: string): arg is Stage {
  return (STAGES as readonly string[]).includes(arg);
}

function isCheck(stage: Stage): stage is (typeof CHECKS)[number] {
  return (CHECKS as readonly string[]).includes(stage);
}

async function runChecks(names: readonly (typeof CHECKS)[number][]): Promise<Counts> {
  const all = await Promise.all(names.map((name) => checks[name]()));
  return all.reduce(add, NONE);
}

async function runVitest(projects: readonly string[], filters: string[], reports: string): Promise<Counts> {
  if (projects.length === 0) return NONE;
  const report = path.join(reports, "vitest.json");
  rmSync(report, { force: true });
  const { succeeded } = await runTool(["node_modules", "vitest", "vitest.mjs"], [
    "run", ...filters, ...projects.map((project) => `--project=${project}`),
    "--passWithNoTests", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`,
  ]);
  for (const { file, skipped } of vitestSkipped(report)) {
    console.log(`건너뜀 · skipped: ${path.relative(ROOT, file)} ${skipped} (npm run doctor)`);
  }
  return vitestCounts(report, succeeded);
}

/** The pages are built for the browser tests too, so a failed build fails those instead of running them on an old one. */
async function runBuildAndBrowser(wanted: readonly Stage[], filters: string[], reports: string): Promise<Counts> {
  if (!wanted.includes("build") && !wanted.includes("e2e")) return NONE;
  const build = await buildCheck();
  const counted = wanted.includes("build") || build.failed > 0 ? build : NONE;
  if (!wanted.includes("e2e") || build.failed > 0) return counted;
  return add(counted, await browserTests(filters, reports));
}
