import { alphaInterval, type Interval } from "./bootstrap";
import { alphaOf, type Unit } from "./krippendorff";
import { seededRandom } from "./random";

/** Units that two people rated below which alpha says more about chance than about the raters; a choice of ours, stated beside the figure. */
export const ALPHA_MIN_UNITS = 20;
/** Levels that two raters may be apart and still count as near. */
const NEAR = 1;
const SEED = 20_261_126;

export type Alpha = ({ state: "known"; value: number } & Interval) | { state: "tooFew"; units: number; needed: number } | { state: "noVariation" };
export type Agreement = {
  /** Units that two people or more rated, and pairs of ratings of the same unit. */
  units: number;
  pairs: number;
  /** Share of pairs at most one level apart, and of equal ones, 0 to 1; null without pairs. */
  within: number | null;
  exact: number | null;
  alpha: Alpha;
};

/** How far raters agree, with how little it is known. The interval is drawn with a fixed seed, so that a page shows one figure. */
export function agreementOf(units: readonly Unit[]): Agreement {
  const pairable = units.filter((unit) => unit.length >= 2);
  const gaps = pairable.flatMap((unit) => unit.flatMap((level, at) => unit.slice(at + 1).map((other) => Math.abs(level - other))));
  const share = (most: number) => (gaps.length === 0 ? null : gaps.filter((gap) => gap <= most).length / gaps.length);
  return { units: pairable.length, pairs: gaps.length, within: share(NEAR), exact: share(0), alpha: ordinalAlpha(pairable) };
}

function ordinalAlpha(units: readonly Unit[]): Alpha {
  if (units.length < ALPHA_MIN_UNITS) return { state: "tooFew", units: units.length, needed: ALPHA_MIN_UNITS };
  const value = alphaOf(units, "ordinal");
  const interval = value === null ? null : alphaInterval(units, "ordinal", seededRandom(SEED));
  return value === null || interval === null ? { state: "noVariation" } : { state: "known", value, ...interval };
}
