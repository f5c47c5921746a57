"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { AnswerText, InterviewHandle } from "@/lib/client/types";

/** An answer as of its last change. The object is new after every change, the answer in it is always the same. */
export type AnswerState = { answer: AnswerText; text: string };

/** Opens an answer for as long as the component is on screen; null until it is open, and for no question. */
export function useAnswer(openAnswer: InterviewHandle["openAnswer"], questionId: string | null): AnswerState | null {
  const store = useMemo(() => answerStore(openAnswer, questionId), [openAnswer, questionId]);
  return useSyncExternalStore(store.subscribe, store.current, () => null);
}

function answerStore(openAnswer: InterviewHandle["openAnswer"], questionId: string | null) {
  let state: AnswerState | null = null;
  return {
    current: () => state,
    subscribe(changed: () => void) {
      if (questionId === null) return () => {};
      const answer = openAnswer(questionId);
      const read = () => {
        state = { answer, text: answer.text.toString() };
        changed();
      };
      const stop = answer.onChange(read);
      read();
      return () => {
        stop();
        answer.release();
        state = null;
      };
    },
  };
}
