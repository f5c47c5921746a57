"use client";

import type { AnswerSelection } from "@/components/editor/answer-editor";
import { newId } from "@/lib/client/new-id";
import { useCommands } from "../commands/use-commands";
import { quoteOf } from "./pins";

/** Pins what is selected in an answer to the criterion that is being scored. Blank selections pin nothing. */
export function usePin(questionId: string | null, selection: AnswerSelection | null, criterionId: string | null): () => void {
  const { send } = useCommands();
  return () => {
    const pinned = selection && quoteOf(selection);
    if (questionId !== null && pinned) void send({ type: "evidence.pin", evidenceId: newId(), questionId, ...pinned, criterionId });
  };
}
