"use client";

import { useSyncExternalStore } from "react";
import type * as Y from "yjs";
import type { AnswerText } from "@/lib/client/types";

const opened = new WeakSet<Y.Text>();

/** The answer's text as it stands now (a reader's is rebuilt on reconnect), and whether it was ever loaded: offline later is no reason to stop writing. */
export function useAnswerText(answer: AnswerText): { text: Y.Text; ready: boolean } {
  const subscribe = (changed: () => void) => answer.onChange(changed);
  const text = useSyncExternalStore(subscribe, () => answer.text, () => answer.text);
  const ready = useSyncExternalStore(
    subscribe,
    () => {
      if (answer.synced) opened.add(answer.text);
      return opened.has(answer.text);
    },
    () => false,
  );
  return { text, ready };
}
