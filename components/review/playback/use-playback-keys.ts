"use client";

import { useEffect, useEffectEvent } from "react";
import { letterShortcutsOn } from "@/lib/client/letter-shortcuts";

const TYPING = "input, textarea, select, [contenteditable='true'], [role='dialog'], [role='menu'], [role='listbox'], [role='tablist']";
const PRESSABLE = "button, a[href], summary, [role='radio'], [role='tab']";

export type PlaybackKeys = Partial<Record<"Space" | "ArrowLeft" | "ArrowRight" | "BracketLeft" | "BracketRight" | "KeyC", () => void>>;

/** The page's keys, by their place on the keyboard. Space and arrows always work; single characters can be turned off. Silent while somebody types. */
export function usePlaybackKeys(keys: PlaybackKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const run = keys[event.code as keyof PlaybackKeys];
    if (!run || event.defaultPrevented || event.isComposing || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(TYPING)) return;
    if (event.code === "Space" && target?.closest(PRESSABLE)) return;
    const character = event.code === "KeyC" || event.code.startsWith("Bracket");
    if (character && (event.repeat || !letterShortcutsOn())) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
