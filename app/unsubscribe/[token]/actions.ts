"use server";

import { failure, success, type Failure } from "@/lib/protocol/failures";
import { unsubscribe } from "@/lib/server/notifications/unsubscribe";
import { refusalOf } from "../../action-result";

/** Ends mails to the person of the link; the link is the whole permission. */
export async function stopMailsAction(token: string): Promise<Failure | null> {
  return refusalOf(async () => ((await unsubscribe(token)) ? success(null) : failure("linkDead")));
}
