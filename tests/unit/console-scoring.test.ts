import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { lineAt, placeOf, quoteOf } from "@/components/console/pins/pins";
import { DIFF_MAX_CHANGED_LINES, sideBySide, type Piece } from "@/lib/domain/line-diff";
import { criteriaOf, emptyCriteria, filledCount, levelOf, moveCriterion, pressedLevel } from "@/components/console/rubric/rubric";
import { QUOTE_MAX_CHARS } from "@/lib/protocol/limits";
import { consoleView } from "../support/console-view";

const view = consoleView();

describe("the rubric on the console", () => {
  it("counts what has an answer, not observed included", () => {
    expect(filledCount(view, "interview")).toEqual({ filled: 4, of: 5 });
    const notObserved = consoleView({ scores: [...view.scores, { scope: "interview", criterionId: "followUp", level: "notObserved", clockMs: 0 }] });
    expect(filledCount(notObserved, "interview")).toEqual({ filled: 5, of: 5 });
    expect(filledCount(view, "q4")).toEqual({ filled: 0, of: 0 });
  });

  it("names the empty criteria of the interview and of asked questions only", () => {
    expect(emptyCriteria(view).map(({ scope, criterion }) => `${scope}/${criterion.id}`)).toEqual(["interview/followUp", "q3/q3-window"]);
    const q4 = { ...view, rubric: { ...view.rubric, byQuestion: { q4: view.rubric.byQuestion["q3"]! } } };
    expect(emptyCriteria(q4).map(({ scope }) => scope)).toEqual(["interview"]);
  });

  it("keeps scores of different scopes apart", () => {
    expect(levelOf(view.scores, "interview", "systems")).toBe(3);
    expect(levelOf(view.scores, "q3", "systems")).toBeNull();
  });

  it("goes round the criteria in both directions", () => {
    const criteria = criteriaOf(view, "interview");
    expect(moveCriterion(criteria, "communication", 1)).toBe("diagnosis");
    expect(moveCriterion(criteria, "diagnosis", -1)).toBe("communication");
    expect(moveCriterion(criteria, null, 1)).toBe("diagnosis");
    expect(moveCriterion([], null, 1)).toBeNull();
  });

  it("takes a level back on the same key", () => {
    expect(pressedLevel(3, 3)).toBeNull();
    expect(pressedLevel(3, 4)).toBe(4);
    expect(pressedLevel("notObserved", "notObserved")).toBeNull();
  });
});

describe("pinned evidence", () => {
  const text = "가\n나다\n라 나다";

  it("stands at its offsets while they still read the same", () => {
    expect(placeOf(text, { start: 7, end: 9, quote: "나다" })).toEqual({ start: 7, end: 9, line: 3 });
  });

  it("follows its text to the nearest place when the answer changed, and is nowhere when the text is gone", () => {
    expect(placeOf(text, { start: 3, end: 5, quote: "나다" })).toEqual({ start: 2, end: 4, line: 2 });
    expect(placeOf(text, { start: 40, end: 42, quote: "나다" })).toEqual({ start: 7, end: 9, line: 3 });
    expect(placeOf(text, { start: 0, end: 2, quote: "없다" })).toBeNull();
  });

  it("takes a selection without the blanks around it", () => {
    expect(quoteOf({ start: 4, text: " \n나다 라\n" })).toEqual({ start: 6, end: 10, quote: "나다 라" });
    expect(quoteOf({ start: 4, text: " \n\t" })).toBeNull();
  });

  it("cuts a long selection, but never through a character", () => {
    expect(quoteOf({ start: 0, text: "가".repeat(QUOTE_MAX_CHARS + 1) })?.end).toBe(QUOTE_MAX_CHARS);
    expect(quoteOf({ start: 0, text: `${"가".repeat(QUOTE_MAX_CHARS - 1)}🙂` })?.quote).toBe("가".repeat(QUOTE_MAX_CHARS - 1));
  });

  it("counts lines from one", () => {
    expect([0, 1, 2, 4, 5].map((offset) => lineAt(text, offset))).toEqual([1, 1, 2, 2, 3]);
  });
});

describe("expected beside got", () => {
  const text = (side: Piece[] | null) => (side === null ? null : side.map((piece) => piece.text).join(""));

  it("aligns lines that both have and leaves a gap where one side lacks a line", () => {
    const rows = sideBySide("a\nb\nc\n", "a\nc\n");
    expect(rows.map((row) => [text(row.left), text(row.right)])).toEqual([["a", "a"], ["b", null], ["c", "c"]]);
    expect(rows.map((row) => row.same)).toEqual([true, false, true]);
  });

  it("marks only the part of a line that differs", () => {
    const [row] = sideBySide("     60 203.0.113.24", "     48 203.0.113.24");
    expect(row?.left).toEqual([{ text: "     ", changed: false }, { text: "60", changed: true }, { text: " 203.0.113.24", changed: false }]);
  });

  it("keeps every line of both sides in order, whatever they are", () => {
    const line = fc.constantFrom("a", "aa", "b", "가", "", "a b");
    const lines = fc.array(line, { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (left, right) => {
        const rows = sideBySide(`${left.join("\n")}\n`, `${right.join("\n")}\n`);
        expect(rows.flatMap((row) => text(row.left) ?? []).join("\n")).toBe(left.join("\n"));
        expect(rows.flatMap((row) => text(row.right) ?? []).join("\n")).toBe(right.join("\n"));
        for (const row of rows) expect(row.same).toBe(text(row.left) === text(row.right));
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it("aligns long texts, and compares place by place what has hardly anything in common", () => {
    const long = Array.from({ length: DIFF_MAX_CHANGED_LINES + 1 }, (_, at) => `row ${at}`);
    expect(sideBySide(long.join("\n"), long.slice(1).join("\n")).filter((row) => !row.same)).toHaveLength(1);
    const other = long.map((row) => `${row}!`);
    const rows = sideBySide(long.join("\n"), other.join("\n"));
    expect(rows).toHaveLength(long.length);
    expect(text(rows[7]!.right)).toBe("row 7!");
  });
});
