import { median } from "./median";

/** Levels of one unit by rater. */
export type RatedUnit = Readonly<Record<string, number>>;

export type Severity = {
  raterId: string;
  /** Units that this rater and somebody else rated. */
  units: number;
  /** Mean of own level minus the median of the others', in levels: below zero is stricter than the group. */
  meanDifference: number;
  /** Standard deviation of those differences (n - 1), in levels: how much this rater varies against the group; null for a single unit. */
  deviation: number | null;
};

/**
 * How each rater differs from the others. The rater is left out of the group's level, so that a small group is not compared with itself.
 * Mean difference and its standard deviation are those of Bland & Altman (1986), The Lancet 327:307-310, with the others' median as the second method.
 */
export function severityOf(units: readonly RatedUnit[]): Severity[] {
  const differences = new Map<string, number[]>();
  for (const unit of units) {
    for (const [raterId, level] of Object.entries(unit)) {
      const others = Object.entries(unit).flatMap(([id, other]) => (id === raterId ? [] : [other]));
      const middle = median(others);
      if (middle !== null) differences.set(raterId, [...(differences.get(raterId) ?? []), level - middle]);
    }
  }
  return [...differences].map(([raterId, values]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { raterId, units: values.length, meanDifference: mean, deviation: values.length < 2 ? null : Math.sqrt(squares / (values.length - 1)) };
  });
}
