import type { SeenRole } from "@/lib/domain/interview/seen";
import { prisma } from "../db";
import type { Prisma } from "../db/generated/client";

/** What somebody knows: `at` is when they first came to know it in this role (epoch ms), `interviewId` the interview it came from, if any. */
export type SeenRecord = { userId: string; slug: string; role: SeenRole; interviewId: string | null; at: number };

/**
 * Which of these people know which of these scenarios, by first sight; a copy is known to whoever knows its original or another copy.
 * Left out, `slugs` stands for all scenarios. Asks no permission: for other use cases.
 */
export async function seenBy(userIds: readonly string[], slugs?: readonly string[]): Promise<SeenRecord[]> {
  const families = await readFamilies();
  const wanted = slugs && new Set(slugs);
  const relatives = slugs?.flatMap((slug) => families.get(slug) ?? [slug]);
  const rows = await prisma().scenarioSeen.findMany({
    where: { userId: { in: [...userIds] }, ...(relatives === undefined ? {} : { scenarioSlug: { in: relatives } }) },
    orderBy: [{ at: "asc" }, { scenarioSlug: "asc" }, { role: "asc" }],
  });
  const records = rows.flatMap(({ userId, scenarioSlug, role, interviewId, at }) =>
    (families.get(scenarioSlug) ?? [scenarioSlug]).map((slug): SeenRecord => ({ userId, slug, role, interviewId, at: at.getTime() })),
  );
  const first = new Map<string, SeenRecord>();
  for (const record of records) {
    const key = `${record.userId} ${record.slug} ${record.role}`;
    if ((wanted === undefined || wanted.has(record.slug)) && !first.has(key)) first.set(key, record);
  }
  return [...first.values()];
}

/** For every scenario that was copied, and every copy: all of them. */
async function readFamilies(): Promise<ReadonlyMap<string, string[]>> {
  const rows = await prisma().scenario.findMany({ select: { slug: true, familySlug: true } });
  const byRoot = new Map<string, Set<string>>();
  for (const { slug, familySlug } of rows) byRoot.set(familySlug, (byRoot.get(familySlug) ?? new Set([familySlug])).add(slug));
  return new Map([...byRoot.values()].flatMap((family) => [...family].map((slug) => [slug, [...family]] as const)));
}

/** Records what somebody learnt outside of interviews. Repeating is harmless. */
export async function recordSeenOutside(db: Prisma.TransactionClient, userId: string, slug: string, role: "author" | "reader"): Promise<void> {
  await db.scenarioSeen.createMany({ data: [{ userId, scenarioSlug: slug, role }], skipDuplicates: true });
}
