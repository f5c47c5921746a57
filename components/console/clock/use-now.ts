"use client";

import { useEffect, useState } from "react";

/** Twice a second, so that no shown second is skipped. */
const TICK_MS = 500;

/** Server time in epoch milliseconds, going on while the component is on screen. Use it in leaves only: each tick renders. */
export function useNow(serverNow: () => number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), TICK_MS);
    return () => clearInterval(timer);
  }, [serverNow]);
  return now;
}
