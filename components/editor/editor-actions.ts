import { monaco } from "./monaco";
import type { TextBinding } from "./text-binding";

type Editor = monaco.editor.IStandaloneCodeEditor;
export type ActionLabels = { undo: string; redo: string; run: string };
export type ActionTargets = { binding(): TextBinding | null; run(): void; leave(): void };

/** Shortcuts of our own: undo and redo of own edits only, run, and the way out by keyboard. */
export function addActions(editor: Editor, labels: ActionLabels, targets: ActionTargets): () => void {
  const { KeyMod, KeyCode } = monaco;
  const added = [
    editor.addAction({
      id: "kkori.undo",
      label: labels.undo,
      keybindings: [KeyMod.CtrlCmd | KeyCode.KeyZ],
      precondition: "!editorReadonly",
      contextMenuGroupId: "1_history",
      contextMenuOrder: 1,
      run: () => targets.binding()?.undoLast(),
    }),
    editor.addAction({
      id: "kkori.redo",
      label: labels.redo,
      keybindings: [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, KeyMod.CtrlCmd | KeyCode.KeyY],
      precondition: "!editorReadonly",
      contextMenuGroupId: "1_history",
      contextMenuOrder: 2,
      run: () => targets.binding()?.redoLast(),
    }),
    editor.addAction({ id: "kkori.run", label: labels.run, keybindings: [KeyMod.CtrlCmd | KeyCode.Enter], run: () => targets.run() }),
    editor.addAction({
      id: "kkori.leave",
      label: "Esc",
      keybindings: [KeyCode.Escape],
      keybindingContext: "editorTextFocus && !findWidgetVisible && !editorHasMultipleSelections",
      run: () => targets.leave(),
    }),
  ];
  return () => added.forEach((action) => action.dispose());
}

/** The browser's own undo (a menu, a shaken phone) must not reach Monaco's history, which knows other people's edits too. */
export function catchNativeHistory(host: HTMLElement, binding: () => TextBinding | null): () => void {
  const onInput = (event: InputEvent) => {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.inputType === "historyUndo") binding()?.undoLast();
    else binding()?.redoLast();
  };
  host.addEventListener("beforeinput", onInput, true);
  return () => host.removeEventListener("beforeinput", onInput, true);
}

/** Refuses a paste that would not fit before Monaco sees it, so that a huge clipboard neither blocks the page nor touches the text. */
export function guardPaste(host: HTMLElement, fits: (text: string) => boolean, refuse: (text: string) => void): () => void {
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (fits(text)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    refuse(text);
  };
  host.addEventListener("paste", onPaste, true);
  return () => host.removeEventListener("paste", onPaste, true);
}
