import { z } from "zod";
import { coversRound, dayIn } from "@/lib/domain/groups/calendar";
import { canGroup, isOrganiser } from "@/lib/domain/groups/permissions";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { daySchema, REASON_MAX_CHARS } from "@/lib/protocol/groups";
import { idSchema } from "@/lib/protocol/ids";
import type { Account } from "../../auth/account";
import { prisma } from "../../db";
import type { Prisma } from "../../db/generated/client";
import { attempt, parseInput } from "../attempt";
import { enterGroup } from "./enter-group";
import { lockGroup } from "./locks";
import { raiseRevisions } from "./revisions";
import { findRound } from "./season-state";

export const reasonSchema = z.string().trim().normalize("NFC").max(REASON_MAX_CHARS).nullable().default(null).transform((text) => text || null);

const absenceSchema = z
  .object({
    userId: idSchema.optional(),
    kind: z.enum(["absence", "snooze", "noShow"]).default("absence"),
    roundId: idSchema.nullable().default(null),
    fromDay: daySchema.nullable().default(null),
    toDay: daySchema.nullable().default(null),
    reason: reasonSchema,
  })
  .refine(({ roundId, fromDay, toDay }) => (roundId === null ? fromDay !== null && toDay !== null && fromDay <= toDay : fromDay === null && toDay === null), { path: ["toDay"] })
  .refine(({ kind, roundId }) => kind !== "noShow" || roundId !== null, { path: ["roundId"] });

/**
 * Says that somebody does not come: to one round, or from one day to another. Places stay until an organiser takes a fix. That somebody did
 * not come to a round that has started is for organisers to say.
 * Codes: unauthenticated, notFound, forbidden, invalid, roundStarted, unavailable.
 */
export async function reportAbsence(account: Account | null, groupId: string, input: unknown): Promise<Result<{ absenceId: string }>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "absence.report");
    const { userId = me.userId, ...data } = parseInput(absenceSchema, input);
    if (!canGroup(me, "absence.report", { userId }) || (data.kind === "noShow" && !isOrganiser(me))) return failure("forbidden");
    if ((await prisma().groupMember.count({ where: { groupId, userId, leftAt: null } })) === 0) return failure("notFound", "userId");
    if (data.roundId !== null) await requireOpen(groupId, data.roundId, data.kind === "noShow");
    const absence = await prisma().$transaction(async (transaction) => {
      await lockGroup(transaction, groupId);
      const made = await transaction.absence.create({ data: { ...data, groupId, userId, createdById: me.userId } });
      await touchRounds(transaction, groupId, made);
      return made;
    });
    return success({ absenceId: absence.id });
  });
}

async function requireOpen(groupId: string, roundId: string, evenStarted: boolean): Promise<void> {
  await findRound(groupId, roundId);
  const { status } = await prisma().round.findUniqueOrThrow({ where: { id: roundId }, select: { status: true } });
  if (status === "done" || (status === "started" && !evenStarted)) throw new FailureError("roundStarted");
}

/** Takes an absence back: the person comes after all. Codes: unauthenticated, notFound, forbidden, unavailable. */
export async function withdrawAbsence(account: Account | null, groupId: string, absenceId: string): Promise<Result<null>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "absence.report");
    const absence = idSchema.safeParse(absenceId).success ? await prisma().absence.findFirst({ where: { id: absenceId, groupId } }) : null;
    if (absence === null) return failure("notFound");
    if (!canGroup(me, "absence.report", { userId: absence.userId })) return failure("forbidden");
    await prisma().$transaction(async (transaction) => {
      await lockGroup(transaction, groupId);
      await transaction.absence.update({ where: { id: absenceId }, data: { withdrawnAt: absence.withdrawnAt ?? new Date() } });
      await touchRounds(transaction, groupId, absence);
    });
    return success(null);
  });
}

/** Whoever plans has to see that somebody stays away, so the rounds it covers count as changed. */
async function touchRounds(transaction: Prisma.TransactionClient, groupId: string, absence: { userId: string; roundId: string | null; fromDay: string | null; toDay: string | null }): Promise<void> {
  const { timeZone } = await transaction.group.findUniqueOrThrow({ where: { id: groupId }, select: { timeZone: true } });
  const rounds = await transaction.round.findMany({ where: { season: { groupId }, status: { not: "done" } }, select: { id: true, startsAt: true } });
  await raiseRevisions(transaction, rounds.filter(({ id, startsAt }) => coversRound(absence, { roundId: id, day: dayIn(timeZone, startsAt.getTime()) })).map(({ id }) => id));
}
