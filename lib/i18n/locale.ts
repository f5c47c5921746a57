import { localeSchema, type Locale } from "@/lib/protocol/roles";

export const LOCALE_COOKIE = "kkori_locale";
export const THEME_COOKIE = "kkori_theme";
export const DEFAULT_LOCALE: Locale = "ko";

/** The reader's language: what they chose, else the first of the browser's languages that exists, else Korean. */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  const chosen = localeSchema.safeParse(cookie);
  if (chosen.success) return chosen.data;
  for (const part of (acceptLanguage ?? "").split(",")) {
    const wanted = localeSchema.safeParse(part.trim().slice(0, 2).toLowerCase());
    if (wanted.success) return wanted.data;
  }
  return DEFAULT_LOCALE;
}
