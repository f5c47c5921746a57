import { canAccount } from "@/lib/domain/permissions";
import { failure, success, type Result } from "@/lib/protocol/failures";
import type { ScenarioDetailView, ScenarioListItem } from "@/lib/protocol/lists";
import type { Locale } from "@/lib/protocol/roles";
import type { Account } from "../auth/account";
import { prisma, withDatabase } from "../db";
import { isStillToBeAsked } from "./admission";
import { attempt } from "./attempt";
import { recordSeenOutside } from "./scenario-seen";
import { parseScenario } from "./scenario-versions";
import { scenarioDetailView, scenarioListItem } from "./scenario-views";

export { syncLibrary } from "./scenario-versions";

/** The scenarios that an interview can be made of, by title. Throws `FailureError("unavailable")`. */
export async function listScenarios(locale: Locale): Promise<ScenarioListItem[]> {
  const versions = await withDatabase(() => prisma().scenarioVersion.findMany({ where: { isCurrent: true }, select: { content: true } }));
  const items = versions.map(({ content }) => scenarioListItem(parseScenario(content), locale));
  return items.sort((a, b) => a.title.localeCompare(b.title, locale));
}

/**
 * A whole scenario, for an interviewer who prepares; from then on it is recorded that they know it. A candidate who still has an interview
 * with it may not read it.
 * Codes: unauthenticated, forbidden, scenarioUnknown, unavailable.
 */
export async function getScenario(account: Account | null, slug: string, locale: Locale): Promise<Result<ScenarioDetailView>> {
  return attempt(async () => {
    if (account === null || !canAccount(account, "scenario.read")) return failure("unauthenticated");
    const version = await prisma().scenarioVersion.findFirst({ where: { slug, isCurrent: true }, select: { content: true } });
    if (version === null) return failure("scenarioUnknown");
    if (await isStillToBeAsked(account.userId, slug)) return failure("forbidden");
    await recordSeenOutside(prisma(), account.userId, slug, "reader");
    return success(scenarioDetailView(parseScenario(version.content), locale));
  });
}
