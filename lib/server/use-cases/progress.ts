import { competencySchema, localize } from "@/lib/content/schema";
import { findNode } from "@/lib/domain/interview/outline";
import { can, canAccount, type Viewer } from "@/lib/domain/permissions";
import { carriedOf, progressOf, type Played } from "@/lib/domain/progress";
import { isSealed, middleOutcome, resultOf } from "@/lib/domain/scoring";
import { dayText } from "@/lib/i18n/day-text";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import type { CarriedFollowUps, PracticeGoal, ProgressView } from "@/lib/protocol/progress";
import type { Locale } from "@/lib/protocol/roles";
import type { Account } from "../auth/account";
import { pool, prisma } from "../db";
import { loadFolded, type Folded } from "../interviews/folded";
import { loadRoom } from "../interviews/room";
import { database } from "../journal/database";
import { attempt } from "./attempt";
import { seenBy } from "./scenario-seen";

/** Interviews of one person that are looked back over at most. */
export const PROGRESS_MAX_INTERVIEWS = 40;

/** How this account did as a candidate, from opened interviews only. Codes: unauthenticated, unavailable. */
export async function getProgress(account: Account | null, locale: Locale): Promise<Result<ProgressView>> {
  return attempt(async () => {
    if (account === null || !canAccount(account, "interview.list")) return failure("unauthenticated");
    return success(progressOf(await playedBy(account.userId, locale), competencySchema.options));
  });
}

const OPEN_GOALS = `
  SELECT j."interviewId", j.data->>'goalId' AS "goalId", j.data->>'text' AS text, j.at
  FROM journal j JOIN "Participant" p ON p."interviewId" = j."interviewId" AND p."userId" = $1 AND p.role = 'candidate' AND p."removedAt" IS NULL
  WHERE j.type = 'goal.added'
    AND NOT EXISTS (SELECT 1 FROM journal r WHERE r."interviewId" = j."interviewId" AND r.type = 'goal.removed' AND r.data->>'goalId' = j.data->>'goalId')
    AND coalesce((SELECT c.data->>'done' FROM journal c WHERE c."interviewId" = j."interviewId" AND c.type = 'goal.completed' AND c.data->>'goalId' = j.data->>'goalId'
                  ORDER BY c.seq DESC LIMIT 1), 'false') = 'false'
  ORDER BY j.at DESC, j.seq LIMIT 20`;

/** What this account was told to practise and has not ticked off, the newest first. Codes: unauthenticated, unavailable. */
export async function listPracticeGoals(account: Account | null): Promise<Result<PracticeGoal[]>> {
  return attempt(async () => {
    if (account === null || !canAccount(account, "interview.list")) return failure("unauthenticated");
    const { rows } = await pool().query<Omit<PracticeGoal, "at"> & { at: Date }>(OPEN_GOALS, [account.userId]);
    return success(rows.map((row) => ({ ...row, at: row.at.getTime() })));
  });
}

/**
 * What the candidates of this interview missed before, for its interviewer: from interviews of a group that the interviewer belongs to, or
 * that they were in. Wording of a scenario that they have not seen is kept back. Codes: forbidden, notFound, unavailable.
 */
export async function listCarriedFollowUps(viewer: Viewer, interviewId: string, locale: Locale): Promise<Result<CarriedFollowUps>> {
  return attempt(async () => {
    if (viewer.interviewId !== interviewId || !can(viewer, "console.open")) return failure("forbidden");
    const room = await loadRoom(database, interviewId);
    if (room === null) throw new FailureError("notFound");
    const { userId: byUserId } = viewer;
    if (byUserId === null) return success({ offered: [], hidden: 0 });
    const candidates = Object.values(room.state.participants).flatMap(({ role, userId, removed }) => (role === "candidate" && userId !== null && !removed ? [userId] : []));
    const played = (await Promise.all(candidates.map((userId) => playedBy(userId, locale, { except: interviewId, byUserId })))).flat();
    const known = new Set((await seenBy([byUserId])).map(({ slug }) => slug));
    const prompts = new Set([...room.state.adHoc.map(({ prompt }) => prompt), ...room.scenario.questions.flatMap(({ followUps }) => followUps.map(({ prompt }) => localize(prompt, locale)))]);
    return success(carriedOf(played, (slug) => known.has(slug), (prompt) => prompts.has(prompt)));
  });
}

/** Other interviews than one, as far as somebody may look back at them. */
type Among = { except: string; byUserId: string };

/** Opened interviews in which somebody was the candidate, the newest ones. */
async function playedBy(userId: string, locale: Locale, among?: Among): Promise<Played[]> {
  const rows = await prisma().interview.findMany({
    where: {
      status: "ended",
      participants: { some: { userId, role: "candidate", removedAt: null } },
      ...(among ? { id: { not: among.except }, OR: [{ group: { members: { some: { userId: among.byUserId, leftAt: null } } } }, { participants: { some: { userId: among.byUserId, removedAt: null } } }] } : {}),
    },
    select: { id: true, room: { select: { round: { select: { id: true, number: true, season: { select: { name: true } } } } } } },
    orderBy: { endedAt: "desc" },
    take: PROGRESS_MAX_INTERVIEWS,
  });
  const now = Date.now();
  const folded = await loadFolded(database, rows.map(({ id }) => id));
  return rows.flatMap(({ id, room: place }) => {
    const interview = folded.get(id);
    if (!interview || isSealed(interview.state, now)) return [];
    const at = interview.state.startedAt ?? interview.state.endedAt ?? now;
    const day = dayText(at);
    return [playedIn(interview, at, place === null ? { key: day, label: day } : { key: place.round.id, label: `${place.round.season.name} ${place.round.number}` }, locale)];
  });
}

function playedIn({ interviewId, scenario, state }: Folded, at: number, round: Played["round"], locale: Locale): Played {
  const { rows, overall } = resultOf(scenario, state);
  const judged = [...new Set(Object.values(state.outcomes).flatMap((own) => Object.keys(own)))];
  return {
    interviewId, slug: scenario.slug, scenario: localize(scenario.title, locale), at, round, overall,
    medians: rows.flatMap((row) => {
      const criterion = row.scope === "interview" ? scenario.criteria.find(({ id }) => id === row.criterionId) : undefined;
      return criterion && row.median !== null ? [{ competency: criterion.competency, median: row.median }] : [];
    }),
    // What was found alone was never asked, and so never missed.
    followUps: judged.flatMap((nodeId) => {
      const node = state.revealed.some((revealed) => revealed.nodeId === nodeId) ? findNode(scenario, state, nodeId) : null;
      const outcome = middleOutcome(state, nodeId);
      if (outcome === null || (node?.kind !== "followUp" && node?.kind !== "adHoc")) return [];
      return [{ prompt: node.kind === "adHoc" ? node.adHoc.prompt : localize(node.followUp.prompt, locale), outcome }];
    }),
  };
}
