"use client";

import { useCallback, useEffect, useState } from "react";
import type { monaco } from "./monaco";

/** Which hint about leaving by keyboard is due: `howTo` after arriving with Tab, `nextTab` after Esc. */
export type LeavingHint = "howTo" | "nextTab" | null;

/** Tab writes an indent; after Esc the next Tab (or Shift+Tab) leaves the editor. Any other key takes Esc back. */
export function useLeaving(editor: monaco.editor.IStandaloneCodeEditor | null): { hint: LeavingHint; leave(): void } {
  const [hint, setHint] = useState<LeavingHint>(null);

  const leave = useCallback(() => {
    const caret = editor?.getPosition();
    if (!editor || !caret) return;
    editor.setPosition(caret);
    editor.updateOptions({ tabFocusMode: true });
    setHint("nextTab");
  }, [editor]);

  useEffect(() => {
    if (!editor) return;
    let arrived = false;
    const stay = () => {
      editor.updateOptions({ tabFocusMode: false });
      setHint(null);
    };
    const listeners = [
      editor.onDidFocusEditorText(() => (arrived = true)),
      editor.onDidBlurEditorText(stay),
      editor.onKeyUp((event) => {
        if (arrived && event.browserEvent.code === "Tab") setHint("howTo");
      }),
      editor.onKeyDown(({ browserEvent }) => {
        arrived = false;
        if (!["Escape", "Tab", "ShiftLeft", "ShiftRight"].includes(browserEvent.code)) stay();
      }),
      editor.onMouseDown(stay),
    ];
    return () => listeners.forEach((listener) => listener.dispose());
  }, [editor]);

  return { hint, leave };
}
