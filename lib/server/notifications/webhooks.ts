import { z } from "zod";
import { failure, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import type { Account } from "../auth/account";
import { prisma } from "../db";
import { newToken } from "../security/tokens";
import { attempt, parseInput } from "../use-cases/attempt";
import { enterGroup } from "../use-cases/groups/enter-group";
import { isWebhookUrl } from "./webhook-post";

const URL_MAX_CHARS = 500;
/** Webhooks of one group at a time. */
export const WEBHOOKS_MAX = 5;

const webhookSchema = z.object({ kind: z.enum(["discord", "slack", "generic"]), url: z.string().trim().max(URL_MAX_CHARS).refine(isWebhookUrl) });

/** Of the address only the host is shown again: in Discord's and Slack's the path is the key. */
export type WebhookView = { webhookId: string; kind: "discord" | "slack" | "generic"; host: string; createdAt: number };

/**
 * Adds a webhook; a generic one signs what it sends with the secret, which is shown this once only.
 * Codes: unauthenticated, notFound, forbidden, invalid (url: not https, or an address inside), tooManyRequests (too many), unavailable.
 */
export async function addWebhook(account: Account | null, groupId: string, input: unknown): Promise<Result<{ webhookId: string; secret: string }>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "webhook.manage");
    const data = parseInput(webhookSchema, input);
    if ((await prisma().groupWebhook.count({ where: { groupId, disabledAt: null } })) >= WEBHOOKS_MAX) return failure("tooManyRequests");
    const secret = newToken();
    const { id } = await prisma().groupWebhook.create({ data: { ...data, groupId, secret, createdById: me.userId }, select: { id: true } });
    return success({ webhookId: id, secret });
  });
}

/** Codes: unauthenticated, notFound, forbidden, unavailable. */
export async function listWebhooks(account: Account | null, groupId: string): Promise<Result<WebhookView[]>> {
  return attempt(async () => {
    await enterGroup(account, groupId, "webhook.manage");
    const rows = await prisma().groupWebhook.findMany({ where: { groupId, disabledAt: null }, orderBy: { createdAt: "asc" } });
    return success(rows.map(({ id, kind, url, createdAt }) => ({ webhookId: id, kind, host: new URL(url).host, createdAt: createdAt.getTime() })));
  });
}

/** Ends a webhook; what waits for it is dropped. Repeating is harmless. Codes: unauthenticated, notFound, forbidden, unavailable. */
export async function removeWebhook(account: Account | null, groupId: string, webhookId: string): Promise<Result<null>> {
  return attempt(async () => {
    await enterGroup(account, groupId, "webhook.manage");
    const where = { id: parseInput(idSchema, webhookId), groupId };
    if ((await prisma().groupWebhook.count({ where })) === 0) return failure("notFound");
    await prisma().groupWebhook.updateMany({ where: { ...where, disabledAt: null }, data: { disabledAt: new Date() } });
    return success(null);
  });
}
