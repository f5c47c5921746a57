import { describe, expect, it } from "vitest";
import { clockAt, elapsedAt, formatClock, formatOver, formatSpent, usedShare } from "@/components/console/clock/clock";
import { briefingSpent, currentQuestion, leftMs, restMinutes, spentOn } from "@/components/console/clock/plan";
import { CONSOLE_AS_OF, consoleView, question } from "../support/console-view";

const live = { status: "live", elapsedMs: 60_000, asOf: 1_000_000, plannedMinutes: 45 } as const;

describe("the console's clock", () => {
  it("goes on while live, stands still otherwise, and never runs backwards", () => {
    expect(elapsedAt(live, 1_005_000)).toBe(65_000);
    expect(elapsedAt(live, 999_000)).toBe(60_000);
    for (const status of ["lobby", "paused", "ended"] as const) expect(elapsedAt({ ...live, status }, 1_005_000)).toBe(60_000);
  });

  it("places a past instant on the running clock, from its start on, and says nothing while it stands still", () => {
    expect(clockAt(live, 990_000)).toBe(50_000);
    expect(clockAt(live, 0)).toBe(0);
    expect(clockAt({ ...live, status: "paused" }, 990_000)).toBeNull();
  });

  it("formats minutes and seconds, and hours only when there are any", () => {
    expect(formatClock(0)).toBe("00:00");
    expect(formatClock(1_457_999)).toBe("24:17");
    expect(formatClock(3_723_000)).toBe("1:02:03");
    expect(formatClock(-5)).toBe("00:00");
    expect(formatSpent(460_000)).toBe("7:40");
    expect(formatSpent(600_000)).toBe("10:00");
    expect(formatSpent(4_000)).toBe("0:04");
  });

  it("says by how much a plan is over, from the first full second on", () => {
    expect(formatOver(600_999, 10)).toBeNull();
    expect(formatOver(601_000, 10)).toBe("+00:01");
    expect(formatOver(700_000, 10)).toBe("+01:40");
  });

  it("keeps the used share between nothing and all", () => {
    expect(usedShare(-1, 10)).toBe(0);
    expect(usedShare(300_000, 10)).toBe(0.5);
    expect(usedShare(900_000, 10)).toBe(1);
    expect(usedShare(0, 0)).toBe(1);
  });
});

describe("the plan against the clock", () => {
  it("adds what runs now, what was not asked, and the wrap-up", () => {
    const view = consoleView();
    expect(restMinutes(view, CONSOLE_AS_OF)).toBe(4 + 7 + 5 + 5);
    expect(leftMs(view, CONSOLE_AS_OF)).toBe(1_243_000);
  });

  it("does not count a question twice once its time is used up, nor one that was dropped", () => {
    const view = consoleView();
    const questions = view.questions.map((each) => (each.nodeId === "q4" ? { ...each, state: "dropped" as const } : each));
    expect(restMinutes({ ...view, questions }, CONSOLE_AS_OF + 600_000)).toBe(5 + 5);
  });

  it("counts the briefing until the first question is out", () => {
    const view = consoleView({ clock: { ...live, elapsedMs: 30_000, asOf: 0 }, questions: [question({ nodeId: "q1", index: 1, minutes: 8 })] });
    expect(currentQuestion(view)).toBeNull();
    expect(briefingSpent(view, 0)).toBe(30_000);
    expect(restMinutes(view, 0)).toBe(2 + 8 + 5);
    expect(briefingSpent(consoleView(), CONSOLE_AS_OF)).toBe(118_000);
  });

  it("lets only the current question go on counting", () => {
    const view = consoleView();
    const [, second, third] = view.questions;
    expect(spentOn(view, third!, CONSOLE_AS_OF + 3_000)).toBe(375_000);
    expect(spentOn(view, second!, CONSOLE_AS_OF + 3_000)).toBe(505_000);
  });
});
