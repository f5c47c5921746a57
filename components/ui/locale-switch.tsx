"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { LOCALE_COOKIE } from "@/lib/i18n/locale";
import { localeSchema, type Locale } from "@/lib/protocol/roles";
import { rememberPreference } from "./preference-cookie";
import { Segmented } from "./segmented";

const NAMES: Record<Locale, string> = { ko: "한국어", en: "English" };

/** Chooses the language of the interface; works without signing in. */
export function LocaleSwitch({ className }: { className?: string }) {
  const t = useTranslations("common");
  const locale = localeSchema.parse(useLocale());
  const router = useRouter();
  return (
    <Segmented
      label={t("language")}
      className={className}
      value={locale}
      options={localeSchema.options.map((value) => ({ value, label: <span lang={value}>{NAMES[value]}</span> }))}
      onChange={(next) => {
        rememberPreference(LOCALE_COOKIE, next);
        router.refresh();
      }}
    />
  );
}
