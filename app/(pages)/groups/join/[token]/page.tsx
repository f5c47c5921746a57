import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { JoinGroup } from "@/components/groups/join-group";
import { clientAddress } from "@/lib/server/security/client-address";
import { openGroupInvite } from "@/lib/server/use-cases/groups/group-invites";
import { signedIn } from "../../../../guard";
import { joinGroupAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("groups"))("join.title"), referrer: "no-referrer" };
}

/** Behind a link into a group. Every dead link gives the same page. */
export default async function JoinGroupPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const account = await signedIn(`/groups/join/${token}`);
  const invite = await openGroupInvite(token, account, clientAddress(await headers()));
  if (invite === null) notFound();
  const t = await getTranslations("groups.join");
  return (
    <section className="panel mx-auto max-w-md p-6">
      <h1 className="text-2xl font-semi tracking-head">{invite.groupName}</h1>
      <p className="mt-1 mb-5 text-sm text-ink-2">{t("text", { count: invite.memberCount })}</p>
      {invite.forAnotherEmail ? <p className="text-sm text-ink-2">{t("otherEmail")}</p> : <JoinGroup join={joinGroupAction.bind(null, token)} />}
      <p className="mt-5 border-t border-line-1 pt-4 text-xs text-ink-3">{t("account", { email: account.email })}</p>
    </section>
  );
}
