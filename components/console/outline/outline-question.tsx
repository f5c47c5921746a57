"use client";

import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { TailNode } from "@/components/ui/tail";
import type { ConsoleQuestionView, ConsoleView } from "@/lib/protocol/views";
import { formatSpent } from "../clock/clock";
import { spentOn } from "../clock/plan";
import { useNow } from "../clock/use-now";
import { NodeDetails } from "./node-details";
import type { NodeActions } from "./node-actions";
import { foldCounts, followUpTree, isFoldable, isOut } from "./outline";
import { OutlineChild } from "./outline-child";
import { useStateWord } from "./state-word";
import type { OutlineUi } from "./use-outline";

export type RowContext = { view: ConsoleView; ui: OutlineUi; actions: NodeActions | null; serverNow: () => number; stop: string | null };

/** One question of the outline with all that hangs off it. */
export function OutlineQuestion({ question, ...context }: { question: ConsoleQuestionView } & RowContext) {
  const { ui, actions, view } = context;
  const foldable = isFoldable(question);
  const folded = ui.isFolded(question.nodeId);
  return (
    <li className={clsx("q", question.state === "current" && "now")} data-state={question.state}>
      <QuestionRow question={question} {...context} />
      {ui.isOpen(question.nodeId) && <NodeDetails node={question} question={question} view={view} actions={actions} />}
      {foldable && <Fold question={question} folded={folded} watching={actions === null} onToggle={() => ui.toggleFold(question.nodeId)} />}
      {question.followUps.length + question.cards.length > 0 && !folded && (
        <ol>
          {followUpTree(question.followUps).map((branch) => <OutlineChild key={branch.node.nodeId} node={branch.node} branches={branch.children} question={question} {...context} />)}
          {question.cards.map((card) => <OutlineChild key={card.nodeId} node={card} branches={[]} question={question} {...context} />)}
        </ol>
      )}
    </li>
  );
}

function QuestionRow({ question, ui, stop, view, serverNow }: { question: ConsoleQuestionView } & RowContext) {
  const stateWord = useStateWord();
  return (
    <button
      type="button"
      className="qh"
      data-row={question.nodeId}
      data-selected={ui.selectedId === question.nodeId || undefined}
      aria-expanded={ui.isOpen(question.nodeId)}
      aria-current={question.state === "current" ? "step" : undefined}
      tabIndex={stop === question.nodeId ? 0 : -1}
      onFocus={() => ui.select(question.nodeId)}
      onClick={() => ui.toggleOpen(question.nodeId)}
    >
      <TailNode state={question.state} place={question.queuePlace} label={stateWord(question)} />
      <b className="mono">Q{question.index}</b>
      <span className="tt">{question.title}</span>
      <QuestionTime question={question} view={view} serverNow={serverNow} />
    </button>
  );
}

function QuestionTime({ question, view, serverNow }: { question: ConsoleQuestionView; view: ConsoleView; serverNow: () => number }) {
  const t = useTranslations("console.outline");
  const stateWord = useStateWord();
  const now = useNow(serverNow);
  const planned = t("minutes", { minutes: question.minutes });
  if (question.state === "current" || question.state === "done") return <span className="m num">{formatSpent(spentOn(view, question, now))} / {planned}</span>;
  return <span className="m num">{question.state === "hidden" ? planned : <>{<b>{stateWord(question)}</b>} · {planned}</>}</span>;
}

function Fold({ question, folded, watching, onToggle }: { question: ConsoleQuestionView; folded: boolean; watching: boolean; onToggle: () => void }) {
  const t = useTranslations("console.outline");
  const label = !isOut(question.state) ? "foldedAhead" : watching ? "foldedAsked" : "folded";
  return (
    <div className={clsx("fold", !folded && "open")}>
      <button type="button" aria-expanded={!folded} onClick={onToggle}>
        {folded ? t(label, foldCounts(question)) : t("fold")}
        <Icon as={ChevronDown} size={12} />
        {!folded && <span className="sr">{question.title}</span>}
      </button>
    </div>
  );
}
