import type { ClockView } from "@/lib/protocol/views";

const MINUTE_MS = 60_000;

/** Elapsed interview time in milliseconds at server instant `now`; a stopped clock stands still. */
export function elapsedAt(clock: ClockView, now: number): number {
  return clock.status === "live" ? clock.elapsedMs + Math.max(0, now - clock.asOf) : clock.elapsedMs;
}

/** Clock time of a past server instant, in milliseconds; null while the clock stands still, for then it does not say when it stopped. */
export function clockAt(clock: ClockView, instant: number): number | null {
  if (clock.status !== "live") return null;
  return Math.min(elapsedAt(clock, instant), Math.max(0, clock.elapsedMs + instant - clock.asOf));
}

/** `24:17`, and `1:02:03` from an hour on. Negative time reads as zero. */
export function formatClock(ms: number): string {
  const { hours, minutes, seconds } = parts(ms);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`;
}

/** `7:40`: time spent, without a leading zero. */
export function formatSpent(ms: number): string {
  return formatClock(ms).replace(/^0(?=\d)/, "");
}

/** `+01:40` once `elapsedMs` is past the plan, else null. */
export function formatOver(elapsedMs: number, plannedMinutes: number): string | null {
  const over = elapsedMs - plannedMinutes * MINUTE_MS;
  return over >= 1000 ? `+${formatClock(over)}` : null;
}

/** Share of the plan that is used up, 0 to 1. */
export function usedShare(elapsedMs: number, plannedMinutes: number): number {
  if (plannedMinutes <= 0) return 1;
  return Math.min(1, Math.max(0, elapsedMs / (plannedMinutes * MINUTE_MS)));
}

/** Whole minutes and seconds, for text that is read aloud. */
export function minutesAndSeconds(ms: number): { minutes: number; seconds: number } {
  const total = Math.floor(Math.max(0, ms) / 1000);
  return { minutes: Math.floor(total / 60), seconds: total % 60 };
}

function parts(ms: number): { hours: number; minutes: number; seconds: number } {
  const { minutes, seconds } = minutesAndSeconds(ms);
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60, seconds };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
