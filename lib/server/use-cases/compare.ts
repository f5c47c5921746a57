import { localize, localizedSchema } from "@/lib/content/schema";
import { can, type Viewer } from "@/lib/domain/permissions";
import { buildCompareView, relationOf, type CompareSource } from "@/lib/domain/views";
import type { ComparableItem, CompareView, Pair } from "@/lib/protocol/compare";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import type { Locale } from "@/lib/protocol/roles";
import { pool } from "../db";
import { loadRoom } from "../interviews/room";
import { database } from "../journal/database";
import { readAnswerTexts } from "../text/read-answers";
import { attempt } from "./attempt";

/** Other interviews that are offered for comparing at most. */
const CHOICES = 40;

const COMPARABLE = `
  SELECT * FROM (
    SELECT v.id AS "interviewId", s.content->'title' AS title, v."startedAt", s.slug = own.slug AS "sameScenario",
           EXISTS (SELECT 1 FROM "Participant" p JOIN "Participant" q ON q."userId" = p."userId" AND q."interviewId" = $2 AND q.role = 'candidate' AND q."removedAt" IS NULL
                   WHERE p."interviewId" = v.id AND p.role = 'candidate' AND p."removedAt" IS NULL) AS "samePerson",
           (SELECT string_agg(p.name, ', ' ORDER BY p."admittedAt") FROM "Participant" p WHERE p."interviewId" = v.id AND p.role = 'candidate' AND p."removedAt" IS NULL) AS candidate
    FROM "Participant" me JOIN "Interview" v ON v.id = me."interviewId" JOIN "ScenarioVersion" s ON s.id = v."scenarioVersionId",
         LATERAL (SELECT t.slug FROM "Interview" w JOIN "ScenarioVersion" t ON t.id = w."scenarioVersionId" WHERE w.id = $2) AS own
    WHERE me."userId" = $1 AND me."removedAt" IS NULL AND v.id <> $2 AND v.status = 'ended' AND v."startedAt" IS NOT NULL
  ) AS found WHERE "samePerson" OR "sameScenario" ORDER BY "startedAt" DESC, "interviewId" LIMIT ${CHOICES}`;

type Row = Omit<ComparableItem, "title" | "candidate" | "startedAt"> & { title: unknown; candidate: string | null; startedAt: Date };

/**
 * The reader's other ended interviews of the same candidate or with the same scenario, the newest first. Guests have none.
 * Codes: forbidden, unavailable.
 */
export async function listComparable(viewer: Viewer, interviewId: string, locale: Locale): Promise<Result<ComparableItem[]>> {
  return attempt(async () => {
    if (viewer.interviewId !== interviewId || !can(viewer, "review.read")) return failure("forbidden");
    if (viewer.userId === null) return success([]);
    const { rows } = await pool().query<Row>(COMPARABLE, [viewer.userId, interviewId]);
    return success(rows.map(({ title, candidate, startedAt, ...row }) => ({ ...row, title: localize(localizedSchema.parse(title), locale), candidate: candidate ?? "", startedAt: startedAt.getTime() })));
  });
}

/**
 * Two ended interviews side by side, for somebody who may look back at both; `viewers` are who they are in each.
 * Codes: forbidden, notFound, notComparable (one has not ended, or they share neither candidate nor scenario), unavailable.
 */
export async function compareInterviews(viewers: Pair<Viewer>, interviewIds: Pair<string>, locale: Locale): Promise<Result<CompareView>> {
  return attempt(async () => {
    if (viewers.some((viewer, at) => viewer.interviewId !== interviewIds[at] || !can(viewer, "review.read"))) return failure("forbidden");
    const now = Date.now();
    const [left, right] = await Promise.all([readSource(viewers[0], locale, now), readSource(viewers[1], locale, now)]);
    const { samePerson, sameScenario } = relationOf(left.context, right.context);
    const apart = left.context.interviewId !== right.context.interviewId;
    const ended = [left, right].every(({ context }) => context.state.status === "ended");
    if (!apart || !ended || !(samePerson || sameScenario)) return failure("notComparable");
    return success(buildCompareView(left, right));
  });
}

async function readSource(viewer: Viewer, locale: Locale, now: number): Promise<CompareSource> {
  const { interviewId } = viewer;
  const [room, answers] = await Promise.all([loadRoom(database, interviewId), readAnswerTexts(interviewId)]);
  if (room === null) throw new FailureError("notFound");
  return { context: { interviewId, state: room.state, scenario: room.scenario, viewer, locale, now }, answers };
}
