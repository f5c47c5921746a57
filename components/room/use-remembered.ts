"use client";

import { useCallback, useSyncExternalStore } from "react";

const CHANGED = "kkori:remembered";

/** A yes-or-no choice that this browser remembers. Where storage is closed off it holds until the page is left. */
const fallback = new Map<string, string>();

function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return fallback.get(key) ?? null;
  }
}

function write(key: string, value: string): void {
  fallback.set(key, value);
  try {
    window.localStorage.setItem(key, value);
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
  window.dispatchEvent(new Event(CHANGED));
}

export function useRemembered(key: string): [boolean, (value: boolean) => void] {
  const value = useSyncExternalStore(
    (changed) => {
      window.addEventListener(CHANGED, changed);
      window.addEventListener("storage", changed);
      return () => {
        window.removeEventListener(CHANGED, changed);
        window.removeEventListener("storage", changed);
      };
    },
    () => read(key) === "yes",
    () => false,
  );
  const remember = useCallback((next: boolean) => write(key, next ? "yes" : "no"), [key]);
  return [value, remember];
}
