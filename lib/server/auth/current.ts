import { headers } from "next/headers";
import { cache } from "react";
import { FailureError } from "@/lib/protocol/failures";
import type { Account } from "./account";
import { accountFromCookies } from "./session";

/** The raw cookies of the request that is being served. */
export async function requestCookies(): Promise<string> {
  return (await headers()).get("cookie") ?? "";
}

/** Who is signed in, for pages and server actions; null for nobody. Asked once a render. Throws `FailureError("unavailable")`. */
export const currentAccount: () => Promise<Account | null> = cache(async () => accountFromCookies(await requestCookies()));

/** Who is signed in. Throws `FailureError("unauthenticated")`, or `"unavailable"`. */
export async function requireAccount(): Promise<Account> {
  const account = await currentAccount();
  if (account === null) throw new FailureError("unauthenticated");
  return account;
}
