import { FailureError } from "@/lib/protocol/failures";
import { env } from "../env";

/** Whether an `Origin` header names this site. A missing one is a request that no page made. */
export function isOwnOrigin(origin: string | null | undefined): boolean {
  return origin !== null && origin !== undefined && origin === new URL(env().NEXTAUTH_URL).origin;
}

/** For handlers under app/api that change something: together with SameSite cookies it stops other sites' requests. Throws `FailureError("forbidden")`. */
export function requireOwnOrigin(headers: Pick<Headers, "get">): void {
  if (!isOwnOrigin(headers.get("origin"))) throw new FailureError("forbidden");
}
