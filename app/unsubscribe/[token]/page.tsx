import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { StopMails } from "@/components/notifications/stop-mails";
import { GuestShell } from "@/components/shell/guest-shell";
import { getsMail } from "@/lib/server/notifications/unsubscribe";
import { stopMailsAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("unsubscribe.title"), referrer: "no-referrer", robots: { index: false } };
}

/** Behind the link at the end of a mail. Programs that only follow links change nothing: mails end with the button. */
export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const mails = await getsMail(token);
  if (mails === null) notFound();
  const t = await getTranslations("notifications.unsubscribe");
  return (
    <GuestShell narrow>
      <section className="panel p-6 tablet:p-7">
        <h1 className="text-2xl font-semi tracking-head">{t("title")}</h1>
        <p className="mt-2 mb-5 text-sm text-ink-2" role="status">{t(mails ? "ask" : "done")}</p>
        <StopMails isOn={mails} stop={stopMailsAction.bind(null, token)} />
      </section>
    </GuestShell>
  );
}
