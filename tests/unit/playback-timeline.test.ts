import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AnswerTimeline } from "@/lib/domain/playback/answer-timeline";
import { afterIdle, bunchesOf, nextMark, parseClock, previousMark, questionAt } from "@/lib/domain/playback/navigation";
import { densityOf, focusOf, pausesOf, stretchesOf } from "@/lib/domain/playback/track";
import { applyEdit } from "@/lib/domain/playback/text-edit";
import type { AnswerEditView, PlaybackMoment } from "@/lib/protocol/playback";

/** Edits that fit the text before them, at instants that never decrease. */
const edits: fc.Arbitrary<AnswerEditView[]> = fc
  .array(fc.record({ wait: fc.nat(400), at: fc.nat(9_999), remove: fc.nat(3), insert: fc.constantFrom("가", "나다라", "a", "\n", "", "😀😀", "\0") }), { maxLength: 700 })
  .map((steps) => {
    let [text, clockMs] = ["", 0];
    return steps.map(({ wait, at, remove, insert }): AnswerEditView => {
      const position = at % (text.length + 1);
      const removed = Math.min(remove, text.length - position);
      text = applyEdit(text, { position, removed, inserted: insert });
      return [(clockMs += wait), position, removed, insert];
    });
  });

function foldTo(all: readonly AnswerEditView[], clockMs: number): string {
  return all.filter(([at]) => at <= clockMs).reduce((text, [, position, removed, inserted]) => applyEdit(text, { position, removed, inserted }), "").replaceAll("\0", "");
}

describe("an answer's timeline", () => {
  it("reads the same wherever one jumps to, in any order", () => {
    fc.assert(
      fc.property(edits, fc.array(fc.nat(300_000), { maxLength: 20 }), (all, jumps) => {
        const timeline = new AnswerTimeline(all);
        for (const clockMs of [...jumps, ...all.slice(0, 5).map(([at]) => at), Number.MAX_SAFE_INTEGER]) expect(timeline.textAt(clockMs)).toBe(foldTo(all, clockMs));
      }),
      { seed: 20261126, numRuns: 60 },
    );
  });

  it("is drawn as it reads at the instant of every update", () => {
    fc.assert(
      fc.property(edits, (all) => {
        const timeline = new AnswerTimeline(all);
        for (const [at] of all) if (!composing(all, at)) expect(timeline.drawnAt(at).text).toBe(timeline.textAt(at));
      }),
      { seed: 20261126, numRuns: 40 },
    );
  });

  it("types what came at once syllable by syllable, never half a one", () => {
    const timeline = new AnswerTimeline([[0, 0, 0, "답: "], [10_000, 3, 0, "한글👩‍💻을"]]);
    const seen = new Set<string>();
    for (let at = 0; at <= 10_000; at += 10) seen.add(timeline.drawnAt(at).text);
    expect([...seen]).toEqual(["답: ", "답: 한", "답: 한글", "답: 한글👩‍💻", "답: 한글👩‍💻을"]);
    expect(timeline.drawnAt(9_900).caret).toBeGreaterThan(3);
  });

  it("waits for the whole syllable where the journal has a half one", () => {
    const timeline = new AnswerTimeline([[0, 0, 0, "가"], [100, 1, 0, "ㅎ"], [300, 1, 1, "하"], [500, 1, 1, "한"]]);
    expect(timeline.textAt(350)).toBe("가하");
    expect([0, 150, 350, 500].map((at) => timeline.drawnAt(at).text)).toEqual(["가", "가", "가", "가한"]);
    // Left as it is, an unfinished syllable is what was written.
    expect(new AnswerTimeline([[0, 0, 0, "ㅋ"], [60_000, 0, 1, "하"]]).drawnAt(100).text).toBe("ㅋ");
  });

  it("shows a paste at once", () => {
    const timeline = new AnswerTimeline([[10_000, 0, 0, "x".repeat(500)]]);
    expect(timeline.drawnAt(9_999).text).toBe("");
    expect(timeline.drawnAt(10_000).text).toHaveLength(500);
  });
});

function composing(all: readonly AnswerEditView[], at: number): boolean {
  const count = all.filter(([instant]) => instant <= at).length;
  return all[count]?.[2] === 1;
}

