"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CodeView } from "@/components/ui/code-view";
import { Field, Input, Textarea } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import type { DraftScenario, SourceLines } from "@/lib/content/import/draft";
import { QuestionReview } from "./question-review";
import type { Corrected, ReadHandout } from "./use-import";
import { HandoutWarnings } from "./warnings";

type Props = { read: ReadHandout; corrected: readonly Corrected[]; onChange: (next: Corrected[]) => void };

/** Every piece that was recognised, to be corrected beside the lines that it came from; then what found no place. */
export function HandoutReview({ read, corrected, onChange }: Props) {
  const t = useTranslations("authoring.import");
  const lines = read.source.split(/\r\n|\r|\n/);
  const questions = corrected.reduce((sum, { scenario }) => sum + scenario.questions.length, 0);
  const put = (index: number, next: Corrected) => onChange(corrected.map((old, place) => (place === index ? next : old)));
  return (
    <>
      <p role="status" className="font-medium">{corrected.length === 0 ? t("nothing") : t("found", { scenarios: corrected.length, questions })}</p>
      <HandoutWarnings warnings={read.draft.warnings} corrected={corrected} onChange={onChange} />
      {corrected.map((entry, index) => <ScenarioReview key={index} entry={entry} lines={lines} onChange={(next) => put(index, next)} />)}
      {read.draft.unrecognised.length > 0 && (
        <Panel title={t("unrecognised")}>
          <p className="px-4 pt-3 text-xs text-ink-2">{t("unrecognisedNote")}</p>
          <ul className="grid gap-1 p-4 text-sm" data-testid="unrecognised">{read.draft.unrecognised.map(({ line, text }) => <li key={line} className="flex gap-3"><span className="num flex-none text-xs leading-5 text-ink-3">{t("line", { line })}</span><span>{text}</span></li>)}</ul>
        </Panel>
      )}
      <details className="panel p-4"><summary className="cursor-pointer text-sm font-medium">{t("wholeSource")}</summary><CodeView className="mt-3 max-h-96 overflow-auto" label={t("wholeSource")} text={lines.join("\n")} /></details>
    </>
  );
}

function ScenarioReview({ entry: { scenario, included }, lines, onChange }: { entry: Corrected; lines: readonly string[]; onChange: (next: Corrected) => void }) {
  const t = useTranslations("authoring.import");
  const set = (changes: Partial<DraftScenario>) => onChange({ included, scenario: { ...scenario, ...changes } });
  const { title, author, date, round, situation, situationLines, questions } = scenario;
  return (
    <section className="panel grid gap-4 p-4" aria-label={title}>
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t("questionTitle")} className="min-w-0 flex-1 basis-60"><Input value={title} onChange={(event) => set({ title: event.target.value })} /></Field>
        <label className="flex h-8 items-center gap-2 text-sm"><input type="checkbox" className="size-4 accent-jjok-solid" checked={included} onChange={(event) => onChange({ scenario, included: event.target.checked })} />{t("include")}</label>
      </div>
      <p className="num text-xs text-ink-3">{t("meta", { author: author ?? t("none"), date: date ?? t("none"), round: round ?? t("none") })}</p>
      <Piece lines={lines} span={situationLines}><Field label={t("situation")}><Textarea rows={6} value={situation} onChange={(event) => set({ situation: event.target.value })} /></Field></Piece>
      {questions.map((question, index) => (
        <div key={index} role="group" aria-label={t("question", { index: index + 1 })} className="border-t border-line-1 pt-4">
          <Piece lines={lines} span={question.sourceLines}>
            <QuestionReview
              question={question} index={index}
              onChange={(next) => set({ questions: questions.map((old, place) => (place === index ? next : old)) })}
              onRemove={() => set({ questions: questions.filter((_, place) => place !== index) })}
            />
          </Piece>
        </div>
      ))}
    </section>
  );
}

/** Fields on the left; on the right the lines of the file that they came from, with their numbers. */
function Piece({ lines, span, children }: { lines: readonly string[]; span: SourceLines | null; children: ReactNode }) {
  const t = useTranslations("authoring.import");
  const label = span === null ? "" : span[0] === span[1] ? t("sourceLine", { line: span[0] }) : t("source", { from: span[0], to: span[1] });
  return (
    <div className="grid grid-cols-1 gap-4 desk:grid-cols-2">
      <div className="grid content-start gap-3">{children}</div>
      {span && (
        <figure className="min-w-0">
          <figcaption className="num mb-1 text-xs text-ink-3">{label}</figcaption>
          <div className="code max-h-80 overflow-auto rounded-md border border-line-1" tabIndex={0} role="region" aria-label={label}>
            {lines.slice(span[0] - 1, span[1]).map((line, index) => <div className="l" key={index}><span className="n">{span[0] + index}</span><span className="t">{line || " "}</span></div>)}
          </div>
        </figure>
      )}
    </div>
  );
}
