"use client";

import { ArrowLeft, Eye, EyeOff, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { LocaleSwitch } from "@/components/ui/locale-switch";

/** The row over the paper; it is never printed. */
export function ReportTools({ back, note, mask, children }: { back?: string; note?: string; mask?: { on: boolean; href: string }; children?: ReactNode }) {
  const t = useTranslations("report.tools");
  return (
    <header className="rtool">
      {back && <IconButton asChild label={t("back")}><Link href={back}><Icon as={ArrowLeft} /></Link></IconButton>}
      {note && <span className="t">{note}</span>}
      <span className="grow" />
      {mask && <Button asChild variant="ghost"><Link href={mask.href} replace prefetch={false}><Icon as={mask.on ? Eye : EyeOff} size={14} />{t(mask.on ? "unmask" : "mask")}</Link></Button>}
      {children}
      <LocaleSwitch />
      <Button variant="ink" onClick={() => window.print()} title={t("printHint")}><Icon as={Printer} size={14} />{t("print")}</Button>
    </header>
  );
}
