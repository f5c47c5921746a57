import { isCalibrationOpen, type OwnLevels } from "@/lib/domain/calibration";
import type { Level } from "@/lib/protocol/commands";
import { FailureError } from "@/lib/protocol/failures";
import { levelSchema } from "@/lib/protocol/commands";
import { scoreKey } from "@/lib/domain/interview/state";
import type { Account } from "../auth/account";
import { prisma } from "../db";
import type { Prisma } from "../db/generated/client";
import { enterGroup } from "./groups/enter-group";

/** Level 0 of the table stands for "not observed". */
export function storedLevel(level: Level): number {
  return level === "notObserved" ? 0 : level;
}

const WITH_PEOPLE = {
  raters: { include: { user: { select: { name: true } }, scores: { orderBy: [{ at: "asc" }, { id: "asc" }] } } },
  interview: { include: { participants: { where: { removedAt: null } } } },
  group: { include: { members: { where: { leftAt: null } } } },
} satisfies Prisma.CalibrationInclude;

export type CalibrationRow = Prisma.CalibrationGetPayload<{ include: typeof WITH_PEOPLE }>;

export async function findCalibrations(where: Prisma.CalibrationWhereInput): Promise<CalibrationRow[]> {
  return prisma().calibration.findMany({ where, include: WITH_PEOPLE, orderBy: { createdAt: "desc" }, take: 40 });
}

/** A calibration of one's own group, for who may rate it: not its candidate. Throws `FailureError`: unauthenticated, notFound, forbidden. */
export async function enterCalibration(account: Account | null, calibrationId: string): Promise<{ account: Account; row: CalibrationRow }> {
  const [row] = await findCalibrations({ id: calibrationId });
  if (account === null) throw new FailureError("unauthenticated");
  if (!row) throw new FailureError("notFound");
  await enterGroup(account, row.groupId, "group.read");
  if (!eligibleIn(row).includes(account.userId)) throw new FailureError("forbidden");
  return { account, row };
}

/** Members who were not the candidate. */
export function eligibleIn({ group, interview }: CalibrationRow): string[] {
  const candidates = new Set(interview.participants.flatMap(({ role, userId }) => (role === "candidate" && userId !== null ? [userId] : [])));
  return group.members.map(({ userId }) => userId).filter((userId) => !candidates.has(userId));
}

export function submittedIn({ raters }: CalibrationRow): string[] {
  return raters.flatMap(({ userId, submittedAt }) => (submittedAt === null ? [] : [userId]));
}

export function isOpenNow(row: CalibrationRow, now: number): boolean {
  return isCalibrationOpen({ closesAt: row.closesAt.getTime(), eligible: eligibleIn(row), submitted: submittedIn(row) }, now);
}

/** The newest level of each criterion. */
export function levelsIn(row: CalibrationRow, userId: string): OwnLevels {
  const scores = row.raters.find((rater) => rater.userId === userId)?.scores ?? [];
  return Object.fromEntries(scores.map(({ scope, criterionId, level }) => [scoreKey(scope, criterionId), level === 0 ? ("notObserved" as const) : levelSchema.parse(level)]));
}

export function candidateIn({ interview }: CalibrationRow): string {
  return interview.participants.filter(({ role }) => role === "candidate").map(({ name }) => name).join(", ");
}
