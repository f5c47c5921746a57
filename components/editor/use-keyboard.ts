"use client";

import { useSyncExternalStore } from "react";

/** Less than this is a browser bar sliding away, not a keyboard. In CSS pixels. */
const KEYBOARD_MIN_PX = 120;

function covered(): number {
  const viewport = window.visualViewport;
  const height = viewport ? Math.round(window.innerHeight - viewport.height) : 0;
  return height >= KEYBOARD_MIN_PX ? height : 0;
}

/** Height of what a phone's keyboard covers of the page, in CSS pixels; 0 while it is closed. */
export function useKeyboard(): number {
  return useSyncExternalStore(
    (changed) => {
      window.visualViewport?.addEventListener("resize", changed);
      return () => window.visualViewport?.removeEventListener("resize", changed);
    },
    covered,
    () => 0,
  );
}
