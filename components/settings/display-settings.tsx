"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { LocaleSwitch } from "@/components/ui/locale-switch";
import { rememberPreference } from "@/components/ui/preference-cookie";
import { Segmented } from "@/components/ui/segmented";
import { applyTheme, type Theme } from "@/components/ui/theme-toggle";
import { LETTER_SHORTCUTS_COOKIE, type LetterShortcuts } from "@/lib/client/letter-shortcuts";

/** Language, theme and shortcuts of this browser. */
export function DisplaySettings({ theme, shortcuts }: { theme: Theme | null; shortcuts: LetterShortcuts }) {
  const t = useTranslations();
  const [shown, setShown] = useState<Theme | "system">(theme ?? "system");
  const [letters, setLetters] = useState(shortcuts);
  return (
    <div className="grid grid-cols-1 gap-1 p-4 pt-1">
      <Row label={t("settings.display.language")}><LocaleSwitch /></Row>
      <Row label={t("settings.display.theme")}>
        <Segmented
          label={t("common.theme.label")}
          value={shown}
          onChange={(next) => {
            setShown(next);
            applyTheme(next === "system" ? null : next);
          }}
          options={(["system", "light", "dark"] as const).map((value) => ({ value, label: t(`common.theme.${value}`) }))}
        />
      </Row>
      <Row label={t("settings.shortcuts.label")} note={t("settings.shortcuts.note")}>
        <Segmented
          label={t("settings.shortcuts.label")}
          value={letters}
          onChange={(next) => {
            setLetters(next);
            rememberPreference(LETTER_SHORTCUTS_COOKIE, next === "off" ? next : null);
          }}
          options={[{ value: "on", label: t("settings.shortcuts.on") }, { value: "off", label: t("settings.shortcuts.off") }]}
        />
      </Row>
      <p className="mt-1 text-xs text-ink-3">{t("settings.display.note")}</p>
    </div>
  );
}

function Row({ label, note, children }: { label: string; note?: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line-1 py-2.5 text-sm">
      <div className="min-w-0 flex-1 basis-40"><p className="font-medium">{label}</p>{note && <p className="text-xs leading-[1.125rem] text-ink-3">{note}</p>}</div>
      {children}
    </div>
  );
}
