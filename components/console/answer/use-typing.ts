"use client";

import type { AnswerText } from "@/lib/client/types";
import { useNow } from "../clock/use-now";

/** A pause in typing that is still typing, in milliseconds. */
const TYPING_PAUSE_MS = 3_000;

/** Whether somebody is writing in this answer now. */
export function useTyping(answer: AnswerText | null, serverNow: () => number): boolean {
  const now = useNow(serverNow);
  const last = answer?.lastChangeAt ?? null;
  return last !== null && now - last < TYPING_PAUSE_MS;
}
