"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Input, Textarea } from "@/components/ui/field";
import type { OwnText } from "@/lib/content/own/own-scenario";
import { ProblemsAt } from "./problems-context";

const LANGUAGES = [["ko", "korean"], ["en", "english"]] as const;

/** One text in both languages side by side; `rows` makes it a text of several lines. `at` is where its problems stand. */
export function Bilingual({ label, at, value, onChange, rows, mono = false }: { label: string; at: string; value: OwnText; onChange: (next: OwnText) => void; rows?: number; mono?: boolean }) {
  const t = useTranslations("authoring.field");
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="fset" data-at={at}>
      <span id={id} className="text-xs font-medium text-ink-2">{label}</span>
      <div className="grid grid-cols-1 gap-2 tablet:grid-cols-2">
        {LANGUAGES.map(([locale, name]) => {
          const shared = { lang: locale, value: value[locale], "aria-label": `${label}, ${t(name)}`, "aria-describedby": `${id}-problems`, placeholder: t(name), className: mono ? "mono" : undefined };
          const typed = (text: string) => onChange({ ...value, [locale]: text });
          return rows === undefined ? <Input key={locale} {...shared} onChange={(event) => typed(event.target.value)} /> : <Textarea key={locale} {...shared} rows={rows} onChange={(event) => typed(event.target.value)} />;
        })}
      </div>
      <ProblemsAt at={at} id={`${id}-problems`} />
    </div>
  );
}
