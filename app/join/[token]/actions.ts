"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { JoinState } from "@/components/join/join-form";
import { currentAccount, requestCookies } from "@/lib/server/auth/current";
import { guestCookie } from "@/lib/server/auth/viewer";
import { clientAddress } from "@/lib/server/security/client-address";
import { joinByInvite } from "@/lib/server/use-cases/invites";
import { resultOf } from "../../action-result";

/** Admits whoever holds the link and sends them to their screen; a refusal goes back to the form with the name that was typed. */
export async function joinAction(token: string, _before: JoinState, form: FormData): Promise<JoinState> {
  const typed = form.get("name");
  const name = typeof typed === "string" ? typed : "";
  const address = clientAddress(await headers());
  const joined = await resultOf(async () => joinByInvite(token, { name }, await currentAccount(), address, await requestCookies()));
  if (!joined.ok) return { name, code: joined.code, field: joined.field ?? null };
  const { interviewId, surface, guestToken } = joined.value;
  if (guestToken) (await cookies()).set(guestCookie(interviewId, guestToken));
  redirect(`/${surface}/${interviewId}`);
}
