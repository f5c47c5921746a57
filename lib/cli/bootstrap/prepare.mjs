import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { lock } from "./lock.mjs";
import { ensurePackages, packagesAreCurrent } from "./packages.mjs";
import { ensurePrismaClient, prismaClientIsCurrent } from "./prisma-client.mjs";
import { Stop } from "./stop.mjs";

export const ROOT = path.resolve(import.meta.dirname, "..", "..", "..");

/**
 * Holds the lock under which packages, generated code and builds change. Other commands wait; a second `npm start` or `npm run dev`
 * says so at once instead.
 * @param {string} command
 */
export async function lockSetup(command) {
  return lock(path.join(ROOT, ".kkori", "setup.lock"), command, (holder) => {
    const serves = (/** @type {string} */ name) => name === "start" || name === "dev" || name === "cluster";
    if (serves(command) && serves(holder.command)) {
      throw new Stop(
        `이 폴더에서 이미 npm ${holder.command === "start" ? "start" : `run ${holder.command}`} 가 준비 중입니다 (프로세스 ${holder.pid}).`,
        `Kkori is already being set up in this folder (process ${holder.pid})`,
      );
    }
    console.error(`다른 준비 작업을 기다립니다 (프로세스 ${holder.pid}) · Waiting for another set-up (process ${holder.pid})`);
  });
}

/**
 * Makes a checkout ready to run: packages and generated code. Afterwards TypeScript files may be imported.
 * @param {string} command
 * @param {NodeJS.WriteStream} [out] where progress goes
 */
export async function prepare(command, out) {
  process.chdir(ROOT);
  if (existsSync(".env")) process.loadEnvFile(".env");
  // Only who has something to do waits for others who are at it.
  if (!packagesAreCurrent(ROOT) || !prismaClientIsCurrent(ROOT)) await bringUpToDate(command, out);
  await allowTypeScript();
}

/**
 * @param {string} command
 * @param {NodeJS.WriteStream} [out]
 */
async function bringUpToDate(command, out) {
  const { release } = await lockSetup(command);
  try {
    await ensurePackages(ROOT, out);
    await ensurePrismaClient(ROOT, out);
  } finally {
    release();
  }
}

/** Lets this process import TypeScript files, with the `@/` paths of tsconfig.json. Packages must be installed. */
export async function allowTypeScript() {
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: path.join(ROOT, "tsconfig.json") });
}
