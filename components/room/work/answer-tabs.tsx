"use client";

import { useTranslations } from "next-intl";
import { useRef, type KeyboardEvent } from "react";
import type { RoomQuestionView } from "@/lib/protocol/views";

type Props = { questions: readonly RoomQuestionView[]; chosen: string | null; onChoose(questionId: string): void; panelId: string };

/** One tab per question asked; the editor below is the same for all, so that its caret and history stay. */
export function AnswerTabs({ questions, chosen, onChoose, panelId }: Props) {
  const t = useTranslations("room.work");
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.code];
    if (!step || event.nativeEvent.isComposing) return;
    const at = questions.findIndex((question) => question.nodeId === chosen);
    const next = questions[(at + step + questions.length) % questions.length];
    if (!next) return;
    event.preventDefault();
    onChoose(next.nodeId);
    list.current?.querySelector<HTMLElement>(`[data-question="${next.nodeId}"]`)?.focus();
  };
  return (
    <div ref={list} className="tabs" role="tablist" aria-label={t("tabs")} onKeyDown={move}>
      {questions.map((question) => {
        const selected = question.nodeId === chosen;
        return (
          <button
            key={question.nodeId}
            type="button"
            role="tab"
            aria-selected={selected}
            aria-controls={panelId}
            aria-label={t("tab", { index: question.index, title: question.title })}
            aria-keyshortcuts={`Alt+${question.index}`}
            tabIndex={selected ? 0 : -1}
            data-question={question.nodeId}
            onClick={() => onChoose(question.nodeId)}
          >
            <span className="mono">Q{question.index}</span>{" "}
            {selected && <span className="tn">{question.title}</span>}
            {!selected && question.state === "current" && <i className="nowdot" />}
          </button>
        );
      })}
    </div>
  );
}
