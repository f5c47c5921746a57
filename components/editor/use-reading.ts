"use client";

import { useEffect, useEffectEvent } from "react";
import type * as Y from "yjs";
import type { AnswerEditorProps, AnswerSelection } from "./answer-editor";
import { monaco } from "./monaco";

type Editor = monaco.editor.IStandaloneCodeEditor;
type Reading = Pick<AnswerEditorProps, "marks" | "follow" | "onManualScroll" | "onSelection">;

const SCROLL_KEYS = new Set(["PageUp", "PageDown", "ArrowUp", "ArrowDown", "Home", "End"]);

/** What a reader does with the text: pinned places, a selection to pin, following the writer's screen. */
export function useReading(editor: Editor | null, text: Y.Text, ready: boolean, { marks, follow, onManualScroll, onSelection }: Reading): void {
  const scrolled = useEffectEvent(() => {
    if (follow) onManualScroll?.();
  });
  const selected = useEffectEvent((selection: AnswerSelection | null) => onSelection?.(selection));
  const markKey = JSON.stringify(marks ?? []);
  const topLine = follow?.topLine ?? null;

  useEffect(() => {
    if (!editor || !ready) return;
    const drawn = editor.createDecorationsCollection(decorationsOf(editor, JSON.parse(markKey) as NonNullable<Reading["marks"]>));
    return () => drawn.clear();
  }, [editor, text, ready, markKey]);

  useEffect(() => {
    if (!editor || !ready || topLine === null) return;
    editor.setScrollTop(editor.getTopForLineNumber(topLine), monaco.editor.ScrollType.Immediate);
  }, [editor, text, ready, topLine]);

  useEffect(() => {
    if (!editor) return;
    const listener = editor.onDidChangeCursorSelection(() => selected(selectionOf(editor)));
    return () => listener.dispose();
  }, [editor]);

  useEffect(() => {
    const node = editor?.getDomNode();
    if (!node) return;
    const byHand = () => scrolled();
    const byKey = (event: KeyboardEvent) => SCROLL_KEYS.has(event.code) && scrolled();
    const byBar = (event: PointerEvent) => event.target instanceof Element && event.target.closest(".scrollbar") && scrolled();
    node.addEventListener("wheel", byHand, { passive: true });
    node.addEventListener("touchmove", byHand, { passive: true });
    node.addEventListener("keydown", byKey);
    node.addEventListener("pointerdown", byBar, true);
    return () => {
      node.removeEventListener("wheel", byHand);
      node.removeEventListener("touchmove", byHand);
      node.removeEventListener("keydown", byKey);
      node.removeEventListener("pointerdown", byBar, true);
    };
  }, [editor]);
}

function decorationsOf(editor: Editor, marks: NonNullable<Reading["marks"]>): monaco.editor.IModelDeltaDecoration[] {
  const model = editor.getModel();
  if (!model) return [];
  return marks.map(({ start, end }) => ({
    range: monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end)),
    options: {
      inlineClassName: "answer-mark",
      lineNumberClassName: "answer-marked-line",
      stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
    },
  }));
}

function selectionOf(editor: Editor): AnswerSelection | null {
  const model = editor.getModel();
  const range = editor.getSelection();
  if (!model || !range || range.isEmpty()) return null;
  const start = model.getOffsetAt(range.getStartPosition());
  return { start, end: model.getOffsetAt(range.getEndPosition()), text: model.getValueInRange(range), line: range.startLineNumber };
}
