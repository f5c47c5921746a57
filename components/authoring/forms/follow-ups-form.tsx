"use client";

import { useLocale, useTranslations } from "next-intl";
import { Field, Select } from "@/components/ui/field";
import { blankFollowUp } from "@/lib/content/own/blank";
import { moved, replaced, withoutFollowUp } from "@/lib/content/own/edits";
import { shownText, type OwnFollowUp, type OwnQuestion } from "@/lib/content/own/own-scenario";
import { localeSchema } from "@/lib/protocol/roles";
import { Bilingual } from "./bilingual";
import { newId } from "./new-id";
import { NumberField } from "./number-field";
import { PartList } from "./section";
import { ShowsField } from "./shows-field";

type Findings = OwnQuestion["findings"];

/** The tail of a question: follow-ups in order, each hanging off the question or off an earlier one. */
export function FollowUpsForm({ question, findings, onChange }: { question: OwnQuestion; findings: Findings; onChange: (next: OwnFollowUp[]) => void }) {
  const t = useTranslations("authoring.field");
  const locale = localeSchema.parse(useLocale());
  const { followUps } = question;
  const at = `questions/${question.id}/followUps`;
  const name = ({ title, prompt }: OwnFollowUp, index: number) => shownText(title, locale) || shownText(prompt, locale).slice(0, 40) || `${t("followUps")} ${index + 1}`;
  return (
    <PartList
      title={t("followUps")} part="followUps" at={at} items={followUps} nameOf={name}
      onAdd={() => onChange([...followUps, blankFollowUp(newId)])}
      onRemove={(id) => onChange(withoutFollowUp(followUps, id))}
      onMove={(from, to) => onChange(moved(followUps, from, to))}
    >
      {(followUp, index) => (
        <FollowUpForm
          followUp={followUp} at={`${at}/${followUp.id}`} findings={findings} depth={depthOf(followUps, followUp)}
          earlier={followUps.slice(0, index).map((other, place) => ({ id: other.id, name: name(other, place) }))}
          onChange={(next) => onChange(replaced(followUps, next))}
        />
      )}
    </PartList>
  );
}

function depthOf(all: readonly OwnFollowUp[], followUp: OwnFollowUp): number {
  const parent = all.slice(0, all.indexOf(followUp)).find(({ id }) => id === followUp.parentId);
  return parent === undefined ? 0 : depthOf(all, parent) + 1;
}

type FormProps = { followUp: OwnFollowUp; at: string; findings: Findings; depth: number; earlier: { id: string; name: string }[]; onChange: (next: OwnFollowUp) => void };

/** Tail steps that are shown by indentation; deeper ones stand at the same edge. */
const DEPTH_SHOWN = 4;

function FollowUpForm({ followUp, at, findings, depth, earlier, onChange }: FormProps) {
  const t = useTranslations("authoring.field");
  const set = <K extends keyof OwnFollowUp>(key: K) => (value: OwnFollowUp[K]) => onChange({ ...followUp, [key]: value });
  const known = followUp.parentId === null || earlier.some(({ id }) => id === followUp.parentId);
  return (
    <div className="grid gap-2 border-line-2" style={depth === 0 ? undefined : { marginLeft: Math.min(depth, DEPTH_SHOWN) * 14, borderLeftWidth: 2, paddingLeft: 10 }}>
      <Bilingual label={t("prompt")} at={`${at}/prompt`} rows={2} value={followUp.prompt} onChange={set("prompt")} />
      <Bilingual label={t("followUpTitle")} at={`${at}/title`} value={followUp.title} onChange={set("title")} />
      <div className="flex flex-wrap items-start gap-3">
        <NumberField label={t("questionMinutes")} at={`${at}/minutes`} value={followUp.minutes} onChange={set("minutes")} />
        <Field label={t("parent")} className="min-w-0 flex-1 basis-48">
          <Select value={followUp.parentId ?? ""} onChange={(event) => set("parentId")(event.target.value === "" ? null : event.target.value)}>
            <option value="">{t("noParent")}</option>
            {!known && followUp.parentId !== null && <option value={followUp.parentId}>{followUp.parentId}</option>}
            {earlier.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </Select>
        </Field>
        <label className="mt-6 flex items-center gap-2 text-sm"><input type="checkbox" className="size-4 accent-jjok-solid" checked={followUp.required} onChange={(event) => set("required")(event.target.checked)} />{t("required")}</label>
      </div>
      <details>
        <summary className="cursor-pointer py-1 text-xs text-ink-2">{t("detail")}</summary>
        <div className="mt-1 grid gap-2">
          <Bilingual label={t("whenToUse")} at={`${at}/whenToUse`} rows={2} value={followUp.whenToUse} onChange={set("whenToUse")} />
          <Bilingual label={t("probes")} at={`${at}/probes`} rows={2} value={followUp.probes} onChange={set("probes")} />
          <Bilingual label={t("goodReply")} at={`${at}/goodReply`} rows={3} value={followUp.goodReply} onChange={set("goodReply")} />
          <ShowsField findings={findings} shows={followUp.shows} onChange={set("shows")} />
        </div>
      </details>
    </div>
  );
}
