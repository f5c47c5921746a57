import { z } from "zod";
import { can, type Viewer } from "@/lib/domain/permissions";
import { isSealed } from "@/lib/domain/scoring";
import { buildReportView, maskOf } from "@/lib/domain/views";
import { givenName } from "@/lib/i18n/given-name";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import type { ReportLinkView, ReportView } from "@/lib/protocol/report";
import type { Locale } from "@/lib/protocol/roles";
import { prisma } from "../db";
import { loadRoom } from "../interviews/room";
import { database } from "../journal/database";
import { countAttempt } from "../security/rate-limit";
import { hashToken, newToken } from "../security/tokens";
import { attempt, parseInput } from "./attempt";

const DAY_MS = 24 * 3_600_000;
const MASK: Record<Locale, string> = { ko: "지원자", en: "the candidate" };

/** The one-page report for somebody of the interview. Codes: forbidden, notFound, scoresSealed, unavailable. */
export async function getReport(viewer: Viewer, interviewId: string, locale: Locale, mask: boolean): Promise<Result<ReportView>> {
  return attempt(async () => {
    if (viewer.interviewId !== interviewId || !can(viewer, "review.read")) return failure("forbidden");
    return success(await reportOf(interviewId, locale, mask));
  });
}

export type OpenedReport = { report: ReportView; expiresAt: number };

/** What a link's holder reads. One answer for every dead link, whatever it died of. Codes: linkDead, tooManyRequests, unavailable. */
export async function openReport(token: string, locale: Locale, clientAddress: string): Promise<Result<OpenedReport>> {
  return attempt(async () => {
    await countAttempt("reportAddress", clientAddress);
    const link = await prisma().reportLink.findUnique({ where: { tokenHash: hashToken(token) } });
    if (link === null || link.revokedAt !== null || link.expiresAt.getTime() <= Date.now()) return failure("linkDead");
    return success({ report: await reportOf(link.interviewId, locale, link.maskName), expiresAt: link.expiresAt.getTime() });
  });
}

async function reportOf(interviewId: string, locale: Locale, masked: boolean): Promise<ReportView> {
  const [room, row] = await Promise.all([loadRoom(database, interviewId), prisma().interview.findUnique({ where: { id: interviewId }, select: { group: { select: { name: true } } } })]);
  if (room === null || row === null) throw new FailureError("notFound");
  const { state, scenario } = room;
  const now = Date.now();
  if (isSealed(state, now)) throw new FailureError("scoresSealed");
  const names = Object.values(state.participants).flatMap(({ role, name }) => (role === "candidate" ? [name, givenName(name)] : []));
  const mask = masked ? maskOf(names, MASK) : null;
  return buildReportView({ interviewId, state, scenario, locale, now, group: row.group?.name ?? null, mask });
}

const linkSchema = z.object({ days: z.number().int().min(1).max(90), maskName: z.boolean() });

/** Makes a link to the report; it can be shown this once only. Codes: forbidden, invalid, scoresSealed, unavailable. */
export async function createReportLink(viewer: Viewer, input: unknown): Promise<Result<{ path: string; expiresAt: number }>> {
  return attempt(async () => {
    if (!can(viewer, "report.share")) return failure("forbidden");
    const { days, maskName } = parseInput(linkSchema, input);
    const room = await loadRoom(database, viewer.interviewId);
    if (room === null || isSealed(room.state, Date.now())) return failure("scoresSealed");
    const token = newToken();
    const expiresAt = new Date(Date.now() + days * DAY_MS);
    await prisma().reportLink.create({ data: { interviewId: viewer.interviewId, createdById: viewer.participantId, tokenHash: hashToken(token), maskName, expiresAt } });
    return success({ path: `/report/${token}`, expiresAt: expiresAt.getTime() });
  });
}

/** The links to this report, newest first; an interviewer sees all, a candidate their own. Codes: forbidden, unavailable. */
export async function listReportLinks(viewer: Viewer): Promise<Result<ReportLinkView[]>> {
  return attempt(async () => {
    if (!can(viewer, "report.share")) return failure("forbidden");
    const rows = await prisma().reportLink.findMany({ where: linksOf(viewer), orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
    const now = Date.now();
    return success(
      rows.map(({ id, maskName, createdAt, expiresAt, revokedAt, createdById }): ReportLinkView => {
        const state = revokedAt !== null ? "revoked" : expiresAt.getTime() <= now ? "expired" : "live";
        return { linkId: id, maskName, createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime(), state, mine: createdById === viewer.participantId };
      }),
    );
  });
}

/** Makes a link useless; repeating is harmless. Codes: forbidden, invalid, notFound (also somebody else's link), unavailable. */
export async function revokeReportLink(viewer: Viewer, linkId: string): Promise<Result<null>> {
  return attempt(async () => {
    if (!can(viewer, "report.share")) return failure("forbidden");
    const where = { ...linksOf(viewer), id: parseInput(idSchema, linkId) };
    if ((await prisma().reportLink.count({ where })) === 0) return failure("notFound");
    await prisma().reportLink.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: new Date() } });
    return success(null);
  });
}

function linksOf({ interviewId, participantId, role }: Viewer) {
  return role === "interviewer" ? { interviewId } : { interviewId, createdById: participantId };
}
