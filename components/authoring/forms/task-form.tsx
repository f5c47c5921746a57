"use client";

import { Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { blankCase, blankTask } from "@/lib/content/own/blank";
import { moved, replaced, without } from "@/lib/content/own/edits";
import { shownText, type OwnCase, type OwnQuestion, type OwnTask } from "@/lib/content/own/own-scenario";
import { caseOfKind, taskOfKind } from "@/lib/evaluators/own-task-blanks";
import { OWN_TASK_KINDS } from "@/lib/evaluators/own-tasks";
import type { RunEvidence } from "@/lib/protocol/evidence";
import type { Result } from "@/lib/protocol/failures";
import { localeSchema } from "@/lib/protocol/roles";
import { Bilingual } from "./bilingual";
import { FixtureForm } from "./fixture-form";
import { newId } from "./new-id";
import { ProblemsAt } from "./problems-context";
import { PartList } from "./section";
import { TryIt } from "./try-it";

export type TryAction = (input: { task: OwnTask; source: string }) => Promise<Result<RunEvidence>>;
type Props = { question: OwnQuestion; onChange: (next: OwnTask | null) => void; tryOut: TryAction };

/** The snippet task of a question: what to write, the worlds it runs in, and a run to see that they hold. */
export function TaskForm({ question, onChange, tryOut }: Props) {
  const t = useTranslations("authoring");
  const { task } = question;
  const at = `questions/${question.id}/task`;
  if (task === null) return <Button size="sm" className="justify-self-start" onClick={() => onChange(blankTask(newId))}><Icon as={Plus} size={14} />{t("add.task")}</Button>;
  const set = <K extends keyof OwnTask>(key: K) => (value: OwnTask[K]) => onChange({ ...task, [key]: value });
  return (
    <section className="grid grid-cols-1 gap-3 border-t border-line-1 pt-4" data-at={at} aria-label={t("task.title")}>
      <div className="flex items-center gap-2"><h3 className="flex-1 text-sm font-semi">{t("task.title")}</h3><Button size="sm" variant="ghost" onClick={() => onChange(null)}><Icon as={Trash2} size={14} />{t("task.remove")}</Button></div>
      <ProblemsAt at={at} />
      <div className="flex flex-wrap gap-3">
        <Field label={t("task.kind")} className="w-40">
          <Select value={task.kind} disabled={task.fixturesOf !== undefined} onChange={(event) => onChange(taskOfKind(task, OWN_TASK_KINDS.find((kind) => kind === event.target.value) ?? "shell"))}>
            {(task.fixturesOf === undefined ? OWN_TASK_KINDS : [task.kind]).map((kind) => <option key={kind} value={kind}>{kind}</option>)}
          </Select>
        </Field>
        <Field label={t("task.fileName")} className="w-48"><Input className="mono" value={task.fileName} maxLength={64} onChange={(event) => set("fileName")(event.target.value)} /></Field>
      </div>
      <Bilingual label={t("task.brief")} at={`${at}/brief`} rows={3} value={task.brief} onChange={set("brief")} />
      <Bilingual label={t("task.publicExample")} at={`${at}/publicExample`} value={task.publicExample} onChange={set("publicExample")} />
      <Bilingual mono label={t("task.starter")} at={`${at}/starter`} rows={2} value={task.starter} onChange={set("starter")} />
      {task.fixturesOf === undefined ? <CasesForm task={task} at={at} onChange={set("cases")} /> : <p className="text-sm text-ink-2">{t("task.borrowed", { slug: task.fixturesOf })}</p>}
      <TryIt task={task} tryOut={tryOut} />
    </section>
  );
}

function CasesForm({ task, at, onChange }: { task: OwnTask; at: string; onChange: (next: OwnCase[]) => void }) {
  const t = useTranslations("authoring.task");
  const locale = localeSchema.parse(useLocale());
  const { cases } = task;
  return (
    <PartList
      title={t("cases")} part="cases" at={`${at}/cases`} items={cases}
      nameOf={({ label }, index) => shownText(label, locale) || `${t("cases")} ${index + 1}`}
      onAdd={() => onChange([...cases, caseOfKind(blankCase(newId, "hidden"), task)])}
      onRemove={(id) => onChange(without(cases, id))}
      onMove={(from, to) => onChange(moved(cases, from, to))}
    >
      {(entry) => (
        <>
          <Bilingual label={t("caseLabel")} at={`${at}/cases/${entry.id}/label`} value={entry.label} onChange={(label) => onChange(replaced(cases, { ...entry, label }))} />
          <Field label={t("visibility")} className="w-60 max-w-full">
            <Select value={entry.visibility} onChange={(event) => onChange(replaced(cases, { ...entry, visibility: event.target.value === "public" ? "public" : "hidden" }))}>
              <option value="public">{t("public")}</option>
              <option value="hidden">{t("hidden")}</option>
            </Select>
          </Field>
          {entry.fixture && <FixtureForm kind={task.kind} fixture={entry.fixture} onChange={(fixture) => onChange(replaced(cases, { ...entry, fixture }))} />}
        </>
      )}
    </PartList>
  );
}
