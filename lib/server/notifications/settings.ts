import { z } from "zod";
import { canAccount } from "@/lib/domain/permissions";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { localeSchema, type Locale } from "@/lib/protocol/roles";
import type { Account } from "../auth/account";
import { prisma, withDatabase } from "../db";
import { attempt, parseInput } from "../use-cases/attempt";

const minuteSchema = z.number().int().min(0).max(24 * 60 - 1);

const settingsSchema = z.object({
  email: z.boolean(),
  timeZone: z.string().refine((zone) => isTimeZone(zone)),
  locale: localeSchema,
  quietFrom: minuteSchema,
  quietTo: minuteSchema,
});
export type NotificationSettings = { email: boolean; timeZone: string; locale: Locale; quietFrom: number; quietTo: number };

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

/** How a person wants to hear of things; before they say so, in the language and time zone of their first group. */
export async function settingOf(userId: string): Promise<NotificationSettings> {
  const row = await prisma().notificationSetting.findUnique({ where: { userId } });
  if (row !== null) return { email: row.email, timeZone: row.timeZone, locale: localeSchema.parse(row.locale), quietFrom: row.quietFrom, quietTo: row.quietTo };
  const membership = await prisma().groupMember.findFirst({ where: { userId, leftAt: null }, orderBy: { joinedAt: "asc" }, include: { group: { select: { locale: true, timeZone: true } } } });
  return { email: true, timeZone: membership?.group.timeZone ?? "Asia/Seoul", locale: localeSchema.catch("ko").parse(membership?.group.locale), quietFrom: 22 * 60, quietTo: 8 * 60 };
}

/** The caller's settings. Throws `FailureError`: unauthenticated, unavailable. */
export async function getNotificationSettings(account: Account | null): Promise<NotificationSettings> {
  if (account === null) throw new FailureError("unauthenticated");
  return withDatabase(() => settingOf(account.userId));
}

/** Codes: unauthenticated, invalid, unavailable. */
export async function changeNotificationSettings(account: Account | null, input: unknown): Promise<Result<null>> {
  return attempt(async () => {
    if (account === null || !canAccount(account, "account.change")) return failure("unauthenticated");
    const data = parseInput(settingsSchema, input);
    await prisma().notificationSetting.upsert({ where: { userId: account.userId }, create: { userId: account.userId, ...data }, update: data });
    return success(null);
  });
}