describe("moving about", () => {
  const active: [number, number][] = [[10_000, 20_000], [60_000, 61_000]];

  it("skips what is idle up to shortly before the next thing, and nothing else", () => {
    expect(afterIdle(active, 0)).toBe(8_500);
    expect(afterIdle(active, 9_000)).toBeNull();
    expect(afterIdle(active, 20_000)).toBeNull();
    expect(afterIdle(active, 20_001)).toBe(58_500);
    expect(afterIdle(active, 58_600)).toBeNull();
    expect(afterIdle(active, 61_001)).toBeNull();
  });

  it("goes from mark to mark, back past the one that was just reached", () => {
    expect([nextMark([1_000, 9_000], 1_000), nextMark([1_000], 1_000)]).toEqual([9_000, null]);
    expect([previousMark([1_000, 9_000], 9_500), previousMark([1_000, 9_000], 12_000), previousMark([1_000], 500)]).toEqual([1_000, 9_000, null]);
  });

  it("shows the answer written in last, unless another question was asked since", () => {
    const questions = [{ questionId: "q1", clockMs: 1_000 }, { questionId: "q2", clockMs: 5_000 }] as Parameters<typeof questionAt>[0]["questions"];
    const focus = [{ clockMs: 2_000, questionId: "q1" }, { clockMs: 6_000, questionId: "q2" }, { clockMs: 7_000, questionId: "q1" }];
    expect([0, 1_500, 5_500, 6_500, 7_500].map((at) => questionAt({ questions, focus }, at))).toEqual([null, "q1", "q2", "q2", "q1"]);
  });

  it("reads a clock from an address and refuses everything else", () => {
    expect(["21:38", "00:00", "1:02:03", "121:00"].map(parseClock)).toEqual([1_298_000, 0, 3_723_000, 7_260_000]);
    expect(["", "21", "21:60", "-1:00", "1:2:3", "<b>", "21:38 "].map(parseClock)).toEqual(Array(7).fill(null));
  });

  it("draws moments that stand too close together as one", () => {
    const moments = [0, 10, 90, 120, 400].map((clockMs) => ({ id: String(clockMs), clockMs, questionId: null, kind: "question" }) as PlaybackMoment);
    expect(bunchesOf(moments, 100).map((bunch) => bunch.map(({ clockMs }) => clockMs))).toEqual([[0, 10, 90], [120], [400]]);
  });
});

describe("what the scrubber shows", () => {
  const log = (...instants: number[]) => instants.map((clockMs) => ({ seq: clockMs, clockMs, position: 0, removed: 0, inserted: "가나" }));

  it("counts all that was typed, once", () => {
    const { units } = densityOf(new Map([["q1", log(0, 500, 180_000)], ["q2", log(90_000)]]), 180_000);
    expect(units.reduce((sum, part) => sum + part, 0)).toBe(8);
    expect([units[0], units[90], units[179]]).toEqual([4, 2, 2]);
  });

  it("says which answer was written in from when on", () => {
    expect(focusOf(new Map([["q1", log(1, 2, 9)], ["q2", log(3, 4)]]), [], [])).toEqual([{ clockMs: 1, questionId: "q1" }, { clockMs: 3, questionId: "q2" }, { clockMs: 9, questionId: "q1" }]);
  });

  it("joins what is less than the idle time apart", () => {
    expect(stretchesOf([50_000, 1_000, 9_000, 9_000, 58_001])).toEqual([[1_000, 9_000], [50_000, 50_000], [58_001, 58_001]]);
  });

  it("knows how long the clock stood still", () => {
    const history = [
      { seq: 1, at: 1_000, clock: { accumulatedMs: 0, runningSince: 1_000 } },
      { seq: 5, at: 61_000, clock: { accumulatedMs: 60_000, runningSince: null } },
      { seq: 9, at: 91_000, clock: { accumulatedMs: 60_000, runningSince: 91_000 } },
      { seq: 12, at: 121_000, clock: { accumulatedMs: 90_000, runningSince: null } },
    ];
    expect(pausesOf(history)).toEqual([{ clockMs: 60_000, lastedMs: 30_000 }]);
  });
});
