import type { SeasonState } from "./season-state";

/** How long after its time a round that nobody started can still be planned, in milliseconds. */
const LATE_MS = 12 * 3_600_000;

/** Numbers of the rounds of a season that a new plan may change: those that have not started and are not long past. */
export function openRounds(season: SeasonState, now: number): number[] {
  return season.rounds.filter(({ status, startsAt }) => status === "planned" && startsAt.getTime() > now - LATE_MS).map(({ number }) => number);
}
