"use server";

import type { Failure, Result } from "@/lib/protocol/failures";
import { requireAccount } from "@/lib/server/auth/current";
import { changeNotificationSettings, type NotificationSettings } from "@/lib/server/notifications/settings";
import { changePassword, createSignUpInvite, setSignUpMode } from "@/lib/server/use-cases/accounts";
import { renameAccount } from "@/lib/server/use-cases/rename-account";
import { refusalOf, resultOf, siteUrl } from "../../action-result";

export async function renameAction(name: string): Promise<Failure | null> {
  return refusalOf(async () => renameAccount(await requireAccount(), { name }));
}

/** Sets a new password; null when it worked, and every session has ended. */
export async function changePasswordAction(input: { current: string; next: string }): Promise<Failure | null> {
  return refusalOf(async () => changePassword(await requireAccount(), input));
}

export async function setSignUpModeAction(mode: string): Promise<Failure | null> {
  return refusalOf(async () => setSignUpMode(await requireAccount(), mode));
}

/** A link for one person to sign up with, as a whole address. */
export async function createSignUpInviteAction(): Promise<Result<{ url: string; expiresAt: number }>> {
  const made = await resultOf(async () => createSignUpInvite(await requireAccount()));
  return made.ok ? { ok: true, value: { url: siteUrl(made.value.path), expiresAt: made.value.expiresAt } } : made;
}

export async function changeNotificationsAction(settings: NotificationSettings): Promise<Failure | null> {
  return refusalOf(async () => changeNotificationSettings(await requireAccount(), settings));
}
