import { localeSchema, type Locale } from "@/lib/protocol/roles";
import { prisma } from "../db";
import type { GroupWebhook, User } from "../db/generated/client";
import { env } from "../env";
import { contentSchema, pathOf, wordsOf, type Content } from "./content";
import { DeliveryError } from "./delivery-error";
import { sendMail } from "./mail";
import { nextLoudInstant } from "./quiet-hours";
import { settingOf, type NotificationSettings } from "./settings";
import { unsubscribePage, unsubscribeToken, unsubscribeUrl } from "./unsubscribe";
import { postWebhook } from "./webhook-post";

/**
 * Delivers one notification, at most once: it is claimed before it is sent, and the claim is given back only when it was certainly not
 * delivered. Gives the instant to try again at where its person is not to be disturbed now, else null. Throws for another attempt.
 */
export async function deliver(id: string, { isLast, now = Date.now() }: { isLast: boolean; now?: number }): Promise<number | null> {
  const row = await prisma().notification.findUnique({ where: { id }, include: { user: true, webhook: { include: { group: { select: { locale: true, timeZone: true } } } } } });
  if (row === null || row.claimedAt !== null || row.droppedAt !== null) return null;
  const content = contentSchema.parse(row.content);
  if (row.user) {
    const setting = await settingOf(row.user.id);
    if (!setting.email || row.user.isDemo) return drop(id, "unsubscribed");
    const loud = nextLoudInstant(now, setting);
    if (loud > now && (!("startsAt" in content) || loud < content.startsAt)) return loud;
    return once(id, isLast, () => mailTo(row.user!, setting, content, id));
  }
  if (!row.webhook || row.webhook.disabledAt !== null) return drop(id, "webhook disabled");
  return once(id, isLast, () => tellWebhook(row.webhook!, content, { id, event: row.eventKey.split(":")[0]! }));
}

async function once(id: string, isLast: boolean, send: () => Promise<void>): Promise<null> {
  const claimed = await prisma().notification.updateMany({ where: { id, claimedAt: null, droppedAt: null }, data: { claimedAt: new Date() } });
  if (claimed.count === 0) return null;
  try {
    await send();
  } catch (thrown) {
    if (!(thrown instanceof DeliveryError)) throw thrown;
    if (thrown.outcome === "later" && !isLast) {
      await prisma().notification.update({ where: { id }, data: { claimedAt: null, reason: thrown.message } });
      throw thrown;
    }
    return drop(id, `${thrown.outcome}: ${thrown.message}`);
  }
  await prisma().notification.update({ where: { id }, data: { sentAt: new Date(), reason: null } });
  return null;
}

async function drop(id: string, reason: string): Promise<null> {
  await prisma().notification.update({ where: { id }, data: { droppedAt: new Date(), reason } });
  return null;
}

async function mailTo(user: User, { locale, timeZone }: NotificationSettings, content: Content, id: string): Promise<void> {
  const { subject, text } = await wordsOf(content, locale, timeZone);
  const page = unsubscribePage(unsubscribeToken(user.id));
  const body = [text, new URL(pathOf(content), env().NEXTAUTH_URL).href, await footer(locale, page)].join("\n\n");
  await sendMail({ to: user.email, subject, text: body, messageId: `<${id}@${new URL(env().NEXTAUTH_URL).hostname}>`, unsubscribeUrl: unsubscribeUrl(user.id) });
}

async function footer(locale: Locale, link: string): Promise<string> {
  const { default: texts } = locale === "ko" ? await import("@/lib/i18n/messages/ko/notifications.json") : await import("@/lib/i18n/messages/en/notifications.json");
  return `${texts.footer}\n${link}`;
}

async function tellWebhook(webhook: GroupWebhook & { group: { locale: string; timeZone: string } }, content: Content, message: { id: string; event: string }): Promise<void> {
  const { subject, text } = await wordsOf(content, localeSchema.parse(webhook.group.locale), webhook.group.timeZone);
  const link = new URL(pathOf(content), env().NEXTAUTH_URL).href;
  await postWebhook(webhook, { ...message, text: [subject, text, link].join("\n"), data: content });
}
