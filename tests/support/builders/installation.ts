import { randomBytes } from "node:crypto";
import { closeDatabase } from "@/lib/server/db";
import { startTestDatabase } from "../database";

/** A whole installation for one test file: a fresh database and the environment of a server on it. */
export async function startInstallation(variables: Record<string, string> = {}): Promise<{ url: string; stop(): Promise<void> }> {
  const database = await startTestDatabase();
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    NEXTAUTH_URL: "http://127.0.0.1:3000",
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    LOG_LEVEL: "silent",
    ...variables,
  });
  return {
    url: database.url,
    stop: async () => {
      await closeDatabase();
      await database.drop();
    },
  };
}
