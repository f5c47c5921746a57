import pg from "pg";
import { ClusterError } from "@/lib/server/setup/cluster-files";
import { noSpace, Stop } from "../bootstrap/stop.mjs";

const CONNECT_TIMEOUT_MS = 10_000;

/** Throws a `Stop` that names the server, never the password, when this database can not be used. */
export async function requireDatabase(url: string): Promise<void> {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new Stop(
      "DATABASE_URL은 postgresql://사용자:비밀번호@서버:5432/데이터베이스 꼴이어야 합니다.",
      "DATABASE_URL must look like postgresql://user:password@server:5432/database",
    );
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    const place = `${hostname}:${port || 5432}${pathname}`;
    const reason = reasonOf(error);
    throw new Stop(
      `DATABASE_URL의 데이터베이스(${place})에 연결할 수 없습니다: ${reason}. 주소를 고치거나, DATABASE_URL 없이 내장 데이터베이스로 실행해 주세요.`,
      `Can not connect to the database of DATABASE_URL (${place}): ${reason}. Correct it, or leave it out to use the embedded database`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return first instanceof Error ? (first.message.split("\n")[0] ?? "") : String(first);
}

/** Turns a failure of the embedded database into one line that says what to do. */
export function databaseTrouble(error: unknown, dataFolder: string): unknown {
  if (error instanceof ClusterError && error.log.includes("No space left on device")) return noSpace(dataFolder);
  if (error instanceof ClusterError) {
    const reason = error.log.trim().split("\n").findLast((line) => /FATAL|PANIC|ERROR|error/.test(line)) ?? error.log.trim().split("\n").at(-1);
    return new Stop(
      `내장 데이터베이스를 시작하지 못했습니다: ${reason}. ${dataFolder}/postgres/postgres.log 를 보거나 DATABASE_URL로 다른 PostgreSQL을 쓰세요.`,
      `The embedded database did not start: ${reason}. See ${dataFolder}/postgres/postgres.log, or use another PostgreSQL with DATABASE_URL`,
    );
  }
  if (error instanceof Error && /^No embedded PostgreSQL|^PostgreSQL does not run|^Could not make the system user/.test(error.message)) {
    return new Stop(
      `이 컴퓨터에서는 내장 데이터베이스를 쓸 수 없습니다 (${error.message}). DATABASE_URL로 PostgreSQL을 알려 주세요.`,
      `The embedded database can not run here (${error.message}): name a PostgreSQL with DATABASE_URL`,
    );
  }
  return error;
}
