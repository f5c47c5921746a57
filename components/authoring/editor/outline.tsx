"use client";

import { CircleAlert, Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { TailNode } from "@/components/ui/tail";
import { shownText, type OwnScenario } from "@/lib/content/own/own-scenario";
import { isBlocking, type OwnProblem } from "@/lib/domain/authoring/problems";
import { localeSchema } from "@/lib/protocol/roles";
import { Sortable, SortableItem } from "../forms/sortable";

type Props = { own: OwnScenario; problems: readonly OwnProblem[]; shown: string | null; onShow: (questionId: string | null) => void; onMove: (from: number, to: number) => void; onAdd: () => void };

/** The interview as a list: the whole, then its questions with their tails, in the order in which they are asked. */
export function Outline({ own, problems, shown, onShow, onMove, onAdd }: Props) {
  const t = useTranslations("authoring.editor");
  const tc = useTranslations("common");
  const locale = localeSchema.parse(useLocale());
  const blocked = (at: string) => problems.some((problem) => isBlocking(problem) && (problem.at === at || problem.at.startsWith(`${at}/`)));
  const overviewBlocked = problems.some((problem) => isBlocking(problem) && !problem.at.startsWith("questions/"));
  return (
    <nav aria-label={t("outline")} className="grid gap-2 p-2">
      <OutlineButton current={shown === null} blocked={overviewBlocked} onClick={() => onShow(null)}>{t("overview")}</OutlineButton>
      <Sortable items={own.questions} onMove={onMove} className="grid gap-1">
        {(question, index) => (
          <SortableItem key={question.id} id={question.id} name={`Q${index + 1} ${shownText(question.title, locale)}`} className="flex items-start gap-0.5">
            <OutlineButton current={shown === question.id} blocked={blocked(`questions/${question.id}`)} onClick={() => onShow(question.id)}>
              <span className="mono text-xs text-ink-3">Q{index + 1}</span> {shownText(question.title, locale) || t("untitled")}
              <span className="num block text-xs text-ink-3">
                {tc("minutes", { count: question.minutes })} · {question.followUps.map(({ id, required }) => <TailNode key={id} state={required ? "revealed" : "hidden"} className="mx-[1px] inline-block scale-50" />)}
              </span>
            </OutlineButton>
          </SortableItem>
        )}
      </Sortable>
      <Button size="sm" onClick={onAdd}><Icon as={Plus} size={14} />{t("addQuestion")}</Button>
    </nav>
  );
}

function OutlineButton({ current, blocked, onClick, children }: { current: boolean; blocked: boolean; onClick: () => void; children: React.ReactNode }) {
  const t = useTranslations("authoring.problem");
  return (
    <button type="button" aria-current={current || undefined} onClick={onClick} className="flex min-h-[36px] w-full min-w-0 items-start gap-2 rounded-md px-2 py-1.5 text-left text-sm hover:bg-hover aria-[current]:bg-jjok-soft aria-[current]:font-medium">
      <span className="min-w-0 flex-1">{children}</span>
      {blocked && <><Icon as={CircleAlert} size={14} className="mt-[3px] text-kkok-fg" /><span className="sr">{t("missingText")}</span></>}
    </button>
  );
}
