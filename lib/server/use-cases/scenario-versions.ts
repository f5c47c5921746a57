import { createHash } from "node:crypto";
import { scenarioSchema, type Scenario } from "@/lib/content/schema";
import { listSlugs, loadScenario } from "@/lib/content/load";
import { ContentError } from "@/lib/content/problem";
import { prisma } from "../db";
import type { Prisma } from "../db/generated/client";
import { log } from "../logger";

/** The library: each version of a scenario is immutable and named by the SHA-256 of its canonical JSON; one version of a slug is current. */

/** Orders runs that would change the library at the same time. Any constant will do. */
const LIBRARY_LOCK = 0x6b6b6c69;

/** JSON with sorted keys and without blanks: the same content gives the same text, whatever order it was written in. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
}

export function scenarioHash(scenario: Scenario): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash("sha256").update(canonicalJson(scenario)).digest());
}

/** A stored version's content. Versions written by older programs parse as well, because the schema fills in what came later. */
export function parseScenario(content: unknown): Scenario {
  return scenarioSchema.parse(content);
}

export type LibraryChange = { slug: string; change: "added" | "updated" | "unchanged" | "retired" | "invalid" };

/**
 * Brings the database to what the content folder holds: new versions are added and made current, slugs that are gone are retired; what
 * people wrote themselves is left alone. Versions that interviews pinned stay. A scenario that does not fit the format is reported and left as it was, for the others' sake.
 */
export async function syncLibrary(contentRoot: string): Promise<LibraryChange[]> {
  const slugs = await listSlugs(contentRoot);
  const loaded = await Promise.all(slugs.map((slug) => loadOrReport(contentRoot, slug)));
  return prisma().$transaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${LIBRARY_LOCK})`;
      const changes: LibraryChange[] = [];
      for (const { slug, scenario } of loaded) changes.push({ slug, change: scenario ? await makeCurrent(transaction, scenario) : "invalid" });
      const written = await transaction.scenario.findMany({ select: { slug: true } });
      const kept = [...slugs, ...written.map(({ slug }) => slug)];
      const gone = await transaction.scenarioVersion.findMany({ where: { isCurrent: true, slug: { notIn: kept } }, select: { slug: true } });
      await transaction.scenarioVersion.updateMany({ where: { slug: { in: gone.map(({ slug }) => slug) } }, data: { isCurrent: false } });
      return [...changes, ...gone.map(({ slug }): LibraryChange => ({ slug, change: "retired" }))];
    },
    { timeout: 60_000 },
  );
}

async function loadOrReport(contentRoot: string, slug: string): Promise<{ slug: string; scenario: Scenario | null }> {
  try {
    return { slug, scenario: (await loadScenario(contentRoot, slug)).scenario };
  } catch (thrown) {
    if (!(thrown instanceof ContentError)) throw thrown;
    log.error("scenario does not fit the format", { slug, reason: thrown.message });
    return { slug, scenario: null };
  }
}

/** Stores a version unless it is there, and makes it the one that new interviews use. */
export async function makeCurrent(transaction: Prisma.TransactionClient, scenario: Scenario): Promise<"added" | "updated" | "unchanged"> {
  const { slug } = scenario;
  const hash = scenarioHash(scenario);
  const versions = await transaction.scenarioVersion.findMany({ where: { slug }, select: { id: true, hash: true, isCurrent: true } });
  const same = versions.find((version) => Buffer.compare(version.hash, hash) === 0);
  if (same?.isCurrent && versions.every((version) => version === same || !version.isCurrent)) return "unchanged";
  await transaction.scenarioVersion.updateMany({ where: { slug }, data: { isCurrent: false } });
  if (same) await transaction.scenarioVersion.update({ where: { id: same.id }, data: { isCurrent: true } });
  else await transaction.scenarioVersion.create({ data: { slug, hash, content: scenario as Prisma.InputJsonValue } });
  return versions.length === 0 ? "added" : "updated";
}
