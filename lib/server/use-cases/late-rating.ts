import { localize, localizedSchema } from "@/lib/content/schema";
import { canAccount } from "@/lib/domain/permissions";
import { isSealed, sealView } from "@/lib/domain/scoring";
import { failure, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import { SEAL_DEADLINE_MAX_HOURS } from "@/lib/protocol/limits";
import type { LateRatingItem } from "@/lib/protocol/lists";
import type { Locale } from "@/lib/protocol/roles";
import type { Account } from "../auth/account";
import { pool, prisma } from "../db";
import { loadFolded } from "../interviews/folded";
import { database } from "../journal/database";
import { admit } from "./admission";
import { attempt, parseInput } from "./attempt";
import { isStillToBeAsked, stillToBeAsked } from "./scenario-family";

/** Ended interviews of one's groups that one did not take part in and whose deadline may still be ahead; the newest first. */
const CANDIDATES = `
  SELECT v.id AS "interviewId", s.content->'title' AS title, s.slug, v."endedAt", g.name AS "group",
         (SELECT string_agg(p.name, ', ' ORDER BY p."admittedAt") FROM "Participant" p WHERE p."interviewId" = v.id AND p.role = 'candidate' AND p."removedAt" IS NULL) AS candidate
  FROM "Interview" v JOIN "Group" g ON g.id = v."groupId" JOIN "GroupMember" m ON m."groupId" = g.id AND m."userId" = $1 AND m."leftAt" IS NULL
  JOIN "ScenarioVersion" s ON s.id = v."scenarioVersionId"
  WHERE v.status = 'ended' AND v."endedAt" > now() - make_interval(hours => ${SEAL_DEADLINE_MAX_HOURS}) AND NOT EXISTS (SELECT 1 FROM "Participant" p WHERE p."interviewId" = v.id AND p."userId" = $1)
  ORDER BY v."endedAt" DESC LIMIT 20`;

type Row = { interviewId: string; title: unknown; slug: string; endedAt: Date; group: string; candidate: string | null };

/** Interviews that this member can still rate blind after watching them. Codes: unauthenticated, unavailable. */
export async function listLateRatings(account: Account | null, locale: Locale): Promise<Result<LateRatingItem[]>> {
  return attempt(async () => {
    if (account === null || !canAccount(account, "interview.list")) return failure("unauthenticated");
    const { rows } = await pool().query<Row>(CANDIDATES, [account.userId]);
    const folded = await loadFolded(database, rows.map(({ interviewId }) => interviewId));
    const toBeAsked = await stillToBeAsked(account.userId, rows.map(({ slug }) => slug));
    const now = Date.now();
    return success(rows.flatMap(({ title, slug, endedAt, group, candidate, interviewId }): LateRatingItem[] => {
      const interview = folded.get(interviewId);
      if (!interview || toBeAsked.has(slug) || !isSealed(interview.state, now)) return [];
      return [{ interviewId, title: localize(localizedSchema.parse(title), locale), group, candidate: candidate ?? "", endedAt: endedAt.getTime(), seal: sealView(interview.state, now) }];
    }));
  });
}

/**
 * Admits a member of the interview's group as one more blind rater of an interview that has ended and is still sealed.
 * Codes: unauthenticated, invalid, notFound (no such interview of a group of theirs), conflict (takes part already), forbidden (still to be
 * asked this scenario), interviewNotEnded, interviewEnded (scores are open: calibrate instead), unavailable.
 */
export async function joinLateRating(account: Account | null, interviewId: string): Promise<Result<{ interviewId: string }>> {
  return attempt(async () => {
    if (account === null || !canAccount(account, "interview.list")) return failure("unauthenticated");
    const id = parseInput(idSchema, interviewId);
    const interview = await prisma().interview.findFirst({
      where: { id, group: { members: { some: { userId: account.userId, leftAt: null } } } },
      select: { status: true, scenarioVersion: { select: { slug: true } } },
    });
    if (interview === null) return failure("notFound");
    if (interview.status !== "ended") return failure("interviewNotEnded");
    if (await isStillToBeAsked(account.userId, interview.scenarioVersion.slug)) return failure("forbidden");
    await admit({ interviewId: id, role: "observer", name: account.name, userId: account.userId, inviteId: null, guestToken: null });
    return success({ interviewId: id });
  });
}
