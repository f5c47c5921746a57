import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { lockSetup } from "../bootstrap/prepare.mjs";
import { step } from "../bootstrap/progress.mjs";
import { RunError, runNode } from "../bootstrap/run.mjs";
import { noSpace, Stop } from "../bootstrap/stop.mjs";
import { bundleServer } from "./bundle-server";
import { sourceStamp } from "./stamp";

export const SERVER_FILE = path.join("dist", "server.js");

/**
 * Builds the pages and the server unless the last build came from the same sources. The stamp is written last, so an interrupted
 * build is made anew. Throws a `Stop` when it fails, after printing the end of its output.
 */
export async function ensureBuild(root: string, command: string): Promise<void> {
  const stampFile = path.join(root, ".next", "kkori-stamp");
  const isCurrent = (stamp: string) => existsSync(path.join(root, SERVER_FILE)) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
  if (isCurrent(sourceStamp(root))) return;
  const { release } = await lockSetup(command);
  try {
    const stamp = sourceStamp(root);
    if (isCurrent(stamp)) return;
    rmSync(stampFile, { force: true });
    await step("빌드 · Building", async () => {
      await buildPages(root);
      await bundleServer(root, path.join("lib", "server", "main.ts"), SERVER_FILE);
    });
    writeFileSync(stampFile, stamp);
  } finally {
    release();
  }
}

async function buildPages(root: string): Promise<void> {
  const log = path.join(root, ".kkori", "logs", "build.log");
  try {
    await runNode({
      what: "next build",
      args: [path.join("node_modules", "next", "dist", "bin", "next"), "build"],
      cwd: root,
      log,
      env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    if (error.tail.includes("ENOSPC")) throw noSpace(log);
    console.error(error.tail);
    throw new Stop(`빌드에 실패했습니다. 위 내용을 확인해 주세요. (${log})`, `The build failed: see above (${log})`);
  }
}
