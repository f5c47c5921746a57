import { FAILURES, FailureError } from "@/lib/protocol/failures";
import { readCalendarFeed } from "@/lib/server/calendar/feeds";
import { clientAddress } from "@/lib/server/security/client-address";

export const dynamic = "force-dynamic";

/** The iCalendar file of a secret address. Calendar programs send no cookie: the address is the whole permission. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  try {
    const file = await readCalendarFeed(token.replace(/\.ics$/, ""), clientAddress(request.headers));
    if (file === null) return new Response("Not found\n", { status: 404, headers: { "Cache-Control": "no-store" } });
    return new Response(file, { headers: { "Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": 'inline; filename="kkori.ics"', "Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer" } });
  } catch (thrown) {
    if (thrown instanceof FailureError) return new Response(`${thrown.code}\n`, { status: FAILURES[thrown.code] });
    throw thrown;
  }
}
