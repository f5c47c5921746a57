import { existsSync } from "node:fs";
import path from "node:path";
import { runningEmbeddedDatabase } from "@/lib/server/setup/embedded-database";
import { keptSecret } from "@/lib/server/setup/private-file";
import { tryLock } from "../bootstrap/lock.mjs";
import { shutDown } from "../bootstrap/shutdown.mjs";
import { Stop } from "../bootstrap/stop.mjs";
import { requireDatabase } from "./database-trouble";
import { openDatabase, openDataFolder } from "./workspace";

/**
 * Lets a command work with Kkori's database: that of DATABASE_URL, the embedded one of a Kkori that runs, or the embedded one
 * started for as long as `work` takes. Without `create`, an embedded database that does not exist yet throws a `Stop`.
 */
export async function withKkoriDatabase<T>(command: string, create: boolean, work: (database: { url: string; dataFolder: string }) => Promise<T>): Promise<T> {
  const dataFolder = openDataFolder();
  try {
    return await work({ url: await findDatabase(dataFolder, command, create), dataFolder });
  } finally {
    await shutDown();
  }
}

async function findDatabase(dataFolder: string, command: string, create: boolean): Promise<string> {
  if (process.env.DATABASE_URL) return openDatabase(dataFolder);
  const taken = tryLock(path.join(dataFolder, "lock"), command);
  if ("holder" in taken) {
    const url = await runningEmbeddedDatabase(dataFolder);
    if (url) await requireDatabase(url);
    if (url) return url;
    throw new Stop(
      `Kkori가 시작하는 중입니다 (프로세스 ${taken.holder.pid}). 잠시 뒤에 다시 해 주세요.`,
      `Kkori is starting (process ${taken.holder.pid}): try again in a moment`,
    );
  }
  if (!create && !existsSync(path.join(dataFolder, "postgres", "data"))) {
    throw new Stop(`${dataFolder} 에 데이터베이스가 없습니다. npm start를 먼저 실행하세요.`, `There is no database in ${dataFolder}: run npm start first`);
  }
  return openDatabase(dataFolder);
}

/** What the server's own modules ask of the environment, for a command that uses them on this database. */
export function environmentFor(url: string, dataFolder: string): void {
  process.env.DATABASE_URL = url;
  process.env.NEXTAUTH_URL ||= "http://localhost:3000";
  process.env.NEXTAUTH_SECRET ||= keptSecret(path.join(dataFolder, "nextauth-secret"));
}
