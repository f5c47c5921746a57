"use client";

import { Contrast, Ellipsis, Eye, EyeOff, Hand, Keyboard, Languages, Play } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { rememberPreference } from "@/components/ui/preference-cookie";
import { applyTheme } from "@/components/ui/theme-toggle";
import { LOCALE_COOKIE } from "@/lib/i18n/locale";
import type { Locale } from "@/lib/protocol/roles";
import { ShortcutsDialog } from "./shortcuts-dialog";

const OTHER: Record<Locale, { locale: Locale; name: string }> = {
  ko: { locale: "en", name: "English" },
  en: { locale: "ko", name: "한국어" },
};

type Props = { clockHidden: boolean; onHideClock(hidden: boolean): void; pause: { paused: boolean; toggle(): void } | null };

/** Everything that is rarely needed: language, timer, shortcuts; on phones also theme and pause. */
export function RoomMenu({ clockHidden, onHideClock, pause }: Props) {
  const t = useTranslations("room.menu");
  const common = useTranslations("common");
  const other = OTHER[useLocale() === "en" ? "en" : "ko"];
  const router = useRouter();
  const [showsKeys, setShowsKeys] = useState(false);
  const changeLanguage = () => {
    rememberPreference(LOCALE_COOKIE, other.locale);
    router.refresh();
  };
  return (
    <>
      <Menu label={common("more")} trigger={<IconButton label={common("more")}><Icon as={Ellipsis} /></IconButton>}>
        {pause && <div className="phone-only"><MenuItem icon={pause.paused ? Play : Hand} onSelect={pause.toggle}>{t(pause.paused ? "resume" : "pause")}</MenuItem></div>}
        <div className="phone-only"><MenuItem icon={Contrast} onSelect={toggleTheme}>{common("theme.toggle")}</MenuItem></div>
        <MenuItem icon={clockHidden ? Eye : EyeOff} onSelect={() => onHideClock(!clockHidden)}>{t(clockHidden ? "showClock" : "hideClock")}</MenuItem>
        <MenuItem icon={Languages} onSelect={changeLanguage}><span lang={other.locale}>{other.name}</span></MenuItem>
        <MenuSeparator />
        <MenuItem icon={Keyboard} onSelect={() => setShowsKeys(true)}>{t("shortcuts")}</MenuItem>
      </Menu>
      <ShortcutsDialog open={showsKeys} onOpenChange={setShowsKeys} />
    </>
  );
}

function toggleTheme(): void {
  const shown = document.documentElement.dataset.theme ?? (window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  applyTheme(shown === "dark" ? "light" : "dark");
}
