import { createTranslator } from "next-intl";
import { chooseLocale } from "@/lib/i18n/locale";
import { loadMessages } from "@/lib/i18n/messages/load";
import { FAILURES, FailureError } from "@/lib/protocol/failures";
import { unsubscribe, unsubscriberOf } from "@/lib/server/notifications/unsubscribe";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ token: string }> };

/** A page with one button: programs that only follow the links of a mail must change nothing. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const known = unsubscriberOf((await params).token) !== null;
  return page(request, known ? "ask" : "dead", known ? 200 : 404);
}

/** One click, of the button or of a mail program (RFC 8058). It needs no cookie: the link is the whole permission. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const done = await unsubscribe((await params).token);
    return await page(request, done ? "done" : "dead", done ? 200 : 404);
  } catch (thrown) {
    if (thrown instanceof FailureError) return new Response(`${thrown.code}\n`, { status: FAILURES[thrown.code] });
    throw thrown;
  }
}

async function page(request: Request, text: "ask" | "done" | "dead", status: number): Promise<Response> {
  const locale = chooseLocale(undefined, request.headers.get("accept-language"));
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: "notifications" } as never) as unknown as (key: string) => string;
  const button = text === "ask" ? `<form method="post"><button>${t("unsubscribe.button")}</button></form>` : "";
  const html = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${t("unsubscribe.title")}</title><body style="font:16px/1.6 sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem;word-break:keep-all"><h1 style="font-size:1.25rem">${t("unsubscribe.title")}</h1><p>${t(`unsubscribe.${text}`)}</p>${button}</body></html>`;
  return new Response(html, { status, headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" } });
}
