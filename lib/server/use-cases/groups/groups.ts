import { IANAZone } from "luxon";
import { z } from "zod";
import { canAccount } from "@/lib/domain/permissions";
import { canGroup } from "@/lib/domain/groups/permissions";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { daySchema, GROUP_NAME_MAX_CHARS, type GroupListItem, type GroupView } from "@/lib/protocol/groups";
import { INTERVIEW_MAX_MINUTES, INTERVIEW_MIN_MINUTES } from "@/lib/protocol/limits";
import { localeSchema } from "@/lib/protocol/roles";
import type { Account } from "../../auth/account";
import { prisma, withDatabase } from "../../db";
import { attempt, parseInput } from "../attempt";
import { enterGroup } from "./enter-group";
import { groupView } from "./group-view";

/** Most holidays kept for one group. */
const HOLIDAYS_MAX = 100;

const groupNameSchema = z.string().trim().normalize("NFC").min(1).max(GROUP_NAME_MAX_CHARS);
const settingsSchema = z.object({
  name: groupNameSchema,
  timeZone: z.string().max(64).refine((zone) => IANAZone.isValidZone(zone)),
  locale: localeSchema,
  slotWeekday: z.number().int().min(1).max(7),
  slotMinute: z.number().int().min(0).max(24 * 60 - 1),
  roundMinutes: z.number().int().min(INTERVIEW_MIN_MINUTES).max(INTERVIEW_MAX_MINUTES),
  holidays: z.array(z.object({ day: daySchema, name: groupNameSchema })).max(HOLIDAYS_MAX).default([]),
});
export type GroupSettings = z.input<typeof settingsSchema>;

/** Makes a group that the maker owns. Codes: unauthenticated, invalid, unavailable. */
export async function createGroup(account: Account | null, input: unknown): Promise<Result<{ groupId: string }>> {
  return attempt(async () => {
    if (account === null || !canAccount(account, "group.create")) return failure("unauthenticated");
    const { holidays, ...settings } = parseInput(settingsSchema, input);
    const group = await prisma().group.create({
      data: { ...settings, holidays: { create: uniqueDays(holidays) }, members: { create: { userId: account.userId, role: "owner" } } },
      select: { id: true },
    });
    return success({ groupId: group.id });
  });
}

/** The caller's own groups, the longest joined first. Throws `FailureError`: unauthenticated, unavailable. */
export async function listGroups(account: Account | null): Promise<GroupListItem[]> {
  if (account === null) throw new FailureError("unauthenticated");
  const rows = await withDatabase(() => prisma().groupMember.findMany({
    where: { userId: account.userId, leftAt: null },
    orderBy: [{ joinedAt: "asc" }, { groupId: "asc" }],
    include: { group: { include: { _count: { select: { members: { where: { leftAt: null } } } } } } },
  }));
  return rows.map(({ role, group: { id, name, timeZone, slotWeekday, slotMinute, _count } }) => ({
    groupId: id, name, role, memberCount: _count.members, slotWeekday, slotMinute, timeZone,
  }));
}

/** A group with its members and settings, for its members. Codes: unauthenticated, notFound, unavailable. */
export async function getGroup(account: Account | null, groupId: string): Promise<Result<GroupView>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "group.read");
    const group = await prisma().group.findUniqueOrThrow({
      where: { id: groupId },
      include: {
        members: { include: { user: { select: { name: true } } }, orderBy: [{ joinedAt: "asc" }, { userId: "asc" }] },
        holidays: { orderBy: { day: "asc" } },
        invites: canGroup(me, "invite.manage") ? { orderBy: { createdAt: "desc" } } : false,
        conflicts: canGroup(me, "conflict.manage"),
      },
    });
    return success(groupView(me, group, Date.now()));
  });
}

/** Changes settings and holidays. Rounds that are planned keep their times. Codes: unauthenticated, notFound, forbidden, invalid, unavailable. */
export async function changeGroup(account: Account | null, groupId: string, input: unknown): Promise<Result<null>> {
  return attempt(async () => {
    await enterGroup(account, groupId, "group.change");
    const { holidays, ...settings } = parseInput(settingsSchema, input);
    await prisma().$transaction([
      prisma().groupHoliday.deleteMany({ where: { groupId } }),
      prisma().group.update({ where: { id: groupId }, data: { ...settings, holidays: { create: uniqueDays(holidays) } } }),
    ]);
    return success(null);
  });
}

function uniqueDays<T extends { day: string }>(holidays: readonly T[]): T[] {
  return [...new Map(holidays.map((holiday) => [holiday.day, holiday])).values()];
}
