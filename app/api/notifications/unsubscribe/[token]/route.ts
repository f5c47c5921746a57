import { FAILURES, FailureError } from "@/lib/protocol/failures";
import { unsubscribe, unsubscribePage } from "@/lib/server/notifications/unsubscribe";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ token: string }> };

/** People come to the page with the button: programs that only follow the links of a mail must change nothing. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return new Response(null, { status: 303, headers: { Location: unsubscribePage((await params).token), "Cache-Control": "no-store" } });
}

/** One click in a mail program (RFC 8058). It needs no cookie: the link is the whole permission. */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  try {
    return new Response(null, { status: (await unsubscribe((await params).token)) ? 204 : 404 });
  } catch (thrown) {
    if (thrown instanceof FailureError) return new Response(`${thrown.code}\n`, { status: FAILURES[thrown.code] });
    throw thrown;
  }
}
