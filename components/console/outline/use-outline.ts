"use client";

import { useState } from "react";
import type { ConsoleQuestionView } from "@/lib/protocol/views";
import { foldedByDefault, isFoldable, locate, moveSelection, visibleIds } from "./outline";

export type OutlineUi = {
  selectedId: string | null;
  /** Selects a row; its question unfolds so that it can be seen. */
  select(nodeId: string): void;
  move(step: 1 | -1): string | null;
  isOpen(nodeId: string): boolean;
  toggleOpen(nodeId: string): void;
  isFolded(questionId: string): boolean;
  toggleFold(questionId: string): void;
};

/** What this page shows of the outline: the selected row, opened details, folds. Nothing of it is shared. */
export function useOutline(questions: ConsoleQuestionView[]): OutlineUi {
  const [selected, setSelected] = useState<string | null>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [chosenFolds, setChosenFolds] = useState<Readonly<Record<string, boolean>>>({});
  const byDefault = foldedByDefault(questions);
  const foldable = new Set(questions.filter(isFoldable).map((question) => question.nodeId));
  const isFolded = (questionId: string) => foldable.has(questionId) && (chosenFolds[questionId] ?? byDefault.has(questionId));
  const selectedId = locate(questions, selected) ? selected : null;
  function select(nodeId: string) {
    const place = locate(questions, nodeId);
    if (place && place.node !== place.question && isFolded(place.question.nodeId)) setChosenFolds((folds) => ({ ...folds, [place.question.nodeId]: false }));
    setSelected(nodeId);
  }
  return {
    selectedId,
    select,
    move(step) {
      const next = moveSelection(visibleIds(questions, isFolded), selectedId, step);
      if (next !== null) setSelected(next);
      return next;
    },
    isOpen: (nodeId) => open.has(nodeId),
    toggleOpen: (nodeId) => setOpen((ids) => toggled(ids, nodeId)),
    isFolded,
    toggleFold: (questionId) => setChosenFolds((folds) => ({ ...folds, [questionId]: !isFolded(questionId) })),
  };
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
