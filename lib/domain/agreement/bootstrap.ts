import { alphaFrom, coincidencesOf, type Metric, type Unit } from "./krippendorff";

export type Interval = { low: number; high: number };

/** Resamples behind an interval, and the share of them that it covers. */
export const RESAMPLES = 1_000;
const COVERED = 0.95;

/**
 * Percentile interval of alpha over units drawn with replacement, after Zapf et al. (2016), BMC Medical Research Methodology 16:93,
 * whose simulations keep its coverage where the closed forms lose theirs. `random` gives numbers in [0, 1).
 * Null when no resample has a defined alpha.
 */
export function alphaInterval(units: readonly Unit[], metric: Metric, random: () => number, resamples = RESAMPLES): Interval | null {
  // Coincidences add up over units: a resample only sums other rows.
  const { values, byUnit } = coincidencesOf(units);
  const drawn = Array.from({ length: resamples }, () => alphaFrom({ values, byUnit: byUnit.map(() => byUnit[Math.floor(random() * byUnit.length)]!) }, metric));
  const alphas = drawn.filter((alpha) => alpha !== null).sort((a, b) => a - b);
  if (alphas.length === 0) return null;
  const tail = (1 - COVERED) / 2;
  return { low: quantile(alphas, tail), high: quantile(alphas, 1 - tail) };
}

/** Quantile of sorted values, linear between neighbours (type 7 of Hyndman & Fan 1996). */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place - Math.floor(place));
}
