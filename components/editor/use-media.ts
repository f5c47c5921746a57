"use client";

import { useSyncExternalStore } from "react";

export const PHONE = "(max-width: 760px)";
export const REDUCED_MOTION = "(prefers-reduced-motion: reduce)";

/** Whether a media query matches now; false on the server. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}
