import { getLocale } from "next-intl/server";
import { forbidden, notFound, redirect } from "next/navigation";
import { FailureError, type Result } from "@/lib/protocol/failures";
import { localeSchema, type Locale } from "@/lib/protocol/roles";
import type { Account } from "@/lib/server/auth/account";
import { currentAccount } from "@/lib/server/auth/current";

function signInPath(returnTo: string): string {
  return `/sign-in?callbackUrl=${encodeURIComponent(returnTo)}`;
}

/** Who is signed in; people who are not go to the sign-in page and come back to `returnTo`. */
export async function signedIn(returnTo: string): Promise<Account> {
  return (await currentAccount()) ?? redirect(signInPath(returnTo));
}

/** A use case's value, or the page that its refusal stands for. */
export function valueOrPage<T>(result: Result<T>, returnTo: string): T {
  if (result.ok) return result.value;
  switch (result.code) {
    case "unauthenticated":
      return redirect(signInPath(returnTo));
    case "forbidden":
      return forbidden();
    case "notFound":
    case "scenarioUnknown":
    case "invalid":
      return notFound();
    default:
      throw new FailureError(result.code);
  }
}

/** The reader's language as use cases take it. */
export async function readerLocale(): Promise<Locale> {
  return localeSchema.parse(await getLocale());
}
