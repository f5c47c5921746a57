"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { AnswerText } from "@/lib/client/types";
import type { RoomHandle } from "./room-screen";

export type Answers = ReadonlyMap<string, AnswerText>;
const NONE: Answers = new Map();

/** Opens the answers to all questions asked so far and keeps them open, so that each stays at hand without a connection. */
export function useAnswers(openAnswer: RoomHandle["openAnswer"], questionIds: readonly string[]): Answers {
  const store = useMemo(() => answersStore(openAnswer), [openAnswer]);
  const answers = useSyncExternalStore(store.subscribe, store.current, () => NONE);
  const key = questionIds.join(" ");
  // A new question only adds an answer: closing the others would tear the editor away from under the writer.
  useEffect(() => store.open(key.split(" ").filter(Boolean)), [store, key]);
  return answers;
}

function answersStore(openAnswer: RoomHandle["openAnswer"]) {
  let answers = NONE;
  const listeners = new Set<() => void>();
  const change = (next: Answers) => {
    answers = next;
    for (const listener of listeners) listener();
  };
  return {
    current: () => answers,
    open(ids: readonly string[]) {
      const added = ids.filter((id) => !answers.has(id));
      if (added.length > 0) change(new Map([...answers, ...added.map((id) => [id, openAnswer(id)] as const)]));
    },
    subscribe(changed: () => void) {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
        for (const answer of answers.values()) answer.release();
        answers = NONE;
      };
    },
  };
}

/** Whether an answer holds any text now. */
export function useIsWritten(answer: AnswerText | undefined): boolean {
  return useSyncExternalStore(
    (changed) => answer?.onChange(changed) ?? (() => undefined),
    () => (answer?.text.length ?? 0) > 0,
    () => false,
  );
}
