"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import { Tabs } from "@/components/ui/tabs";
import { blankQuestion } from "@/lib/content/own/blank";
import type { DraftView } from "@/lib/content/own/draft-view";
import { moved, replaced, without } from "@/lib/content/own/edits";
import { advice, blockingProblems } from "@/lib/domain/authoring/problems";
import { newId } from "../forms/new-id";
import { OverviewForm } from "../forms/overview-form";
import { byPlace, ProblemsProvider } from "../forms/problems-context";
import { QuestionForm } from "../forms/question-form";
import type { TryAction } from "../forms/task-form";
import type { GroupChoice } from "../library/owner-choice";
import { Outline } from "./outline";
import { Preview } from "./preview";
import { ProblemList } from "./problem-list";
import { PublishPanel, type PublishActions } from "./publish-panel";
import { SaveLine, SaveTrouble } from "./save-line";
import { useDraft, type SaveDraftAction } from "./use-draft";

export type EditorActions = PublishActions & { save: SaveDraftAction; tryOut: TryAction };

/** Where a scenario is written: outline, the part that is worked on beside its preview, and what there is to look at. */
export function ScenarioEditor({ draft, groups, actions }: { draft: DraftView; groups: readonly GroupChoice[]; actions: EditorActions }) {
  const t = useTranslations("authoring.editor");
  const { content, revision, state, change } = useDraft(draft, actions.save);
  const [shown, setShown] = useState<string | null>(null);
  // A new object each time, so that going to the same place twice works.
  const [goal, setGoal] = useState<{ at: string } | null>(null);
  const problems = useMemo(() => [...blockingProblems(content), ...advice(content)], [content]);
  const blocked = useMemo(() => blockingProblems(content).length > 0, [content]);
  const question = content.questions.find(({ id }) => id === shown) ?? null;
  const [tab, setTab] = useState("work");

  // Once the form that holds it is on the screen.
  useEffect(() => {
    if (goal !== null) focusPlace(goal.at);
  }, [goal]);
  const add = () => {
    const made = blankQuestion(newId);
    change((own) => ({ ...own, questions: [...own.questions, made] }));
    setShown(made.id);
  };
  const go = (at: string) => {
    setGoal({ at });
    setTab("work");
    setShown(questionIn(at));
  };
  const numberOf = (at: string) => {
    const index = content.questions.findIndex(({ id }) => id === questionIn(at));
    return index === -1 ? null : index + 1;
  };
  const form = question ? (
    <>
      <QuestionForm key={question.id} own={content} question={question} onChange={(next) => change((own) => ({ ...own, questions: replaced(own.questions, next) }))} tryOut={actions.tryOut} />
      <p className="border-t border-line-1 p-4"><Button size="sm" variant="danger" onClick={() => { change((own) => ({ ...own, questions: without(own.questions, question.id) })); setShown(null); }}><Icon as={Trash2} size={14} />{t("removeQuestion")}</Button></p>
    </>
  ) : (
    <OverviewForm own={content} change={change} />
  );
  return (
    <ProblemsProvider value={byPlace(problems)}>
      <SaveTrouble state={state} content={content} slug={draft.slug} />
      <div className="mt-3 grid grid-cols-1 items-start gap-4 desk:grid-cols-[232px_minmax(0,1fr)_272px]">
        <Panel title={t("outline")} aside={<SaveLine state={state} />} className="desk:sticky desk:top-4">
          <Outline own={content} problems={problems} shown={question?.id ?? null} onShow={setShown} onMove={(from, to) => change((own) => ({ ...own, questions: moved(own.questions, from, to) }))} onAdd={add} />
        </Panel>
        <section className="panel min-w-0" aria-label={t("parts")}>
          <Tabs label={t("parts")} value={tab} onChange={setTab} tabs={[{ value: "work", label: t("work"), panel: form }, { value: "preview", label: t("preview"), panel: <Preview own={content} question={question} /> }]} />
        </section>
        <div className="grid gap-4 desk:sticky desk:top-4">
          <PublishSection draft={draft} groups={groups} revision={revision} settled={state.kind === "saved"} complete={!blocked} actions={actions} />
          <Panel title={t("problems")} className="max-h-[60vh] overflow-y-auto"><ProblemList problems={problems} numberOf={numberOf} onGo={go} /></Panel>
        </div>
      </div>
    </ProblemsProvider>
  );
}

function PublishSection(props: Parameters<typeof PublishPanel>[0]) {
  const t = useTranslations("authoring.publish");
  return <Panel title={t("label")}><PublishPanel {...props} /></Panel>;
}

function questionIn(at: string): string | null {
  return /^questions\/([^/]+)/.exec(at)?.[1] ?? null;
}

/** Shows the nearest part that stands on the screen, opens what folds it away, and focuses its first control. */
function focusPlace(at: string): void {
  for (let place = at; place !== ""; place = place.slice(0, Math.max(0, place.lastIndexOf("/")))) {
    const part = document.querySelector<HTMLElement>(`[data-at="${CSS.escape(place)}"]`);
    if (!part) continue;
    for (let fold = part.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
    part.scrollIntoView({ block: "center" });
    part.querySelector<HTMLElement>("input, textarea, select, button")?.focus({ preventScroll: true });
    return;
  }
}
