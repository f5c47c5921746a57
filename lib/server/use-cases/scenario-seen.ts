import type { SeenRole } from "@/lib/domain/interview/seen";
import { prisma } from "../db";
import type { Prisma } from "../db/generated/client";

/** What somebody knows: `at` is when they first came to know it in this role (epoch ms), `interviewId` the interview it came from, if any. */
export type SeenRecord = { userId: string; slug: string; role: SeenRole; interviewId: string | null; at: number };

/** Which of these people know which of these scenarios, by first sight. Left out, `slugs` stands for all scenarios. Asks no permission: for other use cases. */
export async function seenBy(userIds: readonly string[], slugs?: readonly string[]): Promise<SeenRecord[]> {
  const rows = await prisma().scenarioSeen.findMany({
    where: { userId: { in: [...userIds] }, ...(slugs === undefined ? {} : { scenarioSlug: { in: [...slugs] } }) },
    orderBy: [{ at: "asc" }, { scenarioSlug: "asc" }, { role: "asc" }],
  });
  return rows.map(({ userId, scenarioSlug, role, interviewId, at }) => ({ userId, slug: scenarioSlug, role, interviewId, at: at.getTime() }));
}

/** Records what somebody learnt outside of interviews. Repeating is harmless. */
export async function recordSeenOutside(db: Prisma.TransactionClient, userId: string, slug: string, role: "author" | "reader"): Promise<void> {
  await db.scenarioSeen.createMany({ data: [{ userId, scenarioSlug: slug, role }], skipDuplicates: true });
}
