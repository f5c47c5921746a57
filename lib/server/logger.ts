import { env } from "./env";

/** Writes one JSON line an entry to stderr. Fields are ids, codes and numbers; never tokens, passwords, cookies or people's texts. */

const LEVELS = { debug: 10, info: 20, warn: 30, error: 40, silent: 50 } as const;
type Level = Exclude<keyof typeof LEVELS, "silent">;
export type LogFields = Record<string, string | number | boolean | null | undefined>;

function threshold(): number {
  try {
    return LEVELS[env().LOG_LEVEL];
  } catch {
    // An incomplete environment must not keep its own report from being written.
    return LEVELS.info;
  }
}

function write(level: Level, message: string, fields: LogFields): void {
  if (LEVELS[level] < threshold()) return;
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`);
}

/** Name, message and code of what was thrown; the stack only of bugs. */
export function errorFields(thrown: unknown): LogFields {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const code = "code" in thrown && typeof thrown.code === "string" ? thrown.code : undefined;
  return { error: thrown.name, reason: thrown.message, code, stack: code === undefined ? thrown.stack : undefined };
}

export const log = {
  debug: (message: string, fields: LogFields = {}) => write("debug", message, fields),
  info: (message: string, fields: LogFields = {}) => write("info", message, fields),
  warn: (message: string, fields: LogFields = {}) => write("warn", message, fields),
  error: (message: string, fields: LogFields = {}) => write("error", message, fields),
};
