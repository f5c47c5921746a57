"use client";

import { useEffect, useEffectEvent } from "react";
import { INTERVIEWER_ONLY, shortcutFor, type ShortcutAction } from "./shortcuts";

const TYPING = "input, textarea, select, [contenteditable='true'], [role='textbox']";
const POPPED = "[role='dialog'], [role='alertdialog'], [role='menu'], [role='listbox']";
const PRESSABLE = "button, a[href], summary, [role='radio'], [role='tab'], [tabindex='0']";

/**
 * Listens for the console's keys. Silent while somebody types, in dialogs and menus, and where the setting is off; help opens always.
 * The editor takes keys through a text box of its own; while it is read-only it says with `data-shortcuts` that nothing is typed there.
 */
export function useShortcuts(options: { on: boolean; watching: boolean; onAction: (action: ShortcutAction) => boolean }): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const action = shortcutFor(event);
    if (!action || isTaken(event.target, action)) return;
    if (!options.on && action.name !== "help") return;
    if (options.watching && INTERVIEWER_ONLY.has(action.name)) return;
    if (!options.onAction(action)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listener, true);
    return () => window.removeEventListener("keydown", listener, true);
  }, []);
}

function isTaken(target: EventTarget | null, action: ShortcutAction): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(POPPED)) return true;
  if (target.closest(TYPING) && !target.closest("[data-shortcuts='on']")) return true;
  return action.name === "expand" && target.closest(PRESSABLE) !== null;
}
