import * as Y from "yjs";
import type { AnswerText } from "@/lib/client/types";
import type { monaco } from "./monaco";

/** At most one caret frame in this many milliseconds. */
const CARET_INTERVAL_MS = 60;

/** Tells the others where this window's caret stands and what it shows. `quiet` holds it back while the model runs ahead of the text. */
export function sendOwnCaret(editor: monaco.editor.IStandaloneCodeEditor, answer: AnswerText, text: Y.Text, quiet: () => boolean): () => void {
  let timer: number | null = null;
  const send = () => {
    timer = null;
    const model = editor.getModel();
    const selection = editor.getSelection();
    if (!model || !selection) return;
    if (quiet()) return void soon();
    const place = (lineNumber: number, column: number) =>
      Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, model.getOffsetAt({ lineNumber, column })));
    answer.sendCursor({
      anchor: place(selection.selectionStartLineNumber, selection.selectionStartColumn),
      head: place(selection.positionLineNumber, selection.positionColumn),
      topLine: editor.getVisibleRanges()[0]?.startLineNumber ?? 1,
    });
  };
  const soon = () => {
    timer ??= window.setTimeout(send, CARET_INTERVAL_MS);
  };
  const listeners = [
    editor.onDidChangeCursorSelection(soon),
    editor.onDidScrollChange((event) => event.scrollTopChanged && soon()),
    editor.onDidFocusEditorText(soon),
  ];
  soon();
  return () => {
    if (timer !== null) window.clearTimeout(timer);
    for (const listener of listeners) listener.dispose();
  };
}
