"use client";

import { useEffect, useState } from "react";
import type { RoomQuestionView } from "@/lib/protocol/views";

const INSIDE_EDITOR = ".answer";

/** Which answer is open. A new question opens its own, unless the candidate is writing in another one: focus never moves under a writer. */
export function useChosenAnswer(questions: readonly RoomQuestionView[]): { question: RoomQuestionView | null; choose(questionId: string): void } {
  const [chosen, setChosen] = useState<string | null>(null);
  const currentId = questions.findLast((question) => question.state === "current")?.nodeId ?? questions.at(-1)?.nodeId ?? null;
  useEffect(() => {
    if (currentId === null) return;
    const writing = document.activeElement?.closest(INSIDE_EDITOR) ?? null;
    const timer = setTimeout(() => setChosen((old) => (old !== null && writing !== null ? old : currentId)), 0);
    return () => clearTimeout(timer);
  }, [currentId]);
  const question = questions.find((each) => each.nodeId === chosen) ?? null;
  return { question, choose: setChosen };
}
