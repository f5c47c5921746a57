import * as Y from "yjs";
import type { AnswerText } from "@/lib/client/types";
import { lineAt } from "../pins/pins";

export type CursorPlace = { line: number; topLine: number | null };

/** Where a participant's caret stands in an answer, and the first line they see; null when they have none here. */
export function cursorPlace(answer: AnswerText, participantId: string | null): CursorPlace | null {
  for (const cursor of answer.cursors.values()) {
    if (cursor.participantId !== participantId) continue;
    const offset = offsetOf(cursor.head, answer.doc, answer.text);
    return offset === null ? null : { line: lineAt(answer.text.toString(), offset), topLine: cursor.topLine };
  }
  return null;
}

/** A position comes from another person's browser: one that does not fit this text is no position. */
function offsetOf(position: unknown, doc: Y.Doc, text: Y.Text): number | null {
  if (typeof position !== "object" || position === null) return null;
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), doc);
    return found?.type === text ? found.index : null;
  } catch {
    return null;
  }
}
