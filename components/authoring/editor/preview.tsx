"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { BriefCard } from "@/components/room/thread/brief-card";
import { QuestionItem } from "@/components/room/thread/question-item";
import { Markdown } from "@/components/ui/markdown";
import { Segmented } from "@/components/ui/segmented";
import { shownText, type OwnQuestion, type OwnScenario, type OwnText } from "@/lib/content/own/own-scenario";
import { localeSchema, type Locale } from "@/lib/protocol/roles";
import type { BriefingView, RoomQuestionView } from "@/lib/protocol/views";
import "@/components/room/room.css";

/** The candidate's own thread over what is being written: the situation, or one question with everything revealed. */
export function Preview({ own, question }: { own: OwnScenario; question: OwnQuestion | null }) {
  const t = useTranslations("authoring");
  const [locale, setLocale] = useState<Locale>(localeSchema.parse(useLocale()));
  return (
    <div className="grid grid-cols-1 gap-3 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 text-xs text-ink-3">{t("editor.previewNote")}</p>
        <Segmented label={t("editor.previewLanguage")} value={locale} onChange={setLocale} options={[{ value: "ko", label: t("field.korean") }, { value: "en", label: t("field.english") }]} />
      </div>
      <div className="room preview">
        <section lang={locale} data-testid="preview" aria-label={t("editor.preview")} className="th">
          {question === null ? <BriefingPreview own={own} locale={locale} /> : <ol className="qs"><QuestionItem question={questionView(own, question, locale)} answer={undefined} fresh={false} /></ol>}
          {question?.task && <Markdown className="mt-3 border-t border-line-1 pt-3 text-sm">{shownText(question.task.brief, locale)}</Markdown>}
        </section>
      </div>
    </div>
  );
}

function BriefingPreview({ own, locale }: { own: OwnScenario; locale: Locale }) {
  return (
    <>
      <p className="mb-2 text-lg font-semi">{shownText(own.title, locale)}</p>
      <BriefCard briefing={briefingView(own, locale)} />
    </>
  );
}

function briefingView(own: OwnScenario, locale: Locale): BriefingView {
  const text = (value: OwnText) => shownText(value, locale);
  return { title: text(own.title), summary: text(own.summary), briefing: text(own.briefing), facts: own.facts.map(({ id, label, value }) => ({ id, label: text(label), value: text(value) })) };
}

/** Steps are dated a millisecond apart, because the thread orders them by time. */
function questionView(own: OwnScenario, question: OwnQuestion, locale: Locale): RoomQuestionView {
  const text = (value: OwnText) => shownText(value, locale);
  const { id, language, followUps, cards } = question;
  return {
    nodeId: id, index: own.questions.findIndex((other) => other.id === id) + 1, title: text(question.title), prompt: text(question.prompt),
    clockMs: 0, state: "current", newest: false, language, task: null,
    followUps: followUps.map((followUp, index) => ({ nodeId: followUp.id, prompt: text(followUp.prompt), clockMs: index, newest: false })),
    cards: cards.map((card, index) => ({ nodeId: card.id, title: text(card.title), body: text(card.body), format: card.format, clockMs: followUps.length + index, newest: false })),
  };
}
