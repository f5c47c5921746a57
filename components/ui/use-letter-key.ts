"use client";

import { useEffect, useEffectEvent } from "react";
import { letterShortcutsOn } from "@/lib/client/letter-shortcuts";

/** Runs `onPress` at a single key of the whole page, by its place on the keyboard (`KeyboardEvent.code`), never while somebody types or composes. */
export function useLetterKey(code: string, onPress: () => void): void {
  const press = useEffectEvent(onPress);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== code || event.isComposing || event.repeat || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return;
      const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]") !== null;
      if (typing || !letterShortcutsOn()) return;
      event.preventDefault();
      press();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [code]);
}
