"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Failure } from "@/lib/protocol/failures";
import { currentAccount } from "@/lib/server/auth/current";
import { clientAddress } from "@/lib/server/security/client-address";
import { joinGroup } from "@/lib/server/use-cases/groups/group-invites";
import { resultOf } from "../../../../action-result";

/** Joins and goes to the group; a refusal comes back. */
export async function joinGroupAction(token: string): Promise<Failure | null> {
  const address = clientAddress(await headers());
  const joined = await resultOf(async () => joinGroup(token, await currentAccount(), address));
  return joined.ok ? redirect(`/groups/${joined.value.groupId}`) : joined;
}
