"use client";

import { useTranslations } from "next-intl";
import type { OwnQuestion } from "@/lib/content/own/own-scenario";

/** Findings that a card or follow-up exists to show: the spoiler check lets it. */
export function ShowsField({ findings, shows = [], onChange }: { findings: OwnQuestion["findings"]; shows?: readonly string[]; onChange: (next: string[] | undefined) => void }) {
  const t = useTranslations("authoring.field");
  if (findings.length === 0) return null;
  const toggle = (id: string, on: boolean) => {
    const next = on ? [...shows, id] : shows.filter((shown) => shown !== id);
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      <legend className="text-xs text-ink-2">{t("shows")}</legend>
      {findings.map(({ id, words }) => (
        <label key={id} className="flex items-center gap-2"><input type="checkbox" className="size-4 accent-jjok-solid" checked={shows.includes(id)} onChange={(event) => toggle(id, event.target.checked)} />{words[0] ?? id}</label>
      ))}
    </fieldset>
  );
}
