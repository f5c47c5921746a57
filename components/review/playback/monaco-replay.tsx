"use client";

import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { changingOptions, FIXED_OPTIONS } from "@/components/editor/editor-options";
import { followTheme } from "@/components/editor/editor-theme";
import { monaco } from "@/components/editor/monaco";
import { difference } from "@/components/editor/text-change";
import { PHONE, REDUCED_MOTION, useMedia } from "@/components/editor/use-media";
import type { ReplayEditorProps } from "./replay-editor";

type Editor = monaco.editor.IStandaloneCodeEditor;

/** A read-only editor that shows a text as it is being typed. Loaded in the browser only; use `ReplayEditor`. */
export function MonacoReplay({ text, caret, language, marks, ariaLabel, readOnlyMessage, showCaret, onSelection }: ReplayEditorProps) {
  const phone = useMedia(PHONE);
  const calm = useMedia(REDUCED_MOTION);
  const [editor, attach] = useReplayEditor();
  const drawn = useRef<monaco.editor.IEditorDecorationsCollection | null>(null);

  const options = JSON.stringify({ language, readOnly: true, phone, calm, ariaLabel, readOnlyMessage, chars: 0 });
  useEffect(() => {
    editor?.updateOptions(changingOptions(JSON.parse(options) as Parameters<typeof changingOptions>[0]));
    const model = editor?.getModel();
    if (model) monaco.editor.setModelLanguage(model, language);
  }, [editor, options, language]);

  const markKey = JSON.stringify(marks);
  useEffect(() => {
    const model = editor?.getModel();
    if (!editor || !model) return;
    show(model, text);
    drawn.current ??= editor.createDecorationsCollection();
    drawn.current.set(decorationsOf(model, JSON.parse(markKey) as ReplayEditorProps["marks"], showCaret ? caret : null));
    if (caret !== null && showCaret) editor.revealPositionInCenterIfOutsideViewport(model.getPositionAt(caret), monaco.editor.ScrollType.Immediate);
  }, [editor, text, caret, markKey, showCaret]);

  const selected = useEffectEvent(onSelection);
  useEffect(() => {
    const listener = editor?.onDidChangeCursorSelection(({ selection, reason }) => {
      const model = editor.getModel();
      if (!model || reason !== monaco.editor.CursorChangeReason.Explicit) return;
      const start = model.getOffsetAt(selection.getStartPosition());
      selected(selection.isEmpty() ? null : { start, end: model.getOffsetAt(selection.getEndPosition()), text: model.getValueInRange(selection), line: selection.startLineNumber });
    });
    return () => listener?.dispose();
  }, [editor]);

  return <div className="answer" data-testid="replay-editor"><div ref={attach} className="answer-surface" /></div>;
}

function show(model: monaco.editor.ITextModel, text: string): void {
  const change = difference(model.getValue(), text);
  if (!change) return;
  const [start, end] = [model.getPositionAt(change.offset), model.getPositionAt(change.offset + change.length)];
  model.applyEdits([{ range: monaco.Range.fromPositions(start, end), text: change.text }]);
}

function decorationsOf(model: monaco.editor.ITextModel, marks: ReplayEditorProps["marks"], caret: number | null): monaco.editor.IModelDeltaDecoration[] {
  const range = (start: number, end: number) => monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
  const stickiness = monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges;
  return [
    ...marks.map(({ start, end }) => ({ range: range(start, end), options: { inlineClassName: "answer-mark", lineNumberClassName: "answer-marked-line", stickiness } })),
    ...(caret === null ? [] : [{ range: range(caret, caret), options: { beforeContentClassName: "remote-caret remote-caret-0", stickiness, zIndex: 3 } }]),
  ];
}

function useReplayEditor(): [Editor | null, (host: HTMLDivElement | null) => (() => void) | undefined] {
  const [editor, setEditor] = useState<Editor | null>(null);
  const attach = useCallback((host: HTMLDivElement | null) => {
    if (!host) return undefined;
    const stopFollowing = followTheme();
    const model = monaco.editor.createModel("", "plaintext");
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    const made = monaco.editor.create(host, { ...FIXED_OPTIONS, model, readOnly: true, domReadOnly: true, renderLineHighlight: "none" });
    const remeasure = () => monaco.editor.remeasureFonts();
    void document.fonts.ready.then(remeasure);
    setEditor(made);
    return () => {
      stopFollowing();
      setEditor(null);
      made.dispose();
      model.dispose();
    };
  }, []);
  return [editor, attach];
}
