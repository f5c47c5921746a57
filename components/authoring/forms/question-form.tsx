"use client";

import { useLocale, useTranslations } from "next-intl";
import { LANGUAGE_NAMES } from "@/components/room/languages";
import { Field, Select } from "@/components/ui/field";
import { moved, replaced, without } from "@/lib/content/own/edits";
import { shownText, type OwnQuestion, type OwnScenario } from "@/lib/content/own/own-scenario";
import { languageSchema } from "@/lib/protocol/ids";
import { localeSchema } from "@/lib/protocol/roles";
import { Bilingual } from "./bilingual";
import { CardsForm } from "./cards-form";
import { CriteriaForm } from "./criteria-form";
import { FindingsForm } from "./findings-form";
import { FollowUpsForm } from "./follow-ups-form";
import { newId } from "./new-id";
import { NumberField } from "./number-field";
import { ProblemsAt } from "./problems-context";
import { PartList } from "./section";
import { TaskForm, type TryAction } from "./task-form";

type Props = { own: OwnScenario; question: OwnQuestion; onChange: (next: OwnQuestion) => void; tryOut: TryAction };

/** Everything about one question, in the order in which an author thinks of it. */
export function QuestionForm({ own, question, onChange, tryOut }: Props) {
  const t = useTranslations("authoring.field");
  const at = `questions/${question.id}`;
  const set = <K extends keyof OwnQuestion>(key: K) => (value: OwnQuestion[K]) => onChange({ ...question, [key]: value });
  return (
    <div className="grid gap-4 p-4" data-at={at}>
      <ProblemsAt at={at} />
      <Bilingual label={t("title")} at={`${at}/title`} value={question.title} onChange={set("title")} />
      <Bilingual label={t("label")} at={`${at}/label`} value={question.label} onChange={set("label")} />
      <Bilingual label={t("prompt")} at={`${at}/prompt`} rows={5} value={question.prompt} onChange={set("prompt")} />
      <div className="flex flex-wrap items-start gap-3">
        <NumberField label={t("questionMinutes")} at={`${at}/minutes`} value={question.minutes} onChange={set("minutes")} />
        <Field label={t("language")} className="w-48">
          <Select value={question.language} onChange={(event) => set("language")(languageSchema.parse(event.target.value))}>
            {languageSchema.options.map((language) => <option key={language} value={language}>{LANGUAGE_NAMES[language]}</option>)}
          </Select>
        </Field>
      </div>
      <FollowUpsForm question={question} findings={own.questions.flatMap(({ findings }) => findings)} onChange={set("followUps")} />
      <Bilingual label={t("modelAnswer")} at={`${at}/modelAnswer`} rows={6} value={question.modelAnswer} onChange={set("modelAnswer")} />
      <PointsForm part="signals" at={`${at}/signals`} points={question.signals} onChange={set("signals")} />
      <PointsForm part="misconceptions" at={`${at}/misconceptions`} points={question.misconceptions} onChange={set("misconceptions")} />
      <CardsForm question={question} findings={own.questions.flatMap(({ findings }) => findings)} onChange={set("cards")} />
      <CriteriaForm title={t("questionCriteria")} at={`${at}/criteria`} criteria={question.criteria} onChange={set("criteria")} />
      <FindingsForm own={own} question={question} onChange={set("findings")} />
      <TaskForm question={question} onChange={set("task")} tryOut={tryOut} />
    </div>
  );
}

function PointsForm({ part, at, points, onChange }: { part: "signals" | "misconceptions"; at: string; points: OwnQuestion["signals"]; onChange: (next: OwnQuestion["signals"]) => void }) {
  const t = useTranslations("authoring.field");
  const locale = localeSchema.parse(useLocale());
  return (
    <PartList
      title={t(part)} part={part} at={at} items={points}
      nameOf={({ text }, index) => shownText(text, locale).slice(0, 40) || `${t(part)} ${index + 1}`}
      onAdd={() => onChange([...points, { id: newId(part.slice(0, 1)), text: { ko: "", en: "" } }])}
      onRemove={(id) => onChange(without(points, id))}
      onMove={(from, to) => onChange(moved(points, from, to))}
    >
      {(point) => <Bilingual label={t("point")} at={`${at}/${point.id}`} rows={2} value={point.text} onChange={(text) => onChange(replaced(points, { ...point, text }))} />}
    </PartList>
  );
}
