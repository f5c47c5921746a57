"use client";

import { useEffect } from "react";
import { clockText } from "@/lib/i18n/clock-text";

/** The address of this page at a moment. It stands in the address bar too, whenever the playhead rests. */
export function useMomentLink(clockMs: number, playing: boolean): string {
  const at = clockText(clockMs);
  useEffect(() => {
    // Before anything was moved the address stays as it was opened.
    if (playing || (at === "00:00" && !window.location.search.includes("at="))) return;
    window.history.replaceState(window.history.state, "", momentAddress(at));
  }, [at, playing]);
  return typeof window === "undefined" ? "" : momentAddress(at);
}

function momentAddress(at: string): string {
  const address = new URL(window.location.href);
  address.searchParams.set("at", at);
  // The colon may stand in a query as it is, and reads better so.
  return address.toString().replaceAll("%3A", ":");
}
