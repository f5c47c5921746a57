"use client";

import type { AnswerSelection } from "@/components/editor/answer-editor";
import { QUOTE_MAX_CHARS } from "@/lib/protocol/limits";
import { newId } from "@/lib/client/new-id";
import { useCommands } from "../commands/use-commands";

/** Pins what is selected in an answer to the criterion that is being scored. Blank selections pin nothing. */
export function usePin(questionId: string | null, selection: AnswerSelection | null, criterionId: string | null): () => void {
  const { send } = useCommands();
  return () => {
    if (questionId === null || selection === null || selection.text.trim() === "") return;
    const quote = selection.text.slice(0, QUOTE_MAX_CHARS);
    const { start } = selection;
    void send({ type: "evidence.pin", evidenceId: newId(), questionId, start, end: start + quote.length, quote, criterionId });
  };
}
