import { env } from "../env";

/**
 * Whether a request comes from a page of this site: its `Origin` is the site's address, or the very host that was asked (one server can be
 * reached by several names, and cookies belong to the name). A missing one is a request that no page made.
 */
export function isOwnOrigin(origin: string | null | undefined, host: string | null | undefined): boolean {
  if (!origin || !URL.canParse(origin)) return false;
  const { origin: asked, host: askedHost, protocol } = new URL(origin);
  return asked === new URL(env().NEXTAUTH_URL).origin || (/^https?:$/.test(protocol) && askedHost === host);
}
