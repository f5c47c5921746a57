import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clip } from "@/lib/evaluators/evidence/clip";
import { simulated, worst } from "@/lib/evaluators/evidence/verdicts";
import { isStarved } from "@/lib/evaluators/sandbox/starvation";

const SEED = { seed: 20_260_315 };

describe("evidence", () => {
  it("is as good as its worst part, and says nothing about nothing", () => {
    expect(worst(["pass", "pass"])).toBe("pass");
    expect(worst(["pass", "inconclusive", "pass"])).toBe("inconclusive");
    expect(worst(["fail", "inconclusive"])).toBe("fail");
    expect(worst(["error", "fail"])).toBe("error");
    expect(worst([])).toBe("inconclusive");
  });

  it("of a simulation never says fail", () => {
    expect(simulated([{ id: "a", label: "a", verdict: "fail" }, { id: "b", label: "b", verdict: "pass" }]).map(({ verdict }) => verdict)).toEqual(["inconclusive", "pass"]);
  });

  it("says nothing of a run that waited for a processor most of the time", () => {
    expect(isStarved(100, 2_400, 2_500)).toBe(true);
    // Sleeping, and burning: neither waits.
    expect(isStarved(5, 10, 2_500)).toBe(false);
    expect(isStarved(2_490, 10, 2_500)).toBe(false);
    // A fork bomb waits for itself.
    expect(isStarved(4_900, 100_000, 2_500)).toBe(false);
  });

  it("fits its bytes, stays well-formed, has no control characters, and is the beginning of the text (property)", () => {
    const property = fc.property(fc.string({ unit: "binary", maxLength: 80 }), fc.nat({ max: 100 }), (text, bytes) => {
      const { text: shown, clipped } = clip(text, bytes);
      expect(shown.isWellFormed()).toBe(true);
      expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
      if (!clipped) expect(shown.length).toBe(text.length);
      const kept = shown.replace(/[\u2400-\u241f]/g, "-").length;
      expect(Buffer.byteLength(text.slice(0, kept).toWellFormed())).toBeLessThanOrEqual(bytes);
    });
    fc.assert(property, SEED);
  });

  it("cuts between characters", () => {
    expect(clip("가나다", 7)).toEqual({ text: "가나", clipped: true });
    expect(clip("a😀", 4)).toEqual({ text: "a", clipped: true });
    expect(clip("a\0b\u001b[2J\n", 100)).toEqual({ text: "a␀b␛[2J\n", clipped: false });
  });
});
