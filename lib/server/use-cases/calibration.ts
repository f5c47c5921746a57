import { localize } from "@/lib/content/schema";
import { nextStop, severityIn, stopsOf } from "@/lib/domain/calibration";
import { canAccount } from "@/lib/domain/permissions";
import { isSealed } from "@/lib/domain/scoring";
import { calibrationScoreSchema, startCalibrationSchema, type CalibrationItem, type CalibrationOverview, type CalibrationView } from "@/lib/protocol/calibration";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import type { Locale } from "@/lib/protocol/roles";
import type { Account } from "../auth/account";
import { prisma } from "../db";
import { loadFolded, type Folded } from "../interviews/folded";
import { loadRoom } from "../interviews/room";
import { database } from "../journal/database";
import { readPast } from "../playback/past";
import { attempt, parseInput } from "./attempt";
import { candidateIn, eligibleIn, enterCalibration, findCalibrations, isOpenNow, levelsIn, storedLevel, submittedIn, type CalibrationRow } from "./calibration-parts";
import { calibrationView } from "./calibration-view";
import { enterGroup } from "./groups/enter-group";
import { listLateRatings } from "./late-rating";
import { isStillToBeAsked, stillToBeAsked } from "./scenario-family";

const HOUR_MS = 3_600_000;
const CHOICES = 12;

/** What a member can rate now, and how members' levels differ over the calibrations that opened. Codes: unauthenticated, unavailable. */
export async function getCalibrations(account: Account | null, locale: Locale): Promise<Result<CalibrationOverview>> {
  return attempt(async () => {
    if (account === null || !canAccount(account, "interview.list")) return failure("unauthenticated");
    const [late, rows] = await Promise.all([listLateRatings(account, locale), findCalibrations({ group: { members: { some: { userId: account.userId, leftAt: null } } } })]);
    if (!late.ok) return late;
    const mine = rows.filter((row) => eligibleIn(row).includes(account.userId));
    const folded = await loadFolded(database, mine.map(({ interviewId }) => interviewId));
    const titleOf = ({ interviewId }: CalibrationRow) => { const known = folded.get(interviewId); return known ? localize(known.scenario.title, locale) : ""; };
    const now = Date.now();
    return success({
      late: late.value,
      running: mine.map((row) => itemOf(row, titleOf(row), account, now)),
      choices: await choicesFor(account, locale, new Set(mine.flatMap((row) => (isOpenNow(row, now) ? [] : [row.interviewId])))),
      members: membersOver(mine.filter((row) => isOpenNow(row, now)).reverse(), folded, account),
    });
  });
}

function itemOf(row: CalibrationRow, title: string, account: Account, now: number): CalibrationItem {
  const own = row.raters.find(({ userId }) => userId === account.userId);
  const [submitted, eligible] = [submittedIn(row), eligibleIn(row)];
  return {
    calibrationId: row.id, title, candidate: candidateIn(row), group: row.group.name, createdAt: row.createdAt.getTime(), closesAt: row.closesAt.getTime(),
    submitted: submitted.length, of: eligible.length, mine: !own ? "none" : own.submittedAt === null ? "started" : "submitted", open: isOpenNow(row, now),
  };
}

/** Opened interviews of one's groups that nobody is calibrating at the moment, the newest first. */
async function choicesFor(account: Account, locale: Locale, busy: ReadonlySet<string>): Promise<CalibrationOverview["choices"]> {
  const rows = await prisma().interview.findMany({
    where: { status: "ended", id: { notIn: [...busy] }, group: { members: { some: { userId: account.userId, leftAt: null } } }, participants: { none: { userId: account.userId, role: "candidate" } } },
    select: { id: true, endedAt: true, group: { select: { name: true } }, scenarioVersion: { select: { slug: true } }, participants: { where: { role: "candidate", removedAt: null }, select: { name: true } } },
    orderBy: { endedAt: "desc" },
    take: CHOICES,
  });
  const folded = await loadFolded(database, rows.map(({ id }) => id));
  const toBeAsked = await stillToBeAsked(account.userId, rows.map(({ scenarioVersion }) => scenarioVersion.slug));
  const now = Date.now();
  return rows.flatMap(({ id, endedAt, group, participants, scenarioVersion: { slug } }) => {
    const interview = folded.get(id);
    if (!interview || toBeAsked.has(slug) || isSealed(interview.state, now)) return [];
    return [{ interviewId: id, title: localize(interview.scenario.title, locale), candidate: participants.map(({ name }) => name).join(", "), group: group?.name ?? "", endedAt: endedAt?.getTime() ?? 0 }];
  });
}

/** Oldest calibration first. */
function membersOver(rows: readonly CalibrationRow[], folded: ReadonlyMap<string, Folded>, account: Account): CalibrationOverview["members"] {
  const members = new Map<string, CalibrationOverview["members"][number]>();
  for (const row of rows) {
    const interview = folded.get(row.interviewId);
    if (!interview) continue;
    const byRater = Object.fromEntries(submittedIn(row).map((userId) => [userId, levelsIn(row, userId)]));
    for (const { raterId, units, meanDifference, deviation } of severityIn(stopsOf(interview.scenario, interview.state), byRater)) {
      const name = row.raters.find(({ userId }) => userId === raterId)?.user.name ?? "";
      const member = members.get(raterId) ?? { userId: raterId, name, me: raterId === account.userId, points: [] };
      members.set(raterId, { ...member, points: [...member.points, { calibrationId: row.id, at: row.createdAt.getTime(), units, meanDifference, deviation }] });
    }
  }
  return [...members.values()];
}

