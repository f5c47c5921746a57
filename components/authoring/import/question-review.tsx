"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field, Input, Textarea } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { DraftQuestion, SourceLines } from "@/lib/content/import/draft";

type Props = { question: DraftQuestion; index: number; onChange: (next: DraftQuestion) => void; onRemove: () => void };

/** One question of a handout, to be corrected in place. */
export function QuestionReview({ question, index, onChange, onRemove }: Props) {
  const t = useTranslations("authoring.import");
  const { title, prompt, modelAnswer, followUps, sourceLines, answerLines } = question;
  const from = (span: SourceLines | null) => span === null ? undefined : span[0] === span[1] ? t("sourceLine", { line: span[0] }) : t("source", { from: span[0], to: span[1] });
  const put = (place: number, text: string) => onChange({ ...question, followUps: followUps.map((old, at) => (at === place ? { ...old, prompt: text } : old)) });
  return (
    <>
      <h3 className="text-sm font-semi">{t("question", { index: index + 1 })}</h3>
      <Field label={t("questionTitle")}><Input value={title} onChange={(event) => onChange({ ...question, title: event.target.value })} /></Field>
      <Field label={t("prompt")}><Textarea rows={4} value={prompt} onChange={(event) => onChange({ ...question, prompt: event.target.value })} /></Field>
      {followUps.map((followUp, place) => <Field key={place} label={t("followUp", { index: place + 1 })} hint={followUp.prompt.trim() === "" ? t("followUpEmpty") : from(followUp.sourceLines)}><Textarea rows={2} value={followUp.prompt} onChange={(event) => put(place, event.target.value)} /></Field>)}
      <Field label={t("modelAnswer")} hint={from(answerLines)}><Textarea rows={5} value={modelAnswer} onChange={(event) => onChange({ ...question, modelAnswer: event.target.value })} /></Field>
      <p className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => onChange({ ...question, followUps: [...followUps, { prompt: "", sourceLines }] })}><Icon as={Plus} size={14} />{t("followUpAdd")}</Button>
        <Button size="sm" variant="ghost" onClick={onRemove}>{t("removeQuestion")}</Button>
      </p>
    </>
  );
}
