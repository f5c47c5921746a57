import { seasonView } from "@/lib/domain/groups/season-view";
import type { SeasonView } from "@/lib/domain/groups/views";
import { success, type Result } from "@/lib/protocol/failures";
import type { Locale } from "@/lib/protocol/roles";
import type { Account } from "../../auth/account";
import { prisma } from "../../db";
import { attempt } from "../attempt";
import { enterGroup } from "./enter-group";
import { seasonFacts } from "./season-facts";
import { currentSeasonId, readSeason } from "./season-state";

/**
 * The rotation of a season, or of the group's current one; null where the group has none. What its reader is still to be asked stays sealed.
 * Codes: unauthenticated, notFound, unavailable.
 */
export async function getSeason(account: Account | null, groupId: string, locale: Locale, seasonId?: string): Promise<Result<SeasonView | null>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "group.read");
    const wanted = seasonId ?? (await currentSeasonId(groupId));
    if (wanted === null) return success(null);
    const season = await readSeason(groupId, wanted);
    return success(seasonView(me, await seasonFacts(season, locale), Date.now()));
  });
}

export type SeasonListItem = { seasonId: string; name: string; isClosed: boolean };

/** The group's seasons, newest first. Codes: unauthenticated, notFound, unavailable. */
export async function listSeasons(account: Account | null, groupId: string): Promise<Result<SeasonListItem[]>> {
  return attempt(async () => {
    await enterGroup(account, groupId, "group.read");
    const seasons = await prisma().season.findMany({ where: { groupId }, orderBy: { createdAt: "desc" } });
    return success(seasons.map(({ id, name, closedAt }) => ({ seasonId: id, name, isClosed: closedAt !== null })));
  });
}
