import { readUpdate } from "./read-update";
import { applyEdit, type TextEdit } from "./text-edit";
import { TextSequence } from "./text-sequence";

/** One journaled update of an answer. `clockMs` is on the interview's clock. */
export type AnswerUpdate = { seq: number; clockMs: number; bytes: Uint8Array };

/** What one journal entry changed in an answer's visible text. */
export type LoggedEdit = TextEdit & { seq: number; clockMs: number };

/** Everything up to and including a journal entry, or up to and including an instant on the interview's clock (milliseconds). */
export type Instant = { seq: number } | { clockMs: number };

/** The edits of one answer, from its updates in the order of the journal. */
export function logOf(updates: Iterable<AnswerUpdate>): LoggedEdit[] {
  const sequence = new TextSequence();
  const log: LoggedEdit[] = [];
  for (const { seq, clockMs, bytes } of updates) {
    for (const edit of sequence.take(readUpdate(bytes))) log.push({ ...edit, seq, clockMs });
  }
  return log;
}

/** An answer's text as it read at an instant. */
export function answerAt(log: readonly LoggedEdit[], instant: Instant): string {
  const until = (edit: LoggedEdit) => ("seq" in instant ? edit.seq <= instant.seq : edit.clockMs <= instant.clockMs);
  let text = "";
  for (const edit of log) {
    if (!until(edit)) break;
    text = applyEdit(text, edit);
  }
  return asStored(text);
}

/** Text as Postgres keeps it: NUL, which its text type has no room for, is left out. */
export function asStored(text: string): string {
  return text.replaceAll("\0", "");
}
