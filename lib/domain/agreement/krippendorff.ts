/**
 * Krippendorff's alpha by its coincidence matrix, after Krippendorff, K. (2011), "Computing Krippendorff's Alpha-Reliability",
 * https://repository.upenn.edu/asc_papers/43: alpha = 1 - Do / De = 1 - (n - 1) * sum(o_ck * d_ck) / sum(n_c * n_k * d_ck).
 */

export type Metric = "nominal" | "ordinal" | "interval" | "ratio";

/** What raters said about one thing; a rater who said nothing has no value in it. Order does not matter. */
export type Unit = readonly number[];

/** What each unit adds to the matrix of coincidences, row by row over the sorted values. Units that nobody can be paired in are left out. */
export type Coincidences = { values: readonly number[]; byUnit: readonly Float64Array[] };

/** Each unit of m >= 2 values gives each ordered pair of them 1 / (m - 1). */
export function coincidencesOf(units: readonly Unit[]): Coincidences {
  const pairable = units.filter((unit) => unit.length >= 2);
  const values = [...new Set(pairable.flat())].sort((a, b) => a - b);
  const place = new Map(values.map((value, at) => [value, at]));
  const byUnit = pairable.map((unit) => {
    const cells = new Float64Array(values.length ** 2);
    for (const [i, value] of unit.entries()) {
      for (const [j, other] of unit.entries()) if (i !== j) cells[place.get(value)! * values.length + place.get(other)!]! += 1 / (unit.length - 1);
    }
    return cells;
  });
  return { values, byUnit };
}

/** Squared difference of the values at two places, c < k. The ordinal one counts the ranks between them, half of both ends. */
function difference(metric: Metric, values: readonly number[], totals: readonly number[], c: number, k: number): number {
  const [a, b] = [values[c]!, values[k]!];
  switch (metric) {
    case "nominal":
      return 1;
    case "interval":
      return (a - b) ** 2;
    case "ratio":
      return a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2;
    case "ordinal": {
      let between = -(totals[c]! + totals[k]!) / 2;
      for (let g = c; g <= k; g += 1) between += totals[g]!;
      return between ** 2;
    }
  }
}

/** Alpha of the units that `byUnit` holds, one as often as it stands there; null where it is undefined. */
export function alphaFrom({ values, byUnit }: Coincidences, metric: Metric): number | null {
  const size = values.length;
  const cells = new Float64Array(size ** 2);
  for (const unit of byUnit) for (let at = 0; at < cells.length; at += 1) cells[at]! += unit[at]!;
  const totals = values.map((_value, c) => cells.subarray(c * size, (c + 1) * size).reduce((sum, cell) => sum + cell, 0));
  const n = totals.reduce((sum, total) => sum + total, 0);
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < size; c += 1) {
    for (let k = c + 1; k < size; k += 1) {
      const squared = difference(metric, values, totals, c, k);
      observed += cells[c * size + k]! * squared;
      expected += totals[c]! * totals[k]! * squared;
    }
  }
  return expected === 0 ? null : 1 - ((n - 1) * observed) / expected;
}

/** Alpha of these units; null where it is undefined: nothing can be paired, or all values are the same. */
export function alphaOf(units: readonly Unit[], metric: Metric): number | null {
  return alphaFrom(coincidencesOf(units), metric);
}
