import { createHmac, timingSafeEqual } from "node:crypto";
import { idSchema } from "@/lib/protocol/ids";
import { prisma, withDatabase } from "../db";
import { env } from "../env";
import { settingOf } from "./settings";

/** A link that ends mails to one person, without signing in: the id and an HMAC of it by the installation's secret. It grants nothing else. */

function mark(userId: string): Buffer {
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(`unsubscribe:${userId}`).digest();
}

export function unsubscribeToken(userId: string): string {
  return `${userId}.${mark(userId).toString("base64url")}`;
}

/** Where mail programs send their one click, RFC 8058. */
export function unsubscribeUrl(userId: string): string {
  return new URL(`/api/notifications/unsubscribe/${unsubscribeToken(userId)}`, env().NEXTAUTH_URL).href;
}

/** Where people do it themselves. */
export function unsubscribePage(token: string): string {
  return new URL(`/unsubscribe/${encodeURIComponent(token)}`, env().NEXTAUTH_URL).href;
}

/** Whose link this is; null for one that we did not make. */
export function unsubscriberOf(token: string): string | null {
  const [userId = "", given = ""] = token.split(".");
  if (!idSchema.safeParse(userId).success) return null;
  const [expected, actual] = [mark(userId), Buffer.from(given, "base64url")];
  return expected.length === actual.length && timingSafeEqual(expected, actual) ? userId : null;
}

/** Whether the link's person gets mails; null for a wrong link. Throws `FailureError("unavailable")`. */
export async function getsMail(token: string): Promise<boolean | null> {
  const userId = unsubscriberOf(token);
  if (userId === null) return null;
  return withDatabase(async () => ((await prisma().user.count({ where: { id: userId } })) === 0 ? null : (await settingOf(userId)).email));
}

/** Ends mails to the link's person; false for a wrong link. Repeating is harmless. Throws `FailureError("unavailable")`. */
export async function unsubscribe(token: string): Promise<boolean> {
  const userId = unsubscriberOf(token);
  if (userId === null) return false;
  return withDatabase(async () => {
    if ((await prisma().user.count({ where: { id: userId } })) === 0) return false;
    await prisma().notificationSetting.upsert({ where: { userId }, create: { userId, email: false }, update: { email: false } });
    return true;
  });
}
