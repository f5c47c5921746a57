import { prisma } from "../db";

/** How long after its time a round that nobody started still counts as coming, in milliseconds. */
const ROUND_GRACE_MS = 24 * 60 * 60 * 1_000;

/** This scenario, the one that it was copied from, and all other copies of that: whoever knows one of them knows them all. */
export async function familyOf(slug: string): Promise<string[]> {
  const own = await prisma().scenario.findUnique({ where: { slug }, select: { familySlug: true } });
  const root = own?.familySlug ?? slug;
  const copies = await prisma().scenario.findMany({ where: { familySlug: root }, select: { slug: true } });
  return [...new Set([root, slug, ...copies.map((copy) => copy.slug)])];
}

/** Whether this person is the candidate of an interview, or of a planned round, with this scenario or a copy of it, that has not ended. */
export async function isStillToBeAsked(userId: string, slug: string): Promise<boolean> {
  return (await toBeAsked([userId], slug)).has(userId);
}

/** Which of these scenarios this person is still to be asked. */
export async function stillToBeAsked(userId: string, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  const asked = await Promise.all([...new Set(slugs)].map(async (slug) => ((await isStillToBeAsked(userId, slug)) ? [slug] : [])));
  return new Set(asked.flat());
}

/** Who of these people is still to be asked this scenario. */
export async function toBeAsked(userIds: readonly string[], slug: string): Promise<ReadonlySet<string>> {
  const slugs = await familyOf(slug);
  const userId = { in: [...userIds] };
  const [admitted, placed] = await Promise.all([
    prisma().participant.findMany({
      where: { userId, role: "candidate", removedAt: null, interview: { status: { not: "ended" }, scenarioVersion: { slug: { in: slugs } } } },
      select: { userId: true },
    }),
    prisma().placement.findMany({
      where: { userId, role: "candidate", room: { scenarioSlug: { in: slugs }, interviewId: null }, round: { status: "planned", startsAt: { gt: new Date(Date.now() - ROUND_GRACE_MS) } } },
      select: { userId: true },
    }),
  ]);
  return new Set([...admitted, ...placed].flatMap((row) => (row.userId === null ? [] : [row.userId])));
}

/** Written scenarios that are not this group's: other groups' and those of single people. A group is asked the library's and its own. */
export async function slugsOutside(groupId: string): Promise<string[]> {
  const rows = await prisma().scenario.findMany({ where: { OR: [{ groupId: null }, { groupId: { not: groupId } }] }, select: { slug: true } });
  return rows.map(({ slug }) => slug);
}
