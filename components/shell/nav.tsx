"use client";

import { House, Layers, List, Settings, Zap, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Icon } from "@/components/ui/icon";

type Entry = { href: string; key: "home" | "interviews" | "scenarios" | "settings" | "instant"; icon: LucideIcon };

const HOME: Entry = { href: "/", key: "home", icon: House };
const INSTANT: Entry = { href: "/interviews/new", key: "instant", icon: Zap };
const INTERVIEWS: Entry = { href: "/interviews", key: "interviews", icon: List };
const SCENARIOS: Entry = { href: "/scenarios", key: "scenarios", icon: Layers };
const SETTINGS: Entry = { href: "/settings", key: "settings", icon: Settings };

const SIDE = [HOME, INTERVIEWS, SCENARIOS, SETTINGS];
const BOTTOM = [HOME, INSTANT, INTERVIEWS, SCENARIOS, SETTINGS];

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

export function SideNav() {
  const t = useTranslations("common");
  return <nav className="nav" aria-label={t("mainMenu")}><Links entries={SIDE} iconSize={16} /></nav>;
}

/** The bar at the lower edge of phones. */
export function BottomNav() {
  const t = useTranslations("common");
  return <nav className="mbot" aria-label={t("mainMenu")}><Links entries={BOTTOM} iconSize={20} /></nav>;
}
