import { stopsOf } from "@/lib/domain/calibration";
import { observedLevels, resultOf } from "@/lib/domain/scoring";
import { prisma } from "../db";
import { loadRoom } from "../interviews/room";
import { database } from "../journal/database";
import { derivedId } from "../journal/derived-id";
import type { DemoGroup } from "./demo-group";
import { pastInterviewId } from "./past-interviews";

const DAY_MS = 24 * 3_600_000;
const OPEN_FOR_MS = DAY_MS;

/** Closed calibrations of the demo: which story was rated again, how many days ago, and by whom. */
const CALIBRATIONS = [
  { story: "restart-first", daysAgo: 8, raters: ["한서연", "정유나", "박지호"] },
  { story: "month-end", daysAgo: 2, raters: ["한서연", "정유나", "김도윤"] },
] as const;

/** How far each of them leans from the interview's own median, unit by unit in turn. */
const LEANINGS: Record<string, readonly number[]> = { 한서연: [0, 0, 1, 0, 0], 정유나: [0, 1, 0, 1], 박지호: [-1, 0, 0], 김도윤: [0, -1, 0, 0, 1] };

/** What the demo group's members gave when they rated past interviews again. Harmless to repeat. */
export async function ensureDemoCalibrations(group: DemoGroup): Promise<void> {
  for (const calibration of CALIBRATIONS) await ensureCalibration(group, calibration);
}

async function ensureCalibration({ groupId, people, host }: DemoGroup, { story, daysAgo, raters }: (typeof CALIBRATIONS)[number]): Promise<void> {
  const interviewId = pastInterviewId(groupId, story);
  const id = derivedId("demo-calibration", interviewId);
  const room = (await prisma().calibration.findUnique({ where: { id }, select: { id: true } })) ? null : await loadRoom(database, interviewId);
  if (room === null) return;
  const medians = new Map(resultOf(room.scenario, room.state).rows.flatMap((row) => (observedLevels(row).length > 0 && row.median !== null ? [[`${row.scope}/${row.criterionId}`, row.median] as const] : [])));
  const units = stopsOf(room.scenario, room.state).flatMap(({ scope, questionId, criteria }) => criteria.map((criterionId) => ({ scope, criterionId, base: medians.get(`${scope}/${criterionId}`) ?? medians.get(`${questionId}/${criterionId}`) ?? 3 })));
  const createdAt = new Date(Date.now() - daysAgo * DAY_MS);
  const submittedAt = new Date(createdAt.getTime() + OPEN_FOR_MS / 2);
  const levels = (name: string) => units.map(({ scope, criterionId, base }, at) => ({ scope, criterionId, level: leant(base, LEANINGS[name] ?? [0], at), at: submittedAt }));
  await prisma().calibration.create({
    data: {
      id, groupId, interviewId, createdById: host.userId, createdAt, closesAt: new Date(createdAt.getTime() + OPEN_FOR_MS),
      raters: { create: raters.flatMap((name) => (people.has(name) ? [{ userId: people.get(name)!.userId, joinedAt: createdAt, submittedAt, scores: { create: levels(name) } }] : [])) },
    },
  });
}

function leant(base: number, leaning: readonly number[], at: number): number {
  return Math.min(5, Math.max(1, Math.round(base) + (leaning[at % leaning.length] ?? 0)));
}
