"use client";

import { useTranslations } from "next-intl";

export type GroupChoice = { groupId: string; name: string };

/** Whether a scenario is one's own or a group's. */
export function OwnerChoice({ groups, value, onChange }: { groups: readonly GroupChoice[]; value: string | null; onChange: (groupId: string | null) => void }) {
  const t = useTranslations("authoring.new");
  const choices = [{ groupId: null, label: t("mine"), hint: t("mineHint") }, ...groups.map(({ groupId, name }) => ({ groupId, label: t("group", { name }), hint: t("groupHint") }))];
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">{t("owner")}</legend>
      {choices.map(({ groupId, label, hint }) => (
        <label key={groupId ?? "mine"} className="flex cursor-pointer gap-3 rounded-md border border-line-1 p-3 hover:bg-hover has-checked:border-jjok-solid has-checked:bg-jjok-soft">
          <input type="radio" name="owner" checked={value === groupId} onChange={() => onChange(groupId)} className="mt-1 size-4 flex-none accent-jjok-solid" />
          <span><span className="block text-sm font-medium">{label}</span><span className="block text-xs text-ink-2">{hint}</span></span>
        </label>
      ))}
    </fieldset>
  );
}
