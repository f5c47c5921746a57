"use client";

import { useLocale, useTranslations } from "next-intl";
import { Field, Select } from "@/components/ui/field";
import { blankCard } from "@/lib/content/own/blank";
import { moved, replaced, without } from "@/lib/content/own/edits";
import { shownText, type OwnCard, type OwnQuestion } from "@/lib/content/own/own-scenario";
import { cardSchema } from "@/lib/content/schema";
import { localeSchema } from "@/lib/protocol/roles";
import { Bilingual } from "./bilingual";
import { newId } from "./new-id";
import { PartList } from "./section";
import { ShowsField } from "./shows-field";

/** What a tool would show, for the interviewer to release. */
export function CardsForm({ question, findings, onChange }: { question: OwnQuestion; findings: OwnQuestion["findings"]; onChange: (next: OwnCard[]) => void }) {
  const t = useTranslations("authoring.field");
  const tf = useTranslations("authoring.format");
  const locale = localeSchema.parse(useLocale());
  const { cards } = question;
  const at = `questions/${question.id}/cards`;
  const formats = cardSchema.shape.format;
  return (
    <PartList
      title={t("cards")} part="cards" at={at} items={cards}
      nameOf={({ title }, index) => shownText(title, locale) || `${t("cards")} ${index + 1}`}
      onAdd={() => onChange([...cards, blankCard(newId)])}
      onRemove={(id) => onChange(without(cards, id))}
      onMove={(from, to) => onChange(moved(cards, from, to))}
    >
      {(card) => (
        <>
          <Bilingual label={t("cardTitle")} at={`${at}/${card.id}/title`} value={card.title} onChange={(title) => onChange(replaced(cards, { ...card, title }))} />
          <Field label={t("format")} className="w-40">
            <Select value={card.format} onChange={(event) => onChange(replaced(cards, { ...card, format: formats.parse(event.target.value) }))}>
              {formats.options.map((format) => <option key={format} value={format}>{tf(format)}</option>)}
            </Select>
          </Field>
          <Bilingual mono label={t("cardBody")} at={`${at}/${card.id}/body`} rows={5} value={card.body} onChange={(body) => onChange(replaced(cards, { ...card, body }))} />
          <ShowsField findings={findings} shows={card.shows} onChange={(shows) => onChange(replaced(cards, { ...card, shows }))} />
        </>
      )}
    </PartList>
  );
}
