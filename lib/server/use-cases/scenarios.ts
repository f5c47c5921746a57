import { canAccount } from "@/lib/domain/permissions";
import { failure, success, type Result } from "@/lib/protocol/failures";
import type { ScenarioDetailView, ScenarioListItem } from "@/lib/protocol/lists";
import type { Locale } from "@/lib/protocol/roles";
import type { Account } from "../auth/account";
import { prisma, withDatabase } from "../db";
import { attempt } from "./attempt";
import { enterScenario } from "./authoring/enter-scenario";
import { toBeAsked } from "./scenario-family";
import { recordSeenOutside } from "./scenario-seen";
import { parseScenario } from "./scenario-versions";
import { scenarioDetailView, scenarioListItem } from "./scenario-views";

export { syncLibrary } from "./scenario-versions";

/**
 * The scenarios that this account can make an interview of, by title: the library's, its own and those of its groups; without an account
 * the library's. Those of a group that it is still to be asked are left out. Throws `FailureError("unavailable")`.
 */
export async function listScenarios(locale: Locale, account: Account | null = null): Promise<ScenarioListItem[]> {
  return withDatabase(async () => {
    const [versions, written] = await Promise.all([
      prisma().scenarioVersion.findMany({ where: { isCurrent: true }, select: { slug: true, content: true } }),
      prisma().scenario.findMany({ select: { slug: true, groupId: true, authorId: true, group: { select: { name: true } } } }),
    ]);
    const owned = new Map(written.map((row) => [row.slug, row]));
    const visible = account === null ? new Set<string>() : await ownVisible(account.userId, written);
    const items = versions.flatMap(({ slug, content }) => {
      const row = owned.get(slug);
      if (row && !visible.has(slug)) return [];
      return [{ ...scenarioListItem(parseScenario(content), locale), origin: row ? ("own" as const) : ("library" as const), groupName: row?.group?.name ?? null }];
    });
    return items.sort((a, b) => a.title.localeCompare(b.title, locale));
  });
}

async function ownVisible(userId: string, written: readonly { slug: string; groupId: string | null; authorId: string | null }[]): Promise<ReadonlySet<string>> {
  const groups = new Set((await prisma().groupMember.findMany({ where: { userId, leftAt: null }, select: { groupId: true } })).map(({ groupId }) => groupId));
  const known = written.filter(({ groupId, authorId }) => authorId === userId || (groupId !== null && groups.has(groupId)));
  const asked = await Promise.all(known.map(async ({ slug }) => ((await toBeAsked([userId], slug)).size > 0 ? [] : [slug])));
  return new Set(asked.flat());
}

/**
 * A whole scenario, for an interviewer who prepares; from then on it is recorded that they know it. A candidate who still has an interview
 * with it may not read it. Codes: unauthenticated, forbidden, scenarioUnknown, unavailable.
 */
export async function getScenario(account: Account | null, slug: string, locale: Locale): Promise<Result<ScenarioDetailView>> {
  return attempt(async () => {
    if (account === null || !canAccount(account, "scenario.read")) return failure("unauthenticated");
    const { subject } = await enterScenario(account, slug, "scenario.read");
    const version = await prisma().scenarioVersion.findFirst({ where: { slug, isCurrent: true }, select: { content: true } });
    if (version === null) return failure("scenarioUnknown");
    await recordSeenOutside(prisma(), account.userId, slug, "reader");
    return success({ ...scenarioDetailView(parseScenario(version.content), locale), origin: subject.library ? "library" : "own" });
  });
}
