"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useEffectEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { AnswerEditorProps } from "./answer-editor";
import { addActions, catchNativeHistory, guardPaste } from "./editor-actions";
import { changingOptions, FIXED_OPTIONS } from "./editor-options";
import { followTheme } from "./editor-theme";
import { monaco } from "./monaco";
import { exceedsAnswerLimit } from "./size-limit";
import { SymbolRow } from "./symbol-row";
import { useAnswerText } from "./use-answer-text";
import { useBinding } from "./use-binding";
import { useLeaving } from "./use-leaving";
import { PHONE, REDUCED_MOTION, useMedia } from "./use-media";
import { useReading } from "./use-reading";

type Editor = monaco.editor.IStandaloneCodeEditor;

/** Monaco around one answer. Loaded in the browser only; use `AnswerEditor`. */
export function MonacoAnswer(props: AnswerEditorProps) {
  const { answer, language, readOnly, ariaLabel, fileName, onRun, onRefuse } = props;
  const t = useTranslations("editor");
  const [editor, attach] = useEditor();
  const { text, ready } = useAnswerText(answer);
  const phone = useMedia(PHONE);
  const calm = useMedia(REDUCED_MOTION);
  const [refused, setRefused] = useState<string | null>(null);
  const refuse = useCallback((lost: string) => setRefused(lost), []);
  const binding = useBinding({ editor, answer, text, ready, language, readOnly, onRefuse: refuse });
  const { hint, leave } = useLeaving(editor);
  useReading(editor, text, ready, props);

  const label = `${ariaLabel}. ${t("leave.howTo")}`;
  const options = { language, readOnly, phone, calm, ariaLabel: label, readOnlyMessage: t("readOnly"), chars: text.length };
  const optionsKey = JSON.stringify({ ...options, chars: 0 });
  const update = useEffectEvent(() => editor?.updateOptions(changingOptions(options)));
  useEffect(() => void update(), [editor, ready, optionsKey]);

  const run = useEffectEvent(() => onRun?.());
  const escape = useEffectEvent(leave);
  const actionLabels = JSON.stringify({ undo: t("undo"), redo: t("redo"), run: t("run") });
  useEffect(() => {
    const host = editor?.getContainerDomNode();
    if (!editor || !host) return;
    const fits = (pasted: string) => editor.getOption(monaco.editor.EditorOption.readOnly) || !exceedsAnswerLimit(withPasted(editor, pasted));
    const stops = [
      addActions(editor, JSON.parse(actionLabels) as Parameters<typeof addActions>[1], { binding: () => binding.current, run: () => run(), leave: () => escape() }),
      catchNativeHistory(host, () => binding.current),
      guardPaste(host, fits, refuse),
    ];
    return () => stops.forEach((stop) => stop());
  }, [editor, binding, refuse, actionLabels]);

  const told = useEffectEvent(() => onRefuse?.("answerTooLong"));
  useEffect(() => {
    if (refused !== null) told();
  }, [refused]);

  const typeAtCaret = (symbol: string) => {
    binding.current?.settle();
    editor?.focus();
    editor?.trigger("kkori.symbols", "type", { text: symbol });
  };
  const typeTab = () => {
    editor?.focus();
    editor?.trigger("kkori.symbols", "tab", null);
  };

  return (
    <div className="answer" data-testid="answer-editor" data-question={answer.questionId} data-ready={ready} data-read-only={readOnly} data-file={fileName}>
      <div ref={attach} className="answer-surface" />
      {hint && <p className="answer-hint" role="status">{t(`leave.${hint}`)}</p>}
      {refused !== null && <Refusal text={refused} onClose={() => setRefused(null)} />}
      {phone && !readOnly && <SymbolRow onSymbol={typeAtCaret} onTab={typeTab} />}
    </div>
  );
}

/** What did not fit stays here until the writer has copied or dismissed it. */
function Refusal({ text, onClose }: { text: string; onClose(): void }) {
  const t = useTranslations();
  const actions = (
    <>
      <CopyButton text={text} label={t("editor.copyRefused")} size="sm" />
      <Button size="sm" variant="ghost" onClick={onClose}>{t("common.close")}</Button>
    </>
  );
  return (
    <Banner tone="warn" icon={TriangleAlert} action={actions} className="answer-refusal">
      {t("failures.answerTooLong")}
    </Banner>
  );
}

function useEditor(): [Editor | null, (host: HTMLDivElement | null) => (() => void) | undefined] {
  const [editor, setEditor] = useState<Editor | null>(null);
  const attach = useCallback((host: HTMLDivElement | null) => {
    if (!host) return undefined;
    const stopFollowing = followTheme();
    const made = monaco.editor.create(host, { ...FIXED_OPTIONS, model: null });
    // Widths measured before the web fonts arrive would put every caret beside its letter.
    const remeasure = () => monaco.editor.remeasureFonts();
    void document.fonts.ready.then(remeasure);
    document.fonts.addEventListener("loadingdone", remeasure);
    setEditor(made);
    return () => {
      document.fonts.removeEventListener("loadingdone", remeasure);
      stopFollowing();
      setEditor(null);
      made.dispose();
    };
  }, []);
  return [editor, attach];
}

function withPasted(editor: Editor, pasted: string): string {
  const model = editor.getModel();
  const range = editor.getSelection();
  if (!model || !range) return pasted;
  const value = model.getValue();
  return value.slice(0, model.getOffsetAt(range.getStartPosition())) + pasted + value.slice(model.getOffsetAt(range.getEndPosition()));
}
