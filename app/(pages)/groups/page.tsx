import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { timeText } from "@/components/groups/time-text";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { avatarLetter } from "@/lib/i18n/given-name";
import { listGroups } from "@/lib/server/use-cases/groups/groups";
import { signedIn } from "../../guard";
import "@/components/groups/groups.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("groups"))("title") };
}

export default async function GroupsPage() {
  const account = await signedIn("/groups");
  const [t, groups] = await Promise.all([getTranslations("groups"), listGroups(account)]);
  const create = <Button asChild variant="ink"><Link href="/groups/new"><Icon as={Plus} />{t("create")}</Link></Button>;
  return (
    <>
      <PageHeader title={t("title")} actions={groups.length > 0 ? create : undefined} />
      {groups.length === 0 ? <div className="panel"><EmptyState className="p-6" title={t("empty.title")} actions={create}>{t("empty.text")}</EmptyState></div> : (
        <ul className="gl">
          {groups.map(({ groupId, name, role, memberCount, slotWeekday, slotMinute }) => (
            <li key={groupId}>
              <Link className="panel" href={`/groups/${groupId}`}>
                <span className="gmark" aria-hidden>{avatarLetter(name)}</span>
                <span className="grow"><b className="block font-semi">{name}</b><span className="text-xs text-ink-3">{t("summary", { count: memberCount, weekday: t(`form.short.${slotWeekday}`), time: timeText(slotMinute) })} · {t(`members.role.${role}`)}</span></span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
