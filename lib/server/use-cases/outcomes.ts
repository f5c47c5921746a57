import { localize } from "@/lib/content/schema";
import { canAccount } from "@/lib/domain/permissions";
import { isSealed, resultOf } from "@/lib/domain/scoring";
import { FailureError } from "@/lib/protocol/failures";
import type { OutcomeView } from "@/lib/protocol/lists";
import type { Locale } from "@/lib/protocol/roles";
import type { Account } from "../auth/account";
import { prisma, withDatabase } from "../db";
import { loadRoom, type Room } from "../interviews/room";
import { database } from "../journal/database";

/** Most interviews whose scores are folded at once. */
export const OUTCOMES_MAX_INTERVIEWS = 20;

/**
 * The opened scores of interviews that this account took part in, in the order asked for. Interviews of others and sealed ones are left out.
 * Throws `FailureError`: unauthenticated, invalid (too many at once), unavailable.
 */
export async function listOutcomes(account: Account | null, interviewIds: readonly string[], locale: Locale): Promise<OutcomeView[]> {
  if (account === null || !canAccount(account, "interview.list")) throw new FailureError("unauthenticated");
  if (interviewIds.length > OUTCOMES_MAX_INTERVIEWS) throw new FailureError("invalid", "interviewIds");
  return withDatabase(async () => {
    const own = await prisma().participant.findMany({ where: { userId: account.userId, removedAt: null, interviewId: { in: [...interviewIds] } }, select: { interviewId: true } });
    const allowed = new Set(own.map(({ interviewId }) => interviewId));
    const rooms = await Promise.all(interviewIds.filter((id) => allowed.has(id)).map((id) => loadRoom(database, id)));
    const now = Date.now();
    return rooms.flatMap((room) => (room === null || isSealed(room.state, now) ? [] : [outcomeOf(room, locale)]));
  });
}

function outcomeOf({ interviewId, scenario, state }: Room, locale: Locale): OutcomeView {
  const { rows, overall } = resultOf(scenario, state);
  const medians = new Map(rows.flatMap((row) => (row.scope === "interview" && row.median !== null ? [[row.criterionId, row.median] as const] : [])));
  return {
    interviewId,
    overall,
    medians: scenario.criteria.flatMap(({ id, competency, name }) => {
      const median = medians.get(id);
      return median === undefined ? [] : [{ competency, criterion: localize(name, locale), median }];
    }),
  };
}