/**
 * Lets a group rate one of its opened interviews again. Codes: unauthenticated, invalid, notFound (no such interview of a group of theirs),
 * forbidden (was its candidate, or is still to be asked the scenario), scoresSealed, conflict (one is running), unavailable.
 */
export async function startCalibration(account: Account | null, input: unknown): Promise<Result<{ calibrationId: string }>> {
  return attempt(async () => {
    if (account === null) return failure("unauthenticated");
    const { interviewId, hours } = parseInput(startCalibrationSchema, input);
    const interview = await prisma().interview.findUnique({ where: { id: interviewId }, select: { groupId: true, scenarioVersion: { select: { slug: true } }, participants: { where: { userId: account.userId } } } });
    if (!interview?.groupId) return failure("notFound");
    await enterGroup(account, interview.groupId, "group.read");
    if (interview.participants.some(({ role }) => role === "candidate") || (await isStillToBeAsked(account.userId, interview.scenarioVersion.slug))) return failure("forbidden");
    const room = await loadRoom(database, interviewId);
    const now = Date.now();
    if (room === null || isSealed(room.state, now)) return failure("scoresSealed");
    const rows = await findCalibrations({ interviewId });
    if (rows.some((row) => !isOpenNow(row, now))) return failure("conflict");
    const { id } = await prisma().calibration.create({ data: { groupId: interview.groupId, interviewId, createdById: account.userId, closesAt: new Date(now + hours * HOUR_MS) }, select: { id: true } });
    return success({ calibrationId: id });
  });
}

/** A calibration as this member may see it: the stop to score now, or once levels are open the result. Codes: unauthenticated, invalid, notFound, forbidden, unavailable. */
export async function getCalibration(account: Account | null, calibrationId: string, locale: Locale): Promise<Result<CalibrationView>> {
  return attempt(async () => {
    const entered = await enterCalibration(account, parseInput(idSchema, calibrationId));
    const past = await readPast(entered.row.interviewId);
    if (past === null) throw new FailureError("notFound");
    if (await isStillToBeAsked(entered.account.userId, past.scenario.slug)) return failure("forbidden");
    return success(calibrationView(entered.row, entered.account.userId, past, locale, Date.now()));
  });
}

/**
 * Gives a level at the stop that is to be scored now, or changes one of an earlier stop; later stops are not there yet.
 * Codes: unauthenticated, invalid, notFound, forbidden, alreadySubmitted, unavailable.
 */
export async function scoreCalibration(account: Account | null, calibrationId: string, input: unknown): Promise<Result<null>> {
  return attempt(async () => {
    const { account: rater, row } = await enterCalibration(account, parseInput(idSchema, calibrationId));
    const { scope, criterionId, level } = parseInput(calibrationScoreSchema, input);
    if (isOpenNow(row, Date.now()) || submittedIn(row).includes(rater.userId)) return failure("alreadySubmitted");
    const room = await loadRoom(database, row.interviewId);
    if (room === null) return failure("notFound");
    if (await isStillToBeAsked(rater.userId, room.scenario.slug)) return failure("forbidden");
    const stops = stopsOf(room.scenario, room.state);
    const next = nextStop(stops, levelsIn(row, rater.userId));
    const reached = next === null ? stops : stops.slice(0, stops.indexOf(next) + 1);
    if (!reached.some((stop) => stop.scope === scope && stop.criteria.includes(criterionId))) return failure("notFound", "criterionId");
    const key = { calibrationId: row.id, userId: rater.userId };
    await prisma().$transaction([
      prisma().calibrationRater.upsert({ where: { calibrationId_userId: key }, create: key, update: {} }),
      prisma().calibrationScore.create({ data: { ...key, scope, criterionId, level: storedLevel(level) } }),
      prisma().scenarioSeen.createMany({ data: [{ userId: rater.userId, scenarioSlug: room.scenario.slug, role: "rater", interviewId: row.interviewId }], skipDuplicates: true }),
    ]);
    return success(null);
  });
}

/** Hands in; afterwards nothing changes. Repeating is harmless. Codes: unauthenticated, invalid, notFound, forbidden, conflict (a stop is not scored), unavailable. */
export async function submitCalibration(account: Account | null, calibrationId: string): Promise<Result<null>> {
  return attempt(async () => {
    const { account: rater, row } = await enterCalibration(account, parseInput(idSchema, calibrationId));
    if (submittedIn(row).includes(rater.userId)) return success(null);
    const room = await loadRoom(database, row.interviewId);
    if (room === null) return failure("notFound");
    if (isOpenNow(row, Date.now())) return failure("alreadySubmitted");
    if (nextStop(stopsOf(room.scenario, room.state), levelsIn(row, rater.userId)) !== null) return failure("conflict");
    await prisma().calibrationRater.updateMany({ where: { calibrationId: row.id, userId: rater.userId, submittedAt: null }, data: { submittedAt: new Date() } });
    return success(null);
  });
}
