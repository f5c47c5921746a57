"use client";

import { useEffect, useState } from "react";
import type { SavingState } from "@/lib/client/types";
import { UNSAVED_AFTER_MS } from "@/lib/protocol/limits";

export type Saved = "saved" | "saving" | "unsaved";

/** Writing and its confirmation alternate many times a second; "saved" comes back only after this much quiet, in milliseconds. */
const QUIET_MS = 500;

/** What to say about saving: never "saved" while something is on its way, and "unsaved" once the oldest part takes too long. */
export function useSaved({ pending, oldestPendingAt }: SavingState): Saved {
  const [shown, setShown] = useState<Saved>("saved");
  const waiting = pending > 0;
  useEffect(() => {
    const timers = waiting
      ? [setTimeout(() => setShown("saving"), 0), setTimeout(() => setShown("unsaved"), UNSAVED_AFTER_MS)]
      : [setTimeout(() => setShown("saved"), QUIET_MS)];
    return () => timers.forEach((timer) => clearTimeout(timer));
  }, [waiting, oldestPendingAt]);
  if (waiting) return shown === "unsaved" ? "unsaved" : "saving";
  return shown === "saved" ? "saved" : "saving";
}
