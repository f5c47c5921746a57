import { Settings } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "@/components/ui/brand-mark";
import { IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import type { GroupListItem } from "@/lib/protocol/groups";
import { AccountMenu } from "./account-menu";
import { GroupSwitcher } from "./group-switcher";
import { BottomNav, SideNav } from "./nav";

/** The frame of the pages of somebody who is signed in: side bar, on phones a top and a bottom bar. */
export function AppShell({ name, isAdmin, groups, children }: { name: string; isAdmin: boolean; groups: readonly GroupListItem[]; children: ReactNode }) {
  const groupIds = groups.map(({ groupId }) => groupId);
  const t = useTranslations("common");
  const locale = useLocale().toUpperCase();
  return (
    <div className="shell">
      <aside className="side">
        <Link href="/" className="flex"><Brand name={t("appName")} /></Link>
        <GroupSwitcher groups={groups} />
        <SideNav groupIds={groupIds} />
        <div className="foot">
          <AccountMenu name={name} />
          <div className="who">{name}<small>{isAdmin ? `${t("account.admin")} · ${locale}` : locale}</small></div>
          <ThemeToggle />
          <IconButton asChild label={t("nav.settings")} size="sm"><Link href="/settings"><Icon as={Settings} /></Link></IconButton>
        </div>
      </aside>
      <header className="mtop">
        <Link href="/" className="flex"><Brand name={t("appName")} /></Link>
        <span className="grow" />
        <ThemeToggle size="md" />
        <AccountMenu name={name} />
      </header>
      <main id="main" className="main" tabIndex={-1}>{children}</main>
      <BottomNav groupIds={groupIds} />
    </div>
  );
}
