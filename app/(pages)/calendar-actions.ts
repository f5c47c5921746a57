"use server";

import type { Failure, Result } from "@/lib/protocol/failures";
import { requireAccount } from "@/lib/server/auth/current";
import { createCalendarFeed, revokeCalendarFeed } from "@/lib/server/calendar/feeds";
import { refusalOf, resultOf, siteUrl } from "../action-result";
import { readerLocale } from "../guard";

/** A secret calendar address, whole; it is shown this once only. */
export async function createCalendarFeedAction(input: { groupId: string | null }): Promise<Result<{ url: string }>> {
  const made = await resultOf(async () => createCalendarFeed(await requireAccount(), { groupId: input.groupId, locale: await readerLocale() }));
  return made.ok ? { ok: true, value: { url: siteUrl(made.value.path) } } : made;
}

export async function revokeCalendarFeedAction(feedId: string): Promise<Failure | null> {
  return refusalOf(async () => revokeCalendarFeed(await requireAccount(), feedId));
}
