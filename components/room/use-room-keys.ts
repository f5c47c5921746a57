"use client";

import { useEffect, useEffectEvent } from "react";

const INSIDE_EDITOR = ".answer";

/** Alt+1 to Alt+9 choose an answer, Ctrl+Enter runs it, Ctrl+` goes to the terminal and back, from anywhere in the room. The editor itself handles its own Ctrl+Enter. */
export function useRoomKeys(onTab: (index: number) => void, onRun: () => void, onTerminal: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.shiftKey || event.defaultPrevented || document.querySelector("[role=dialog]")) return;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    if (digit && event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      onTab(Number(digit));
    } else if (event.code === "Backquote" && event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      onTerminal();
    } else if (event.code === "Enter" && (event.ctrlKey || event.metaKey) && !event.altKey && !isInEditor(event.target)) {
      event.preventDefault();
      onRun();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listener, true);
    return () => window.removeEventListener("keydown", listener, true);
  }, []);
}

function isInEditor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(INSIDE_EDITOR) !== null;
}
