"use client";

import { ChartNoAxesColumn, House, Layers, List, RefreshCw, Scale, Settings, Users, Zap, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Icon } from "@/components/ui/icon";
import { groupOf } from "./current-group";

type Key = "home" | "rotation" | "members" | "groups" | "interviews" | "scenarios" | "progress" | "calibration" | "settings" | "instant";
type Entry = { href: string; key: Key; icon: LucideIcon };

const HOME: Entry = { href: "/", key: "home", icon: House };
const INSTANT: Entry = { href: "/interviews/new", key: "instant", icon: Zap };
const INTERVIEWS: Entry = { href: "/interviews", key: "interviews", icon: List };
const SCENARIOS: Entry = { href: "/scenarios", key: "scenarios", icon: Layers };
const PROGRESS: Entry = { href: "/progress", key: "progress", icon: ChartNoAxesColumn };
const CALIBRATION: Entry = { href: "/calibration", key: "calibration", icon: Scale };
const SETTINGS: Entry = { href: "/settings", key: "settings", icon: Settings };
const GROUPS: Entry = { href: "/groups", key: "groups", icon: Users };

/** The rotation of the group that is shown, else of the first; without a group, where one is made. */
function rotation(groupId: string | undefined): Entry {
  return groupId === undefined ? { ...GROUPS, icon: RefreshCw } : { href: `/groups/${groupId}`, key: "rotation", icon: RefreshCw };
}

/** The entry that a path belongs to: the longest that it starts with. Reviews count as interviews. */
function currentOf(entries: readonly Entry[], pathname: string): Entry | undefined {
  const path = pathname.startsWith("/review/") ? INTERVIEWS.href : pathname;
  const fits = entries.filter(({ href }) => path === href || (href !== "/" && path.startsWith(`${href}/`)));
  return fits.sort((a, b) => b.href.length - a.href.length)[0];
}

function Links({ entries, iconSize }: { entries: readonly Entry[]; iconSize: 16 | 20 }) {
  const t = useTranslations("common");
  const current = currentOf(entries, usePathname());
  return entries.map((entry) => (
    <Link key={entry.href} href={entry.href} aria-current={entry === current ? "page" : undefined}>
      <Icon as={entry.icon} size={iconSize} />
      {t(`nav.${entry.key}`)}
    </Link>
  ));
}

type Groups = { groupIds: readonly string[] };

export function SideNav({ groupIds }: Groups) {
  const t = useTranslations("common");
  const groupId = groupOf(usePathname(), groupIds);
  const members: Entry[] = groupId === undefined ? [] : [{ href: `/groups/${groupId}/members`, key: "members", icon: Users }];
  return <nav className="nav" aria-label={t("mainMenu")}><Links entries={[HOME, rotation(groupId), INTERVIEWS, SCENARIOS, PROGRESS, CALIBRATION, ...members, SETTINGS]} iconSize={16} /></nav>;
}

/** The bar at the lower edge of phones. */
export function BottomNav({ groupIds }: Groups) {
  const t = useTranslations("common");
  const groupId = groupOf(usePathname(), groupIds);
  return <nav className="mbot" aria-label={t("mainMenu")}><Links entries={[HOME, rotation(groupId), INSTANT, INTERVIEWS, SCENARIOS]} iconSize={20} /></nav>;
}
