import { localize } from "@/lib/content/schema";
import { canAccount } from "@/lib/domain/permissions";
import { isSealed, resultOf } from "@/lib/domain/scoring";
import { FailureError } from "@/lib/protocol/failures";
import type { OutcomeView } from "@/lib/protocol/lists";
import type { Locale } from "@/lib/protocol/roles";
import type { Account } from "../auth/account";
import { prisma, withDatabase } from "../db";
import { loadFolded, type Folded } from "../interviews/folded";
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
    const folded = await loadFolded(database, [...allowed]);
    const now = Date.now();
    return interviewIds.flatMap((id) => folded.get(id) ?? []).flatMap((interview) => (isSealed(interview.state, now) ? [] : [outcomeOf(interview, locale)]));
  });
}

function outcomeOf({ interviewId, scenario, state }: Folded, locale: Locale): OutcomeView {
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
