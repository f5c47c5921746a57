import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "@/components/ui/brand-mark";
import { LocaleSwitch } from "@/components/ui/locale-switch";
import { ThemeToggle } from "@/components/ui/theme-toggle";

/** The frame for people who are not signed in. `narrow` centres one card. */
export function GuestShell({ narrow = false, children }: { narrow?: boolean; children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr]">
      <header className="flex h-16 items-center gap-3 px-4 tablet:px-9">
        <Link href="/" className="flex"><Brand name={t("appName")} /></Link>
        <span className="grow" />
        <LocaleSwitch />
        <ThemeToggle size="md" />
      </header>
      <main id="main" tabIndex={-1} className={narrow ? "mx-auto grid w-full max-w-[440px] content-start px-4 pt-[6vh] pb-16" : "mx-auto w-full max-w-[1232px] px-4 pt-2 pb-16 tablet:px-9"}>
        {children}
      </main>
    </div>
  );
}
