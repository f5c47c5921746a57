import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementOf, ALPHA_MIN_UNITS, alphaInterval, alphaOf, median, seededRandom, severityOf, type RatedUnit, type Unit } from "@/lib/domain/agreement";
import { quantile } from "@/lib/domain/agreement/bootstrap";

const _ = null;
/** Rows are raters, columns are units, as the publications print them. */
function unitsOf(rows: readonly (readonly (number | null)[])[]): Unit[] {
  return rows[0]!.map((_column, at) => rows.flatMap((row) => (row[at] === null || row[at] === undefined ? [] : [row[at]])));
}

/** Krippendorff (2011), example C: four observers, twelve units, missing data. */
const KRIPPENDORFF_2011 = unitsOf([
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]);
/** The worked example of three coders and fifteen units that encyclopaedias print (Wikipedia, "Krippendorff's alpha"). */
const THREE_CODERS = unitsOf([
  [_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3],
  [1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _],
  [_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4],
]);

/**
 * Alpha without a coincidence matrix: the mean squared difference of pairs within units against that of all pairs of values, taken one by one.
 * Written from the definition, so that a mistake of the matrix would show.
 */
function alphaByPairs(units: readonly Unit[]): number {
  const pairable = units.filter((unit) => unit.length >= 2);
  const all = pairable.flat();
  const distance = (a: number, b: number) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const inside = all.filter((value) => value > low && value < high).length;
    const ends = all.filter((value) => value === low || value === high).length;
    return a === b ? 0 : (inside + ends / 2) ** 2;
  };
  const pairs = (values: readonly number[]) => values.reduce((sum, a, i) => sum + values.reduce((inner, b, j) => (i === j ? inner : inner + distance(a, b)), 0), 0);
  const observed = pairable.reduce((sum, unit) => sum + pairs(unit) / (unit.length - 1), 0) / all.length;
  return 1 - observed / (pairs(all) / (all.length * (all.length - 1)));
}

describe("Krippendorff's alpha", () => {
  it.each([["nominal", 0.743], ["ordinal", 0.815], ["interval", 0.849], ["ratio", 0.797]] as const)("is the %s one of Krippendorff (2011), example C", (metric, published) => {
    expect(alphaOf(KRIPPENDORFF_2011, metric)).toBeCloseTo(published, 3);
  });

  it.each([["nominal", 0.691], ["interval", 0.811]] as const)("is the %s one of the three coders' example", (metric, published) => {
    expect(alphaOf(THREE_CODERS, metric)).toBeCloseTo(published, 3);
  });

  it("is what pairs taken one by one give", () => {
    expect(alphaByPairs(KRIPPENDORFF_2011)).toBeCloseTo(0.815, 3);
    const unit = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 0, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 12 }), (units) => {
        const alpha = alphaOf(units, "ordinal");
        if (alpha !== null) expect(alpha).toBeCloseTo(alphaByPairs(units), 9);
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  it("is one for raters who agree, and undefined where nothing varies or nothing can be paired", () => {
    expect(alphaOf([[1, 1], [3, 3, 3], [5, 5]], "ordinal")).toBe(1);
    expect(alphaOf([[3, 3], [3, 3]], "ordinal")).toBeNull();
    expect(alphaOf([[1], [2], []], "ordinal")).toBeNull();
  });

  it("has an interval that its seed repeats, around the value", () => {
    const interval = alphaInterval(KRIPPENDORFF_2011, "ordinal", seededRandom(1))!;
    expect(alphaInterval(KRIPPENDORFF_2011, "ordinal", seededRandom(1))).toEqual(interval);
    expect(interval.low).toBeLessThan(0.815);
    expect(interval.high).toBeGreaterThan(0.815);
    expect(interval.high).toBeLessThanOrEqual(1);
    expect(alphaInterval(KRIPPENDORFF_2011, "ordinal", seededRandom(2))).not.toEqual(interval);
    expect(alphaInterval([[1], [2]], "ordinal", seededRandom(1))).toBeNull();
  });

  it("takes quantiles between neighbours", () => {
    expect([0, 0.25, 0.5, 1].map((share) => quantile([1, 2, 3, 4], share))).toEqual([1, 1.75, 2.5, 4]);
  });
});

describe("agreement", () => {
  it("says the share within one level, and that there is too little for alpha", () => {
    expect(agreementOf([[4, 4, 4], [4, 3, 4], [3, 3, 3], [4, 2, 3], [5, 4, 4], [1]])).toEqual({
      units: 5, pairs: 15, within: 14 / 15, exact: 8 / 15, alpha: { state: "tooFew", units: 5, needed: ALPHA_MIN_UNITS },
    });
    expect(agreementOf([])).toMatchObject({ units: 0, within: null, exact: null });
  });

  it("says alpha with its interval where there are enough units, and that nothing varied where nothing did", () => {
    const units = Array.from({ length: ALPHA_MIN_UNITS }, (_unit, at) => [1 + (at % 5), 1 + ((at + (at % 3 === 0 ? 1 : 0)) % 5)]);
    const { alpha } = agreementOf(units);
    if (alpha.state !== "known") throw new Error(alpha.state);
    expect(alpha.low).toBeLessThan(alpha.value);
    expect(alpha.high).toBeGreaterThan(alpha.value);
    expect(agreementOf(units.map(() => [3, 3])).alpha).toEqual({ state: "noVariation" });
    expect(agreementOf(units.slice(1)).alpha).toMatchObject({ state: "tooFew" });
  });
});

describe("severity", () => {
  it("compares each rater with the median of the others", () => {
    const units: RatedUnit[] = [{ a: 2, b: 3, c: 4 }, { a: 2, b: 4, c: 4 }, { a: 3, b: 3 }, { c: 5 }];
    const of = Object.fromEntries(severityOf(units).map((severity) => [severity.raterId, severity]));
    // a against 3.5, 4, 3; b against 3, 3, 3; c against 2.5, 3.
    expect(of.a).toMatchObject({ units: 3, meanDifference: (-1.5 - 2 + 0) / 3 });
    expect(of.b!.meanDifference).toBeCloseTo(1 / 3, 12);
    expect(of.c).toMatchObject({ units: 2, meanDifference: 1.25 });
    expect(of.c!.deviation).toBeCloseTo(Math.SQRT1_2 / 2, 12);
    expect(severityOf([{ a: 1, b: 5 }])[0]).toEqual({ raterId: "a", units: 1, meanDifference: -4, deviation: null });
  });
});

describe("the median", () => {
  it("is the middle, or between the two middle ones", () => {
    expect([[], [3], [1, 4], [5, 1, 3]].map(median)).toEqual([null, 3, 2.5, 3]);
  });
});
