import path from "node:path";
import { makeDataFolder, UnreachableFolderError } from "@/lib/server/setup/data-folder";
import { startEmbeddedDatabase } from "@/lib/server/setup/embedded-database";
import { keptSecret } from "@/lib/server/setup/private-file";
import { tryLock } from "../bootstrap/lock.mjs";
import { ROOT } from "../bootstrap/prepare.mjs";
import { exit, isShuttingDown, onShutdown } from "../bootstrap/shutdown.mjs";
import { Stop } from "../bootstrap/stop.mjs";
import { databaseTrouble, requireDatabase } from "./database-trouble";

/** What a running Kkori works with. */
export type Workspace = { dataFolder: string; databaseUrl: string; demo: boolean };

/** Demo data and its passwords belong to a database that only this machine uses, unless KKORI_DEMO says otherwise. */
export function wantsDemo(): boolean {
  const asked = process.env.KKORI_DEMO?.trim();
  return asked ? asked === "1" || asked === "true" : !process.env.DATABASE_URL;
}

/**
 * Makes the data folder and takes its lock until this process ends: two of us would fight over the embedded database. With
 * DATABASE_URL there is nothing to fight over, and several servers may share a folder.
 */
export function takeDataFolder(command: string): string {
  const folder = openDataFolder();
  if (process.env.DATABASE_URL) return folder;
  const taken = tryLock(path.join(folder, "lock"), command);
  if ("holder" in taken) {
    throw new Stop(
      `이 데이터 폴더로 Kkori가 이미 실행 중입니다 (프로세스 ${taken.holder.pid}, ${folder}). 그쪽을 쓰거나 먼저 끝내 주세요.`,
      `Kkori is already running on this data folder (process ${taken.holder.pid}, ${folder}): use that one or stop it first`,
    );
  }
  return folder;
}

/** The data folder, made when missing. */
export function openDataFolder(): string {
  try {
    const folder = makeDataFolder(ROOT, process.env.KKORI_DATA_DIR?.trim(), !process.env.DATABASE_URL);
    if (folder.moved) console.error(`데이터 폴더 · Data folder: ${folder.path}`);
    return folder.path;
  } catch (error) {
    if (!(error instanceof UnreachableFolderError)) throw error;
    throw new Stop(
      `root로 실행할 때 데이터베이스는 postgres 사용자로 돌아가는데, ${error.folder} 에 닿을 수 없습니다. KKORI_DATA_DIR을 /var/lib 아래 같은 곳으로 정해 주세요.`,
      `As root the database runs as the user postgres, who can not reach ${error.folder}: set KKORI_DATA_DIR to a place such as /var/lib/kkori`,
    );
  }
}

/** The database of DATABASE_URL, or an embedded one that stops with this process. */
export async function openDatabase(dataFolder: string): Promise<string> {
  const given = process.env.DATABASE_URL?.trim();
  if (given) {
    await requireDatabase(given);
    return given;
  }
  try {
    const { url, cluster } = await startEmbeddedDatabase(dataFolder);
    onShutdown(() => cluster.stop());
    void cluster.exited.then(() => {
      if (isShuttingDown()) return;
      const log = path.join(dataFolder, "postgres", "postgres.log");
      console.error(`데이터베이스가 멈췄습니다. 다시 실행해 주세요. (${log}) / The database stopped: run it again (${log})`);
      void exit(1);
    });
    return url;
  } catch (error) {
    throw databaseTrouble(error, dataFolder);
  }
}

/** Sets what `lib/server/env.ts` asks for and nobody has given; secrets are made once and kept in the data folder. */
export function completeEnvironment(workspace: Workspace, mode: "production" | "development", address: { host: string | undefined; port: number }): void {
  const { env } = process;
  Object.assign(env, { NODE_ENV: mode, DATABASE_URL: workspace.databaseUrl, KKORI_DATA_DIR: workspace.dataFolder, PORT: String(address.port) });
  env.KKORI_DEMO = workspace.demo ? "1" : "0";
  env.NEXT_TELEMETRY_DISABLED ||= "1";
  env.NEXTAUTH_URL ||= `http://localhost:${address.port}`;
  env.NEXTAUTH_SECRET ||= keptSecret(path.join(workspace.dataFolder, "nextauth-secret"));
  if (address.host) env.HOST = address.host;
}
