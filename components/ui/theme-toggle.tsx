"use client";

import { Contrast } from "lucide-react";
import { useTranslations } from "next-intl";
import { THEME_COOKIE } from "@/lib/i18n/locale";
import { IconButton, type ButtonSize } from "./button";
import { Icon } from "./icon";
import { rememberPreference } from "./preference-cookie";

export type Theme = "light" | "dark";

/** Puts a theme on the page and remembers it; null follows the system again. */
export function applyTheme(theme: Theme | null): void {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  rememberPreference(THEME_COOKIE, theme);
}

function shownTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Switches between light and dark. */
export function ThemeToggle({ size = "sm" }: { size?: ButtonSize }) {
  const t = useTranslations("common");
  return (
    <IconButton label={t("theme.toggle")} size={size} onClick={() => applyTheme(shownTheme() === "dark" ? "light" : "dark")}>
      <Icon as={Contrast} />
    </IconButton>
  );
}
