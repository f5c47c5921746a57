"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { FormError } from "@/components/auth/form-error";
import { CompetencyBadges } from "@/components/scenarios/competency-badges";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ScenarioListItem } from "@/lib/protocol/lists";
import { CreatedActions, CreatedLinkBoxes } from "./created-links";
import { lengthOptions, useCreateInterview, type CreateInterviewAction } from "./use-create-interview";

/** Scenario and length, then the links. */
export function NewInterview({ scenarios, initialSlug, action }: { scenarios: readonly ScenarioListItem[]; initialSlug: string | null; action: CreateInterviewAction }) {
  const t = useTranslations("interviews");
  const tc = useTranslations("common");
  const { created, refusal, pending, create } = useCreateInterview(action);
  const [slug, setSlug] = useState(initialSlug ?? scenarios[0]?.slug ?? "");
  const scenario = scenarios.find((candidate) => candidate.slug === slug);
  const [chosenMinutes, setChosenMinutes] = useState<number | null>(null);
  const lengths = lengthOptions(scenario?.minutes);
  const minutes = chosenMinutes !== null && lengths.includes(chosenMinutes) ? chosenMinutes : (scenario?.minutes ?? 45);

  if (created) {
    return (
      <Panel title={t("links.title")} className="max-w-[720px]">
        <div className="grid grid-cols-1 gap-4 p-4">
          <p className="text-sm text-ink-2" role="status">{t("links.text")}</p>
          <CreatedLinkBoxes created={created} />
          <div className="flex flex-wrap justify-end gap-2 border-t border-line-1 pt-4"><CreatedActions created={created} /></div>
        </div>
      </Panel>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (scenario) create({ scenarioSlug: scenario.slug, plannedMinutes: minutes });
  };
  return (
    <form method="post" onSubmit={submit} className="grid grid-cols-1 max-w-[720px] gap-4">
      <FormError code={refusal} />
      <fieldset className="panel p-4">
        <legend className="sr">{t("create.scenario")}</legend>
        <p className="lbl mb-2" aria-hidden>{t("create.scenario")}</p>
        <div className="grid grid-cols-1 gap-2">{scenarios.map((item) => <ScenarioChoice key={item.slug} scenario={item} checked={item.slug === slug} onChoose={() => setSlug(item.slug)} />)}</div>
      </fieldset>
      <div className="panel flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
        <div className="min-w-0 flex-1 basis-40"><p className="text-sm font-medium">{t("create.length")}</p>{scenario && <p className="text-xs text-ink-3">{t("create.lengthHint", { minutes: scenario.minutes })}</p>}</div>
        <Segmented label={t("create.length")} value={String(minutes)} onChange={(next) => setChosenMinutes(Number(next))} options={lengths.map((value) => ({ value: String(value), label: tc("minutes", { count: value }) }))} />
      </div>
      <SubmitButton variant="ink" size="lg" className="justify-self-start" disabled={pending || !scenario}>{t(pending ? "create.pending" : "create.submit")}</SubmitButton>
    </form>
  );
}

function ScenarioChoice({ scenario, checked, onChoose }: { scenario: ScenarioListItem; checked: boolean; onChoose: () => void }) {
  const t = useTranslations("common");
  return (
    <label className="flex cursor-pointer gap-3 rounded-md border border-line-1 p-3 hover:bg-hover has-checked:border-jjok-solid has-checked:bg-jjok-soft">
      <input type="radio" name="scenario" value={scenario.slug} checked={checked} onChange={onChoose} className="mt-1 size-4 flex-none accent-jjok-solid" />
      <span className="min-w-0">
        <span className="block font-semi">{scenario.title}</span>
        <span className="mt-0.5 block text-sm text-ink-2">{scenario.summary}</span>
        <span className="num mt-1 block text-xs text-ink-2">{t("minutes", { count: scenario.minutes })} · {t("questions", { count: scenario.questionCount })} · {scenario.topics.join(", ")}</span>
        <CompetencyBadges competencies={scenario.competencies} className="mt-2" />
      </span>
    </label>
  );
}
