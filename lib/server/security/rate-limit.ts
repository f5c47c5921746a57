import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { FailureError } from "@/lib/protocol/failures";
import { pool } from "../db";

/** Attempts allowed in a window of time. Counted in Postgres, so that all nodes share the counts. */
export const RATE_LIMITS = {
  /** Wrong passwords for one account; the count is cleared by a right one. */
  signInAccount: { points: 10, seconds: 15 * 60 },
  /** Wrong passwords from one address, whatever the account. */
  signInAddress: { points: 50, seconds: 15 * 60 },
  signUpAddress: { points: 20, seconds: 60 * 60 },
  /** Opening and using invite links. */
  joinAddress: { points: 60, seconds: 10 * 60 },
  /** Reading calendar feeds; programs of a whole company may share an address. */
  calendarAddress: { points: 600, seconds: 10 * 60 },
  /** Files that one account has read in. */
  importAccount: { points: 60, seconds: 10 * 60 },
  /** Snippets that one author tries out. */
  tryAccount: { points: 120, seconds: 10 * 60 },
  /** Opening shared reports. */
  reportAddress: { points: 120, seconds: 10 * 60 },
} as const;
export type RateLimitName = keyof typeof RATE_LIMITS;

const LIMITERS = Symbol.for("kkori.rate-limiters");
const shared = globalThis as unknown as { [LIMITERS]?: WeakMap<Pool, Map<RateLimitName, RateLimiterPostgres>> };

function limiter(name: RateLimitName): RateLimiterPostgres {
  const storeClient = pool();
  const byPool = (shared[LIMITERS] ??= new WeakMap());
  const made = byPool.get(storeClient) ?? new Map<RateLimitName, RateLimiterPostgres>();
  byPool.set(storeClient, made);
  let found = made.get(name);
  if (!found) {
    const { points, seconds } = RATE_LIMITS[name];
    found = new RateLimiterPostgres({ storeClient, storeType: "pool", tableName: "rate_limit", tableCreated: true, keyPrefix: name, points, duration: seconds });
    made.set(name, found);
  }
  return found;
}

/** Emails and addresses are kept as hashes only: the table of counts tells nobody who tried. */
function keyOf(subject: string): string {
  return createHash("sha256").update(subject).digest("base64url");
}

/** Counts one attempt before it is made, so that parallel attempts can not slip through. Throws `FailureError("tooManyRequests")`. */
export async function countAttempt(name: RateLimitName, subject: string): Promise<void> {
  try {
    await limiter(name).consume(keyOf(subject));
  } catch (refused) {
    if (refused instanceof RateLimiterRes) throw new FailureError("tooManyRequests");
    throw refused;
  }
}

/** Takes one counted attempt back, because it turned out to be a rightful one. */
export async function forgiveAttempt(name: RateLimitName, subject: string): Promise<void> {
  await limiter(name).reward(keyOf(subject));
}

/** Forgets all attempts. */
export async function clearAttempts(name: RateLimitName, subject: string): Promise<void> {
  await limiter(name).delete(keyOf(subject));
}
