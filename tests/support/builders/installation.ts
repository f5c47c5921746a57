import { randomBytes } from "node:crypto";
import { closeDatabase } from "@/lib/server/db";
import { startTestDatabase } from "../database";

export type Installation = {
  url: string;
  stop(): Promise<void>;
  /** Ends every connection and removes the database; the server goes on. */
  dropDatabase(): Promise<void>;
  /** Lets the server forget its database for another address. */
  pointAt(url: string): Promise<void>;
};

/** A whole installation for one test file: a fresh database and the environment of a server on it. */
export async function startInstallation(variables: Record<string, string> = {}): Promise<Installation> {
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
    dropDatabase: () => database.drop(),
    pointAt: async (url) => {
      await closeDatabase();
      process.env.DATABASE_URL = url;
      Reflect.deleteProperty(globalThis, Symbol.for("kkori.env"));
    },
    stop: async () => {
      await closeDatabase();
      await database.drop();
    },
  };
}
