"use client";

import { useTranslations } from "next-intl";
import { elapsedAt, formatOver, minutesAndSeconds } from "@/components/console/clock/clock";
import { useNow } from "@/components/console/clock/use-now";
import { Ruler } from "@/components/ui/ruler";
import { clockText } from "@/lib/i18n/clock-text";
import type { ClockView } from "@/lib/protocol/views";

const MINUTE_MS = 60_000;

/** Total time as a ruler and a figure. There is no time per question here. */
export function RoomClock({ clock, serverNow }: { clock: ClockView; serverNow(): number }) {
  const t = useTranslations("room.clock");
  const elapsed = elapsedAt(clock, useNow(serverNow));
  const label = t("label", { ...minutesAndSeconds(elapsed), planned: clock.plannedMinutes });
  return (
    <div className="clock" role="timer" aria-label={label}>
      <span aria-hidden><Ruler elapsedMs={elapsed} plannedMs={clock.plannedMinutes * MINUTE_MS} label={label} stopped={clock.status !== "live"} /></span>
      <span className="a num" aria-hidden>
        {formatOver(elapsed, clock.plannedMinutes) ?? clockText(elapsed)}
        <small> / {clockText(clock.plannedMinutes * MINUTE_MS)}</small>
      </span>
    </div>
  );
}
