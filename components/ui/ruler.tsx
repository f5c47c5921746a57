import { clsx } from "clsx";
import type { CSSProperties } from "react";

/** A time bar with ticks. Past the plan it is full and hatched. Times in milliseconds; `tickMs` is the distance of ticks (a tenth of the plan by default). */
export function Ruler({ elapsedMs, plannedMs, label, now = false, stopped = false, tickMs, className }: {
  elapsedMs: number;
  plannedMs: number;
  label: string;
  now?: boolean;
  stopped?: boolean;
  tickMs?: number;
  className?: string;
}) {
  const over = elapsedMs > plannedMs;
  const share = plannedMs > 0 ? Math.min(1, elapsedMs / plannedMs) : 0;
  const tick = tickMs && plannedMs > 0 ? `${(tickMs / plannedMs) * 100}%` : "10%";
  return (
    <span role="img" aria-label={label} className={clsx("ruler block", now && "q", over && "over", stopped && "stopped", className)} style={{ "--tick": tick } as CSSProperties}>
      <i style={{ width: `${share * 100}%` }} />
    </span>
  );
}
