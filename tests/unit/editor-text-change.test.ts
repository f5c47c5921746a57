import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { applyChanges, changesOfDelta, compose, difference, moveOffset, tighten, type Change, type DeltaStep } from "@/components/editor/text-change";

const SEED = 20261122;
const letters = fc.constantFrom("a", "b", " ", "\n", "한", "ㅎ", "글", "😀", "👩‍💻");
const text = fc.array(letters, { maxLength: 14 }).map((parts) => parts.join(""));

/** Changes one after the other, each in the coordinates of the text as it is by then. */
const steps = fc.array(fc.tuple(fc.nat(), fc.nat(6), text), { maxLength: 12 });

function run(base: string, script: [number, number, string][]): { end: string; changes: Change[] } {
  let end = base;
  let changes: Change[] = [];
  for (const [at, most, insert] of script) {
    const offset = at % (end.length + 1);
    const change = { offset, length: Math.min(most, end.length - offset), text: insert };
    changes = compose(changes, change);
    end = applyChanges(end, [change]);
  }
  return { end, changes };
}

describe("changes of a text", () => {
  it("compose to what they do one by one, sorted and apart", () => {
    fc.assert(
      fc.property(text, steps, (base, script) => {
        const { end, changes } = run(base, script);
        expect(applyChanges(base, changes)).toBe(end);
        for (const [index, change] of changes.slice(1).entries()) {
          const before = changes[index] as Change;
          expect(change.offset).toBeGreaterThan(before.offset + before.length);
        }
      }),
      { seed: SEED, numRuns: 2_000 },
    );
  });

  it("make one insert of the half syllables of a composition", () => {
    const { changes } = run("echo ", [[5, 0, "ㅎ"], [5, 1, "하"], [5, 1, "한"]]);
    expect(changes).toEqual([{ offset: 5, length: 0, text: "한" }]);
  });

  it("are tightened without changing their meaning or cutting a surrogate pair", () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const change = difference(from, to);
        expect(change ? applyChanges(from, [change]) : from).toBe(to);
        if (!change) return;
        const doc = new Y.Doc();
        const shared = doc.getText("t");
        shared.insert(0, from);
        shared.delete(change.offset, change.length);
        shared.insert(change.offset, change.text);
        expect(shared.toString()).toBe(to);
      }),
      { seed: SEED, numRuns: 2_000 },
    );
  });

  it("keep a pair of surrogates whole when only its second half differs", () => {
    expect(tighten("x😀y", { offset: 2, length: 1, text: "\ude01" })).toEqual({ offset: 1, length: 2, text: "😁" });
  });

  it("come out of a Yjs delta in the coordinates before it", () => {
    fc.assert(
      fc.property(text, steps, (base, script) => {
        const doc = new Y.Doc();
        const shared = doc.getText("t");
        shared.insert(0, base);
        let delta: DeltaStep[] = [];
        shared.observe((event) => (delta = event.delta as DeltaStep[]));
        doc.transact(() => {
          for (const [at, most, insert] of script) {
            const whole = [...shared.toString()];
            const from = whole.slice(0, at % (whole.length + 1)).join("").length;
            const length = whole.slice(at % (whole.length + 1), (at % (whole.length + 1)) + most).join("").length;
            shared.delete(from, length);
            shared.insert(from, insert);
          }
        });
        expect(applyChanges(base, changesOfDelta(delta))).toBe(shared.toString());
      }),
      { seed: SEED, numRuns: 1_000 },
    );
  });

  it("count an embed as one letter and show a carriage return as a blank, so that offsets stay those of Yjs", () => {
    expect(changesOfDelta([{ retain: 2 }, { insert: { image: "x" } }, { insert: "a\r\nb" }])).toEqual([{ offset: 2, length: 0, text: "￼a \nb" }]);
  });
});

describe("an offset under other people's changes", () => {
  const changes: Change[] = [
    { offset: 2, length: 0, text: "xyz" },
    { offset: 5, length: 3, text: "" },
  ];
  it("stays before an insert right at it, unless it sticks to what follows", () => {
    expect(moveOffset(2, changes)).toBe(2);
    expect(moveOffset(2, changes, "after")).toBe(5);
  });
  it("moves by what came in and went away before it", () => {
    expect([0, 3, 5, 6, 8, 9].map((offset) => moveOffset(offset, changes))).toEqual([0, 6, 8, 8, 8, 9]);
  });
});
