import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound } from "next/navigation";
import { JoinForm } from "@/components/join/join-form";
import { GuestShell } from "@/components/shell/guest-shell";
import { RoleChip } from "@/components/ui/role-chip";
import { currentAccount } from "@/lib/server/auth/current";
import { openInvite } from "@/lib/server/use-cases/invites";
import { joinAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("join"))("title"), referrer: "no-referrer" };
}

/** Behind an invite link: who invites and in which role, nothing of the scenario. Every dead link gives the same page. */
export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invite = await openInvite(token);
  if (invite === null) notFound();
  const account = await currentAccount();
  const t = await getTranslations("join");
  return (
    <GuestShell narrow>
      <section className="panel p-6 tablet:p-7">
        <RoleChip role={invite.role} size="lg" />
        <h1 className="mt-3 text-2xl font-semi tracking-head">{invite.hostName ? t("from", { name: invite.hostName }) : t("fromNobody")}</h1>
        <p className="mt-1 mb-5 text-sm text-ink-2"><b className="font-medium text-ink-1">{t(`role.${invite.role}`)}.</b> {t(`what.${invite.role}`)}</p>
        <JoinForm action={joinAction.bind(null, token)} name={account?.name ?? ""} />
        <p className="mt-5 border-t border-line-1 pt-4 text-xs text-ink-3">
          {account ? t("account", { email: account.email }) : <>{t("guest")} <Link className="link" href={`/sign-in?callbackUrl=${encodeURIComponent(`/join/${token}`)}`}>{t("signIn")}</Link></>}
        </p>
      </section>
    </GuestShell>
  );
}
