import { describe, expect, it } from "vitest";
import { gapAt, Pace } from "@/lib/server/text/pace";

describe("the pace of group commits", () => {
  it("leaves a key no time to wait while the event loop has time, and more the busier it is", () => {
    expect(gapAt(0)).toBe(gapAt(0.5));
    expect(gapAt(0.5)).toBeLessThanOrEqual(1);
    const gaps = [0.6, 0.7, 0.8, 0.9, 1].map(gapAt);
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    expect(new Set(gaps).size).toBe(gaps.length);
  });

  it("never waits longer than at full load", () => {
    expect(gapAt(1.2)).toBe(gapAt(1));
    expect(gapAt(-1)).toBe(gapAt(0));
    expect(gapAt(1)).toBeLessThanOrEqual(10);
  });

  it("lets the first commit go at once, and a full one whatever the load", () => {
    const pace = new Pace();
    expect(pace.left(1)).toBe(0);
    pace.began();
    expect(pace.left(1)).toBeLessThanOrEqual(1);
    expect(pace.left(1_000)).toBe(0);
  });
});
