"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Icon } from "@/components/ui/icon";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { avatarLetter } from "@/lib/i18n/given-name";
import type { GroupListItem } from "@/lib/protocol/groups";
import { timeText } from "../groups/time-text";
import { groupOf } from "./current-group";

/** The group that one is in, with the way to the others. Nothing for somebody without a group. */
export function GroupSwitcher({ groups }: { groups: readonly GroupListItem[] }) {
  const t = useTranslations("groups");
  const path = usePathname();
  const current = groups.find(({ groupId }) => groupId === groupOf(path, groups.map((group) => group.groupId)));
  if (!current) return null;
  const summary = ({ memberCount, slotWeekday, slotMinute }: GroupListItem) => t("summary", { count: memberCount, weekday: t(`form.short.${slotWeekday as 1}`), time: timeText(slotMinute) });
  return (
    <Menu
      align="start" label={t("switcher.label")}
      trigger={<button type="button" className="grp"><span className="g" aria-hidden>{avatarLetter(current.name)}</span><span className="grow"><b>{current.name}</b><span>{summary(current)}</span></span><Icon as={ChevronDown} size={14} /></button>}
    >
      {groups.map((group) => <MenuItem key={group.groupId} asChild><Link href={`/groups/${group.groupId}`}>{group.name}</Link></MenuItem>)}
      <MenuSeparator />
      <MenuItem asChild><Link href="/groups">{t("switcher.all")}</Link></MenuItem>
    </Menu>
  );
}
