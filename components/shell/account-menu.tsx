"use client";

import { LogOut, Settings } from "lucide-react";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";

/** The own avatar; opens settings and sign-out. */
export function AccountMenu({ name }: { name: string }) {
  const t = useTranslations("common");
  const trigger = (
    <button type="button" className="grid min-h-[44px] min-w-[44px] cursor-pointer place-items-center tablet:min-h-0 tablet:min-w-0" aria-label={t("account.menu")}>
      <Avatar name={name} size={32} />
    </button>
  );
  return (
    <Menu trigger={trigger} align="start" label={t("account.menu")}>
      <MenuItem asChild><Link href="/settings"><Icon as={Settings} />{t("nav.settings")}</Link></MenuItem>
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={() => void signOut({ callbackUrl: "/sign-in" })}>{t("account.signOut")}</MenuItem>
    </Menu>
  );
}
