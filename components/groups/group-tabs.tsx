import { useTranslations } from "next-intl";
import Link from "next/link";

const PATHS = { rotation: "", members: "/members", settings: "/settings" } as const;
type Tab = keyof typeof PATHS;

/** The pages of one group. */
export function GroupTabs({ groupId, current, isOrganiser }: { groupId: string; current: Tab; isOrganiser: boolean }) {
  const t = useTranslations("groups.tabs");
  const tabs = (Object.keys(PATHS) as Tab[]).filter((tab) => tab !== "settings" || isOrganiser);
  return <nav className="tabs mb-4" aria-label={t("label")}>{tabs.map((tab) => <Link key={tab} href={`/groups/${groupId}${PATHS[tab]}`} aria-current={tab === current ? "page" : undefined}>{t(tab)}</Link>)}</nav>;
}
