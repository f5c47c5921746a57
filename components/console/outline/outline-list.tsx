"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, type KeyboardEvent } from "react";
import type { ConsoleView } from "@/lib/protocol/views";
import { currentQuestion } from "../clock/plan";
import { BriefingRow } from "./briefing-row";
import type { NodeActions } from "./node-actions";
import { OutlineQuestion } from "./outline-question";
import type { OutlineUi } from "./use-outline";
import "./outline.css";

type Props = { view: ConsoleView; ui: OutlineUi; actions: NodeActions | null; serverNow: () => number };

/**
 * The scenario as a tail: questions, the follow-ups that curl off them, evidence cards. A nested list with one tab stop;
 * arrow keys move in it, Enter opens a row. Without `actions` (an observer) it only shows.
 */
export function OutlineList({ view, ui, actions, serverNow }: Props) {
  const t = useTranslations("console.outline");
  const list = useRef<HTMLDivElement>(null);
  const current = currentQuestion(view)?.nodeId ?? null;
  useEffect(() => {
    // A newly asked question comes into sight, unless somebody is at work elsewhere in the list.
    if (current !== null && !list.current?.contains(document.activeElement)) rowOf(list.current, current)?.scrollIntoView({ block: "start" });
  }, [current]);
  function onKeyDown(event: KeyboardEvent) {
    const nodeId = event.target instanceof HTMLElement ? event.target.dataset["row"] : undefined;
    if (nodeId === undefined) return;
    if (event.code === "ArrowDown" || event.code === "ArrowUp") focusRow(list.current, ui.move(event.code === "ArrowDown" ? 1 : -1));
    else if ((event.code === "ArrowRight" && ui.isFolded(nodeId)) || (event.code === "ArrowLeft" && !ui.isFolded(nodeId))) ui.toggleFold(nodeId);
    else return;
    event.preventDefault();
  }
  const stop = ui.selectedId ?? view.questions[0]?.nodeId ?? null;
  return (
    <div className="con-tree" ref={list} onKeyDown={onKeyDown} data-outline="">
      {view.questions.length === 0 && view.role === "observer" && <p className="empty">{t("observerEmpty")}</p>}
      <ol aria-label={t("label")}>
        <BriefingRow view={view} serverNow={serverNow} />
        {view.questions.map((question) => (
          <OutlineQuestion key={question.nodeId} {...{ question, view, ui, actions, serverNow, stop }} />
        ))}
      </ol>
    </div>
  );
}

/** Moves focus to a row and brings it into sight. */
export function focusRow(root: ParentNode | null, nodeId: string | null): void {
  if (nodeId === null) return;
  const row = rowOf(root, nodeId);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

function rowOf(root: ParentNode | null, nodeId: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-row="${CSS.escape(nodeId)}"]`) ?? null;
}
