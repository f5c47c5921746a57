import pg from "pg";
import { FailureError } from "@/lib/protocol/failures";
import { PrismaClient } from "./db/generated/client";
import { env } from "./env";
import { errorFields, log } from "./logger";
import { PrismaPgInTurn } from "./prisma-adapter";

/**
 * The one Prisma client and the one pool of a process; the client uses the pool.
 * They hang on `globalThis`, because a module that both the custom server and a route handler import is two instances.
 */

const CONNECT_TIMEOUT_MS = 5_000;
const POOL_MAX_CONNECTIONS = 20;

const POOL = Symbol.for("kkori.pool");
const CLIENT = Symbol.for("kkori.prisma");
const shared = globalThis as unknown as { [POOL]?: pg.Pool; [CLIENT]?: PrismaClient };

function openPool(): pg.Pool {
  const opened = new pg.Pool({ connectionString: env().DATABASE_URL, max: POOL_MAX_CONNECTIONS, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // Without a listener, the loss of an idle connection would end the process.
  opened.on("error", (error) => log.warn("database connection lost", errorFields(error)));
  // The same while a connection is in use: who uses it is told by the query that fails.
  opened.on("connect", (client) => client.on("error", (error) => log.debug("database connection lost in use", errorFields(error))));
  return opened;
}

/** The process's pool of connections, for raw SQL. */
export function pool(): pg.Pool {
  return (shared[POOL] ??= openPool());
}

/** The process's Prisma client. */
export function prisma(): PrismaClient {
  return (shared[CLIENT] ??= new PrismaClient({ adapter: new PrismaPgInTurn(pool()), log: [] }));
}

/** Ends both, for a process that stops and for tests. */
export async function closeDatabase(): Promise<void> {
  const [client, opened] = [shared[CLIENT], shared[POOL]];
  delete shared[CLIENT];
  delete shared[POOL];
  await client?.$disconnect();
  await opened?.end();
}

const AWAY_CODES = new Set([
  "ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "EPIPE", "EAI_AGAIN", "EHOSTUNREACH",
  "P1000", "P1001", "P1002", "P1003", "P1008", "P1017", "P2024",
  // Postgres: shutting down, crashed, starting up, dropped, not there, not let in, too many connections, connection failures.
  "57P01", "57P02", "57P03", "57P04", "3D000", "28000", "28P01", "53300", "08000", "08001", "08003", "08004", "08006",
]);
const AWAY_TEXT = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|after calling end on the pool/;
const AWAY_KINDS = new Set(["DatabaseNotReachable", "DatabaseDoesNotExist", "DatabaseAccessDenied", "AuthenticationFailed", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);

/** Whether something thrown means that the database can't be reached, at any depth of its causes. */
export function isDatabaseAway(thrown: unknown): boolean {
  for (let depth = 0, error = thrown; depth < 6 && error !== null && typeof error === "object"; depth++) {
    const { code, originalCode, kind, message } = error as { code?: unknown; originalCode?: unknown; kind?: unknown; message?: unknown };
    if ((typeof code === "string" && AWAY_CODES.has(code)) || (typeof originalCode === "string" && AWAY_CODES.has(originalCode))) return true;
    if (typeof kind === "string" && AWAY_KINDS.has(kind)) return true;
    if (typeof message === "string" && AWAY_TEXT.test(message)) return true;
    if (error instanceof AggregateError && error.errors.some(isDatabaseAway)) return true;
    error = (error as { cause?: unknown }).cause;
  }
  return false;
}

/** Runs `work`; a database that can't be reached becomes `FailureError("unavailable")`, everything else passes through. */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!isDatabaseAway(thrown)) throw thrown;
    log.error("database away", { reason: thrown instanceof Error ? thrown.message.split("\n")[0] : undefined });
    throw new FailureError("unavailable");
  }
}
