"use client";

import { Zap } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState, type FormEvent } from "react";
import { FormError } from "@/components/auth/form-error";
import { CreatedActions, CreatedLinkBoxes } from "@/components/interviews/created-links";
import { useCreateInterview, type CreateInterviewAction } from "@/components/interviews/use-create-interview";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { RoleChip } from "@/components/ui/role-chip";
import { Segmented } from "@/components/ui/segmented";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ScenarioListItem } from "@/lib/protocol/lists";

const LENGTHS = ["20", "45", "60"] as const;

/** An interview in three choices; its links come in a dialog. */
export function InstantCard({ scenarios, action }: { scenarios: readonly ScenarioListItem[]; action: CreateInterviewAction }) {
  const t = useTranslations();
  const scenarioId = useId();
  const { created, refusal, pending, create, forget } = useCreateInterview(action);
  const [slug, setSlug] = useState(scenarios[0]?.slug ?? "");
  const [minutes, setMinutes] = useState<(typeof LENGTHS)[number]>("45");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create({ scenarioSlug: slug, plannedMinutes: Number(minutes) });
  };
  return (
    <form method="post" className="panel inst" onSubmit={submit} aria-labelledby={`${scenarioId}-title`}>
      <h2 id={`${scenarioId}-title`}><Icon as={Zap} />{t("home.instant.title")}</h2>
      <p>{t("home.instant.text")}</p>
      <FormError code={refusal} />
      <div className="row"><span>{t("home.instant.role")}</span><RoleChip role="interviewer" /></div>
      <div className="row">
        <label htmlFor={scenarioId}>{t("home.instant.scenario")}</label>
        {scenarios.length === 0 ? <span className="text-ink-3">{t("home.instant.noScenario")}</span> : (
          <Select id={scenarioId} boxClassName="min-w-0 max-w-[200px]" value={slug} onChange={(event) => setSlug(event.target.value)}>
            {scenarios.map((scenario) => <option key={scenario.slug} value={scenario.slug}>{scenario.title}</option>)}
          </Select>
        )}
      </div>
      <div className="row">
        <span>{t("home.instant.length")}</span>
        <Segmented label={t("home.instant.length")} value={minutes} onChange={setMinutes} options={LENGTHS.map((value) => ({ value, label: t("common.minutes", { count: value }) }))} />
      </div>
      <SubmitButton variant="ink" disabled={pending || slug === ""}>{t(pending ? "home.instant.pending" : "home.instant.submit")}</SubmitButton>
      {created && (
        <Dialog open onOpenChange={(open) => !open && forget()} title={t("interviews.links.title")} description={t("interviews.links.text")} wide actions={<CreatedActions created={created} />}>
          <CreatedLinkBoxes created={created} />
        </Dialog>
      )}
    </form>
  );
}
