"use server";

import type { Failure, Result } from "@/lib/protocol/failures";
import { requireAccount } from "@/lib/server/auth/current";
import { addWebhook, removeWebhook } from "@/lib/server/notifications/webhooks";
import { refusalOf, resultOf } from "../../action-result";

/** Adds a webhook; gives the secret that a generic one's messages are signed with, this once. */
export async function addWebhookAction(groupId: string, input: { kind: string; url: string }): Promise<Result<{ secret: string }>> {
  const made = await resultOf(async () => addWebhook(await requireAccount(), groupId, input));
  return made.ok ? { ok: true, value: { secret: made.value.secret } } : made;
}

export async function removeWebhookAction(groupId: string, webhookId: string): Promise<Failure | null> {
  return refusalOf(async () => removeWebhook(await requireAccount(), groupId, webhookId));
}
