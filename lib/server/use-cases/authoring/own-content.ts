import { randomUUID } from "node:crypto";
import { OWN_SCENARIO_MAX_BYTES, ownScenarioSchema, type OwnScenario } from "@/lib/content/own/own-scenario";
import { FailureError } from "@/lib/protocol/failures";
import { prisma } from "../../db";
import { parseInput } from "../attempt";

/** Own slugs begin so; the folders of the library do not. */
const OWN_SLUG = "own-";

export function newOwnSlug(): string {
  return `${OWN_SLUG}${randomUUID().replaceAll("-", "").slice(0, 16)}`;
}

/** Parses what an author sends. Throws `FailureError`: tooLarge, invalid (names the field). */
export function parseOwnScenario(input: unknown): OwnScenario {
  const content = parseInput(ownScenarioSchema, input);
  if (Buffer.byteLength(JSON.stringify(content)) > OWN_SCENARIO_MAX_BYTES) throw new FailureError("tooLarge");
  // PostgreSQL's JSON holds no NUL character.
  if (JSON.stringify(content).includes("\\u0000")) throw new FailureError("invalid");
  return content;
}

/** The library scenarios whose generators this one's tasks borrow. */
export function borrowedFixtures({ questions }: OwnScenario): string[] {
  return [...new Set(questions.flatMap(({ task }) => (task?.fixturesOf === undefined ? [] : [task.fixturesOf])))];
}

/**
 * Nobody writes a host: its patterns run in the server. One that the library has, or had, may come along with a copy. Throws `invalid`.
 */
export async function assertLibraryHost({ host }: OwnScenario): Promise<void> {
  if (host === undefined) return;
  const known = await prisma().$queryRaw<unknown[]>`
    SELECT 1 FROM "ScenarioVersion" WHERE slug NOT LIKE ${`${OWN_SLUG}%`} AND content->'host' = ${JSON.stringify(host)}::jsonb LIMIT 1`;
  if (known.length === 0) throw new FailureError("invalid", "host");
}

/** A copy may run the generators of what it was copied from and no others: their output tells what those tasks expect. Throws `invalid`. */
export function assertBorrowsFrom(content: OwnScenario, familySlug: string): void {
  if (borrowedFixtures(content).some((slug) => slug !== familySlug)) throw new FailureError("invalid", "fixturesOf");
}
