"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** A page left open longer than this is looked at anew anyway, in milliseconds. */
const AHEAD_MS = 24 * 3_600_000;

/** Shows the page as it is from an instant (epoch ms) on, when that comes while it is open. */
export function RefreshAt({ instant }: { instant: number }) {
  const router = useRouter();
  useEffect(() => {
    const delay = instant - Date.now();
    if (delay <= 0 || delay > AHEAD_MS) return;
    const timer = setTimeout(() => router.refresh(), delay);
    return () => clearTimeout(timer);
  }, [instant, router]);
  return null;
}
