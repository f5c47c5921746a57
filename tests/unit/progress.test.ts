import { describe, expect, it } from "vitest";
import { competencySchema } from "@/lib/content/schema";
import { figuresOf, isCalibrationOpen, nextStop, stopsOf } from "@/lib/domain/calibration";
import { carriedOf, missedOf, progressOf, type Played } from "@/lib/domain/progress";
import { aLiveInterview } from "../support/interview";

const DAY_MS = 24 * 3_600_000;

function played(over: Partial<Played> & { day: number }): Played {
  const { day, ...rest } = over;
  return { interviewId: `i${day}`, slug: "sample", scenario: "Sample", at: day * DAY_MS, round: { key: `r${day}`, label: `round ${day}` }, overall: 3, medians: [{ competency: "diagnosis", median: 3 }], followUps: [], ...rest };
}

describe("progress", () => {
  it("has a point a round, oldest first, with how many interviews stand behind it", () => {
    const round = { key: "r1", label: "round 1" };
    const view = progressOf([
      played({ day: 9, overall: null, medians: [] }),
      played({ day: 2, round, overall: 4, medians: [{ competency: "diagnosis", median: 4 }, { competency: "diagnosis", median: 2 }] }),
      played({ day: 1, round, overall: 3, medians: [{ competency: "diagnosis", median: 5 }] }),
    ], competencySchema.options);
    expect(view.points.map(({ label, interviews, overall }) => [label, interviews, overall])).toEqual([["round 1", 2, 3.5], ["round 9", 1, null]]);
    expect(view.points[0]!.levels).toMatchObject({ diagnosis: 11 / 3, systems: null });
    expect(view.interviews).toBe(3);
  });

  it("counts what is missed again, however it is spaced, and says when it was answered since", () => {
    const missed = missedOf([
      played({ day: 3, followUps: [{ prompt: "What  fills\nup?", outcome: "partly" }, { prompt: "Who dies?", outcome: "answered" }] }),
      played({ day: 1, followUps: [{ prompt: "What fills up?", outcome: "missed" }, { prompt: "Who dies?", outcome: "missed" }, { prompt: "Why 60?", outcome: "answered" }] }),
      played({ day: 2, followUps: [{ prompt: "Which log?", outcome: "missed" }] }),
    ]);
    expect(missed.map(({ prompt, missed: times, asked, last, open }) => [prompt, times, asked, last, open])).toEqual([
      ["What  fills\nup?", 2, 2, "partly", true],
      ["Which log?", 1, 1, "missed", true],
      ["Who dies?", 1, 2, "answered", false],
    ]);
  });

  it("carries over what is open, keeps the wording of unseen scenarios back, and offers nothing that is asked anyway", () => {
    const before = [
      played({ day: 1, slug: "seen", followUps: [{ prompt: "A", outcome: "missed" }, { prompt: "B", outcome: "missed" }, { prompt: "C", outcome: "answered" }] }),
      played({ day: 2, slug: "unseen", followUps: [{ prompt: "SECRET", outcome: "missed" }] }),
    ];
    const carried = carriedOf(before, (slug) => slug === "seen", (prompt) => prompt === "B");
    expect(carried).toEqual({ offered: [{ prompt: "A", scenario: "Sample", missed: 1, last: "missed", lastAt: DAY_MS }], hidden: 1 });
    expect(JSON.stringify(carried)).not.toContain("SECRET");
  });
});

describe("calibration", () => {
  it("stops before each follow-up, at each answer's end and at the whole, in the order of the interview", () => {
    const { interview, interviewer } = aLiveInterview();
    for (const node of ["q1", "q1-f1", "q1-card", "q2", "q1-f3"]) interview.reveal(interviewer, node);
    const stops = stopsOf(interview.scenario, interview.state);
    expect(stops.map(({ scope, asked }) => [scope, asked])).toEqual([["q1-f1", []], ["q1-f3", ["q1-f1"]], ["q1", ["q1-f1", "q1-f3"]], ["q2", []], ["interview", []]]);
    expect(stops.map(({ seq }) => seq === null)).toEqual([false, false, true, true, true]);
    expect(nextStop(stops, {})!.scope).toBe("q1-f1");
    expect(nextStop(stops, { "q1-f1/q1-c1": 3, "q1/q1-c1": 4 })!.scope).toBe("q1-f3");
    const all = Object.fromEntries(stops.flatMap(({ scope, criteria }) => criteria.map((criterion) => [`${scope}/${criterion}`, "notObserved"] as const)));
    expect(nextStop(stops, all)).toBeNull();
  });

  it("opens when everybody who can rate has handed in, or at its end", () => {
    const state = { closesAt: 100, eligible: ["a", "b"] };
    expect(isCalibrationOpen({ ...state, submitted: ["a"] }, 99)).toBe(false);
    expect(isCalibrationOpen({ ...state, submitted: ["b", "a"] }, 0)).toBe(true);
    expect(isCalibrationOpen({ ...state, submitted: [] }, 100)).toBe(true);
    expect(isCalibrationOpen({ closesAt: 100, eligible: [], submitted: [] }, 0)).toBe(false);
  });

  it("counts levels only, and shows how each differs from the others", () => {
    const stop = { scope: "q1", questionId: "q1", seq: null, asked: [], criteria: ["x", "y"] };
    const { rows, severity, agreement } = figuresOf([stop], { a: { "q1/x": 2, "q1/y": 3 }, b: { "q1/x": 4, "q1/y": "notObserved" } });
    expect(rows).toMatchObject([{ median: 3, spread: 2 }, { median: 3, spread: 0 }]);
    expect(severity).toMatchObject([{ raterId: "a", units: 1, meanDifference: -2 }, { raterId: "b", meanDifference: 2 }]);
    expect(agreement).toMatchObject({ units: 1, within: 0 });
  });
});
