"use client";

import { useEffect, useEffectEvent, useRef, type RefObject } from "react";
import type * as Y from "yjs";
import type { AnswerText } from "@/lib/client/types";
import type { AnswerLanguage } from "@/lib/protocol/ids";
import { monaco } from "./monaco";
import { sendOwnCaret } from "./own-caret";
import { RemoteCarets } from "./remote-carets";
import { TextBinding } from "./text-binding";

type Editor = monaco.editor.IStandaloneCodeEditor;

/** Where each text was left, so that coming back to a tab finds the caret and the scroll where they were. */
const places = new WeakMap<Y.Text, monaco.editor.ICodeEditorViewState>();

export type BindingInput = {
  editor: Editor | null;
  answer: AnswerText;
  text: Y.Text;
  ready: boolean;
  language: AnswerLanguage;
  readOnly: boolean;
  onRefuse(text: string): void;
};

/** Shows the answer's text in the editor and keeps both equal for as long as the editor shows it. */
export function useBinding({ editor, answer, text, ready, language, readOnly, onRefuse }: BindingInput): RefObject<TextBinding | null> {
  const current = useRef<TextBinding | null>(null);
  const refuse = useEffectEvent(onRefuse);

  useEffect(() => {
    if (!editor || !ready) return;
    const model = monaco.editor.createModel("", "plaintext");
    model.updateOptions({
      tabSize: 2,
      insertSpaces: true,
      trimAutoWhitespace: false,
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    editor.setModel(model);
    const binding = new TextBinding(text, editor, model, {
      composing: () => answer.hold(),
      composed: () => answer.resume(),
      refuse: (refused) => refuse(refused),
    });
    current.current = binding;
    const place = places.get(text);
    if (place) editor.restoreViewState(place);
    const carets = new RemoteCarets(editor, answer);
    const draw = () => {
      if (!binding.composing && answer.text === text) carets.draw();
    };
    draw();
    const stopDrawing = answer.onChange(draw);
    const settle = () => binding.settle();
    // In the capture phase, so that the client writes down what this adds.
    window.addEventListener("pagehide", settle, true);
    return () => {
      window.removeEventListener("pagehide", settle, true);
      stopDrawing();
      const left = editor.saveViewState();
      if (left) places.set(text, left);
      carets.dispose();
      binding.dispose();
      current.current = null;
      model.dispose();
    };
  }, [editor, answer, text, ready]);

  useEffect(() => {
    const model = editor?.getModel();
    if (ready && model) monaco.editor.setModelLanguage(model, language);
  }, [editor, text, ready, language]);

  useEffect(() => {
    if (!editor || !ready || readOnly) return;
    return sendOwnCaret(editor, answer, text, () => current.current?.composing ?? false);
  }, [editor, answer, text, ready, readOnly]);

  return current;
}
