"use client";

import { useLocale, useTranslations } from "next-intl";
import { Field, Select, Textarea } from "@/components/ui/field";
import { moved, replaced, without } from "@/lib/content/own/edits";
import { shownText, type OwnQuestion, type OwnScenario } from "@/lib/content/own/own-scenario";
import { localeSchema } from "@/lib/protocol/roles";
import { newId } from "./new-id";
import { PartList } from "./section";

/** What the candidate has to find by themselves: the words that earlier texts may not say. */
export function FindingsForm({ own, question, onChange }: { own: OwnScenario; question: OwnQuestion; onChange: (next: OwnQuestion["findings"]) => void }) {
  const t = useTranslations("authoring.field");
  const te = useTranslations("authoring.editor");
  const locale = localeSchema.parse(useLocale());
  const { findings } = question;
  const place = own.questions.findIndex(({ id }) => id === question.id);
  const later = own.questions.slice(place + 1).map(({ id, title }, index) => ({ id, name: `Q${place + index + 2} ${shownText(title, locale) || te("untitled")}` }));
  return (
    <PartList
      title={t("findings")} part="findings" at={`questions/${question.id}/findings`} items={findings}
      nameOf={({ words }, index) => words[0] || `${t("findings")} ${index + 1}`}
      onAdd={() => onChange([...findings, { id: newId("found"), words: [] }])}
      onRemove={(id) => onChange(without(findings, id))}
      onMove={(from, to) => onChange(moved(findings, from, to))}
    >
      {(finding) => (
        <>
          <Field label={t("findingWords")} hint={t("findingWordsHint")}>
            <Textarea rows={2} value={finding.words.join("\n")} onChange={(event) => onChange(replaced(findings, { ...finding, words: event.target.value.split("\n").slice(0, 60) }))} />
          </Field>
          <Field label={t("openFrom")} className="max-w-80">
            <Select
              value={finding.openFrom ?? ""}
              onChange={(event) => {
                const { openFrom: _before, ...rest } = finding;
                onChange(replaced(findings, event.target.value === "" ? rest : { ...rest, openFrom: event.target.value }));
              }}
            >
              <option value="">{t("never")}</option>
              {later.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </Select>
          </Field>
        </>
      )}
    </PartList>
  );
}
