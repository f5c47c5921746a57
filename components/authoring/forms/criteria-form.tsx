"use client";

import { useLocale, useTranslations } from "next-intl";
import { Field, Select } from "@/components/ui/field";
import { ANCHOR_TEMPLATES } from "@/lib/content/own/anchor-templates";
import { criterionFrom } from "@/lib/content/own/blank";
import { moved, replaced, without } from "@/lib/content/own/edits";
import { shownText, type OwnCriterion } from "@/lib/content/own/own-scenario";
import { competencySchema } from "@/lib/content/schema";
import { localeSchema } from "@/lib/protocol/roles";
import { Bilingual } from "./bilingual";
import { newId } from "./new-id";
import { PartList } from "./section";

/** A rubric: each criterion with what its five levels look like. A new one begins with general anchors of its competency. */
export function CriteriaForm({ title, at, criteria, onChange }: { title: string; at: string; criteria: readonly OwnCriterion[]; onChange: (next: OwnCriterion[]) => void }) {
  const t = useTranslations("authoring.field");
  const locale = localeSchema.parse(useLocale());
  const used = new Set(criteria.map(({ competency }) => competency));
  const next = competencySchema.options.find((competency) => !used.has(competency)) ?? "diagnosis";
  return (
    <PartList
      title={title} part="criteria" at={at} items={criteria}
      nameOf={({ name }, index) => shownText(name, locale) || t("anchor", { level: index + 1 })}
      onAdd={() => onChange([...criteria, criterionFrom(ANCHOR_TEMPLATES[next], next, newId)])}
      onRemove={(id) => onChange(without(criteria, id))}
      onMove={(from, to) => onChange(moved(criteria, from, to))}
    >
      {(criterion) => <CriterionForm criterion={criterion} at={`${at}/${criterion.id}`} onChange={(changed) => onChange(replaced(criteria, changed))} />}
    </PartList>
  );
}

function CriterionForm({ criterion, at, onChange }: { criterion: OwnCriterion; at: string; onChange: (next: OwnCriterion) => void }) {
  const t = useTranslations("authoring.field");
  const tc = useTranslations("common.competency");
  return (
    <>
      <Bilingual label={t("criterionName")} at={`${at}/name`} value={criterion.name} onChange={(name) => onChange({ ...criterion, name })} />
      <Field label={t("competency")} className="max-w-60">
        <Select value={criterion.competency} onChange={(event) => onChange({ ...criterion, competency: competencySchema.parse(event.target.value) })}>
          {competencySchema.options.map((competency) => <option key={competency} value={competency}>{tc(competency)}</option>)}
        </Select>
      </Field>
      {criterion.anchors.map((anchor, index) => (
        <Bilingual
          key={index} rows={2} label={t("anchor", { level: index + 1 })} at={`${at}/anchors/${index}`} value={anchor}
          onChange={(next) => onChange({ ...criterion, anchors: criterion.anchors.map((old, place) => (place === index ? next : old)) as OwnCriterion["anchors"] })}
        />
      ))}
    </>
  );
}
