"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/dialog";
import { Field, Select } from "@/components/ui/field";
import type { GroupChoice } from "../library/owner-choice";

type Props = { group: GroupChoice | null; groups: readonly GroupChoice[]; disabled: boolean; onMove: (groupId: string | null) => void };

/** Whose scenario it is. For its author, who may give it to a group of theirs or take it back; asks before it moves. */
export function OwnerField({ group, groups, disabled, onMove }: Props) {
  const t = useTranslations("authoring");
  const tc = useTranslations("common");
  const [wanted, setWanted] = useState<{ group: GroupChoice | null } | null>(null);
  const others = groups.filter(({ groupId }) => groupId !== group?.groupId);
  const choices = group === null ? others : [group, ...others];
  if (choices.length === 0) return null;
  return (
    <>
      <Field label={t("owner.label")}>
        <Select value={group?.groupId ?? ""} disabled={disabled} onChange={(event) => setWanted({ group: choices.find(({ groupId }) => groupId === event.target.value) ?? null })}>
          <option value="">{t("owner.mine")}</option>
          {choices.map(({ groupId, name }) => <option key={groupId} value={groupId}>{t("list.group", { name })}</option>)}
        </Select>
      </Field>
      <AlertDialog
        open={wanted !== null}
        onOpenChange={(open) => !open && setWanted(null)}
        title={t("owner.title")}
        description={wanted?.group ? t("owner.toGroup", { name: wanted.group.name }) : t("owner.toMine", { name: group?.name ?? "" })}
        cancel={tc("cancel")}
        confirm={t("owner.confirm")}
        onConfirm={() => onMove(wanted?.group?.groupId ?? null)}
      />
    </>
  );
}
