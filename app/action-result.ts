import { failure, FailureError, type Failure, type Result } from "@/lib/protocol/failures";
import { env } from "@/lib/server/env";

/** What a server action gives back to a form: null when it worked, else the refusal. Bugs pass through. */
export async function refusalOf(work: () => Promise<Result<unknown>>): Promise<Failure | null> {
  const result = await resultOf(work);
  return result.ok ? null : result;
}

/** Turns a thrown refusal into a returned one: what a server action throws reaches the browser without its code. */
export async function resultOf<R extends Result<unknown>>(work: () => Promise<R>): Promise<R | Failure> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof FailureError) return failure(thrown.code, thrown.field);
    throw thrown;
  }
}

/** A path of this site as the address that people reach it by. */
export function siteUrl(path: string): string {
  return new URL(path, env().NEXTAUTH_URL).toString();
}
