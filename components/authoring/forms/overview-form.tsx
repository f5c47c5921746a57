"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { moved, replaced, without } from "@/lib/content/own/edits";
import { plannedSum, shownText, type OwnScenario } from "@/lib/content/own/own-scenario";
import { localeSchema } from "@/lib/protocol/roles";
import { Bilingual } from "./bilingual";
import { CriteriaForm } from "./criteria-form";
import { newId } from "./new-id";
import { NumberField } from "./number-field";
import { ProblemsAt } from "./problems-context";
import { PartList } from "./section";

type Change = (next: (own: OwnScenario) => OwnScenario) => void;

/** What belongs to the whole interview: title, situation, facts, time and rubric. */
export function OverviewForm({ own, change }: { own: OwnScenario; change: Change }) {
  const t = useTranslations("authoring.field");
  const set = <K extends keyof OwnScenario>(key: K) => (value: OwnScenario[K]) => change((before) => ({ ...before, [key]: value }));
  const sum = plannedSum(own);
  return (
    <div className="grid gap-4 p-4">
      <Bilingual label={t("title")} at="title" value={own.title} onChange={set("title")} />
      <Bilingual label={t("summary")} at="summary" value={own.summary} onChange={set("summary")} />
      <Bilingual label={t("briefing")} at="briefing" rows={7} value={own.briefing} onChange={set("briefing")} />
      <TopicsField topics={own.topics} onChange={set("topics")} />
      <div className="flex flex-wrap items-start gap-3">
        <NumberField label={t("briefingMinutes")} at="briefingMinutes" value={own.briefingMinutes} onChange={set("briefingMinutes")} />
        <NumberField label={t("wrapUpMinutes")} at="wrapUpMinutes" value={own.wrapUpMinutes} onChange={set("wrapUpMinutes")} />
        <NumberField label={t("minutes")} at="minutes" value={own.minutes} onChange={set("minutes")} />
        {sum !== own.minutes && <Button size="sm" className="mt-5" onClick={() => set("minutes")(sum)}>{t("fitMinutes", { sum })}</Button>}
      </div>
      <FactsForm own={own} onChange={set("facts")} />
      <CriteriaForm title={t("criteria")} at="criteria" criteria={own.criteria} onChange={set("criteria")} />
    </div>
  );
}

/** Topics as one line. What is typed stays as typed while the field is used. */
function TopicsField({ topics, onChange }: { topics: readonly string[]; onChange: (next: string[]) => void }) {
  const t = useTranslations("authoring.field");
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div data-at="topics">
      <Field label={t("topics")} hint={t("topicsHint")}>
        <Input
          value={typed ?? topics.join(", ")}
          onBlur={() => setTyped(null)}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(event.target.value.split(",").map((topic) => topic.trim().slice(0, 40)).filter((topic) => topic !== "").slice(0, 20));
          }}
        />
      </Field>
      <ProblemsAt at="topics" />
    </div>
  );
}

function FactsForm({ own: { facts }, onChange }: { own: OwnScenario; onChange: (next: OwnScenario["facts"]) => void }) {
  const t = useTranslations("authoring.field");
  const locale = localeSchema.parse(useLocale());
  return (
    <PartList
      title={t("facts")} part="facts" at="facts" items={facts}
      nameOf={({ label }) => shownText(label, locale) || t("facts")}
      onAdd={() => onChange([...facts, { id: newId("fact"), label: { ko: "", en: "" }, value: { ko: "", en: "" } }])}
      onRemove={(id) => onChange(without(facts, id))}
      onMove={(from, to) => onChange(moved(facts, from, to))}
    >
      {(fact) => (
        <>
          <Bilingual label={t("factLabel")} at={`facts/${fact.id}/label`} value={fact.label} onChange={(label) => onChange(replaced(facts, { ...fact, label }))} />
          <Bilingual label={t("factValue")} at={`facts/${fact.id}/value`} value={fact.value} onChange={(value) => onChange(replaced(facts, { ...fact, value }))} />
        </>
      )}
    </PartList>
  );
}
