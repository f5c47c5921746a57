"use client";

import { useState } from "react";
import type { AnswerSelection } from "@/components/editor/answer-editor";
import type { ConsoleView } from "@/lib/protocol/views";
import { currentQuestion } from "../clock/plan";
import { isOut } from "../outline/outline";

export type ReadingUi = {
  /** Question whose answer is shown; null before the first reveal. */
  questionId: string | null;
  show(questionId: string): void;
  following: boolean;
  setFollowing(following: boolean): void;
  /** A line to bring into sight once, in the answer that is shown. */
  jump: { topLine: number } | null;
  jumpTo(questionId: string, line: number | null): void;
  scrolledByHand(): void;
  selection: AnswerSelection | null;
  setSelection(selection: AnswerSelection | null): void;
};

/** Which answer this page reads and how. A newly asked question takes over from one that was chosen before it. */
export function useReading(view: ConsoleView): ReadingUi {
  const current = currentQuestion(view)?.nodeId ?? null;
  const [chosen, setChosen] = useState<{ questionId: string; during: string | null } | null>(null);
  const [following, setFollowing] = useState(true);
  const [jump, setJump] = useState<{ topLine: number } | null>(null);
  const [selection, setSelection] = useState<(AnswerSelection & { questionId: string | null }) | null>(null);
  const out = view.questions.filter((question) => isOut(question.state));
  const valid = chosen !== null && chosen.during === current && out.some((question) => question.nodeId === chosen.questionId);
  const questionId = valid ? chosen.questionId : (current ?? out.at(-1)?.nodeId ?? null);
  const show = (next: string) => setChosen({ questionId: next, during: current });
  return {
    questionId,
    show(next) {
      show(next);
      setJump(null);
    },
    following,
    setFollowing(next) {
      setFollowing(next);
      if (next) setJump(null);
    },
    jump,
    jumpTo(next, line) {
      show(next);
      setFollowing(false);
      setJump(line === null ? null : { topLine: Math.max(1, line - 3) });
    },
    scrolledByHand() {
      setFollowing(false);
      setJump(null);
    },
    selection: selection?.questionId === questionId ? selection : null,
    setSelection: (next) => setSelection(next && { ...next, questionId }),
  };
}
