import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../bootstrap/prepare.mjs";
import { ensureBuild } from "../build/ensure-build";
import { knownTrouble } from "../bootstrap/stop.mjs";
import { NONE, playwrightCounts, single, type Counts } from "./counts";
import { runTool } from "./tool";

const PLAYWRIGHT = ["node_modules", "@playwright", "test", "cli.js"];
const CONFIG = path.join("tests", "e2e", "playwright.config.ts");

/** Builds as `npm start` does; counts as one. */
export async function buildCheck(): Promise<Counts> {
  try {
    await ensureBuild(ROOT, "test");
    return single(true);
  } catch (error) {
    console.error(knownTrouble(error) ?? error);
    return single(false);
  }
}

/** Runs the browser tests, or counts them as skipped where there is no browser. */
export async function browserTests(filters: string[], reports: string): Promise<Counts> {
  const browser = process.env.CHROMIUM_PATH || "/usr/bin/chromium";
  const report = path.join(reports, "playwright.json");
  rmSync(report, { force: true });
  const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const args = ["test", "--config", CONFIG, "--workers", "1", "--pass-with-no-tests", ...filters];
  if (existsSync(browser)) {
    const { succeeded } = await runTool(PLAYWRIGHT, [...args, "--reporter", "list,json"], { env });
    return playwrightCounts(report, succeeded);
  }
  console.log(`브라우저가 없어 브라우저 테스트를 건너뜁니다 · Browser tests are skipped, for there is no browser: ${browser} (apt-get install chromium, CHROMIUM_PATH)`);
  const { succeeded } = await runTool(PLAYWRIGHT, [...args, "--list", "--reporter", "json"], { env, quiet: true });
  const listed = playwrightCounts(report, succeeded);
  return { ...NONE, failed: listed.failed, skipped: listed.passed + listed.skipped };
}
