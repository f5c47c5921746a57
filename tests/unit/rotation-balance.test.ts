import { describe, expect, it } from "vitest";
import { fairestCounts } from "@/lib/domain/rotation/fair-share";
import { goalsOf } from "@/lib/domain/rotation/goals";
import { planSeason } from "@/lib/domain/rotation/plan-season";
import type { PlannerInput } from "@/lib/domain/rotation/types";
import { aMember, aSeason, seatsIn } from "../support/rotation";

const SIZES = Array.from({ length: 39 }, (_, at) => at + 2);

/** Spread of each role, counted from the seats alone. */
function spreads(input: PlannerInput, plan: ReturnType<typeof planSeason>): Map<string, number> {
  const roles = new Set(plan.rounds.flatMap((round) => seatsIn(round).map(([, role]) => role)));
  return new Map(
    [...roles].map((role) => {
      const counts = input.members.map(({ id }) => plan.rounds.reduce((sum, round) => sum + seatsIn(round).filter(([member, one]) => member === id && one === role).length, 0));
      return [role, Math.max(...counts) - Math.min(...counts)];
    }),
  );
}

describe("role counts over a season", () => {
  it.each(SIZES)("differ by at most one in a group of %i, and no ordered pair meets again before it must", (size) => {
    for (const rounds of [1, 7, 12]) {
      const input = aSeason(size, rounds, { authorRooms: size >= 6 ? 1 : 0 });
      const plan = planSeason(input);
      for (const [role, spread] of spreads(input, plan)) {
        const balance = plan.balance.find((one) => one.role === role)!;
        expect(spread, `${role}, ${rounds} rounds`).toBe(balance.spread);
        expect(spread, `${role}, ${rounds} rounds`).toBeLessThanOrEqual(1);
        expect(balance.lowerBound).toBeLessThanOrEqual(spread);
        expect(balance.reasons).toEqual([]);
      }
      expect(plan.pairs.repeats).toBe(plan.pairs.lowerBound);
    }
  });

  it("stay within one of each other when a person is away now and then", () => {
    const absences = [1, 4, 6, 9, 2, 7].map((round, at) => ({ member: `m${(at % 5) + 1}`, round }));
    const plan = planSeason(aSeason(7, 10, { absences }));
    for (const role of plan.balance) expect(role.spread, role.role).toBeLessThanOrEqual(1);
  });

  it("reach the lower bound of asking and answering for somebody who joins late, and say why it is more than one", () => {
    const input = aSeason(6, 12);
    const plan = planSeason({ ...input, members: [...input.members.slice(0, 5), aMember("late", { joinedRound: 11 })] });
    const interviewer = plan.balance.find((one) => one.role === "interviewer")!;
    expect(interviewer.lowerBound).toBeGreaterThan(1);
    expect(interviewer.reasons).toContainEqual({ code: "joinedLate", member: "late", round: 11 });
    const [asks, answers] = [interviewer, plan.balance.find((one) => one.role === "candidate")!].map((one) => one.counts.late!);
    expect(asks! + answers!).toBe(2);
  });

  it("even out what past rounds left uneven", () => {
    const history = [1, 2, 3].map((round) => ({ round, counts: true, rests: [], rooms: [{ interviewer: "m1", candidate: "m2", author: null, observers: ["m3"], scenario: null }] }));
    const input = { ...aSeason(3, 6, { history }), rounds: [4, 5, 6, 7, 8, 9] };
    expect(planSeason(input).balance.map((role) => role.spread)).toEqual([0, 0, 0]);
  });

  it("leave out guests and members who come to no round", () => {
    const input = aSeason(5, 6, { absences: [1, 2, 3, 4, 5, 6].map((round) => ({ member: "m5", round })) });
    const plan = planSeason({ ...input, members: [aMember("guest", { isGuest: true, roles: ["observer"] }), ...input.members] });
    expect(plan.balance[0]?.compared).toEqual(["m1", "m2", "m3", "m4"]);
    expect(plan.balance.find((one) => one.role === "interviewer")?.spread).toBeLessThanOrEqual(1);
  });
});

describe("the fairest sharing of one role", () => {
  /** Smallest difference over all ways to give the seats, by trying them all. */
  function smallestSpread(rounds: readonly { seats: number; able: readonly number[] }[], counts: readonly number[], at = 0): number {
    if (at === rounds.length) return Math.max(...counts) - Math.min(...counts);
    const { seats, able } = rounds[at]!;
    return Math.min(...subsets(able, seats).map((taken) => smallestSpread(rounds, counts.map((count, member) => count + (taken.includes(member) ? 1 : 0)), at + 1)));
  }
  function subsets(items: readonly number[], size: number): number[][] {
    if (size === 0) return [[]];
    return items.flatMap((item, at) => subsets(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]));
  }

  it.each([
    [[{ seats: 1, able: [0, 1] }, { seats: 1, able: [0, 1] }, { seats: 1, able: [2] }, { seats: 1, able: [0, 2] }], [0, 0, 0]],
    [[{ seats: 1, able: [0] }, { seats: 1, able: [0] }, { seats: 1, able: [0, 1] }, { seats: 1, able: [1, 2] }], [0, 0, 0]],
    [[{ seats: 2, able: [0, 1, 2, 3] }, { seats: 2, able: [0, 1, 3] }, { seats: 1, able: [0, 1] }], [2, 0, 0, 1]],
    [[{ seats: 1, able: [3] }, { seats: 1, able: [3, 2] }, { seats: 1, able: [2, 1] }, { seats: 1, able: [3] }, { seats: 1, able: [3] }], [3, 0, 0, 0]],
  ])("is what trying every sharing finds (%#)", (rounds, start) => {
    const counts = fairestCounts({ rounds, start, most: start.map(() => Infinity) })!;
    expect(Math.max(...counts) - Math.min(...counts)).toBe(smallestSpread(rounds, start));
  });

  it("is none where not all seats can be given", () => {
    expect(fairestCounts({ rounds: [{ seats: 2, able: [0] }], start: [0], most: [Infinity] })).toBeNull();
    expect(fairestCounts({ rounds: [{ seats: 1, able: [0] }, { seats: 1, able: [0] }], start: [0], most: [1] })).toBeNull();
  });
});

describe("goals", () => {
  it("count what is left of them", () => {
    const input = { ...aSeason(3, 3), members: [aMember("m1", { level: 1 }), aMember("m2", { level: 4 }), aMember("m3", { isNew: true })] };
    const room = { room: "A", interviewer: "m1", candidate: "m2", author: null, observers: ["m3"], scenario: { kind: "open" as const } };
    const rounds = [1, 2, 3].map((round) => ({ round, rooms: [round === 1 ? { ...room, interviewer: "m3", observers: ["m1"] } : room], rests: [], absent: [] }));
    expect(goalsOf(input, rounds, [2, 3], 1)).toEqual({ roleSpread: 3, pairRepeats: 1, threeRunning: 1, topicRepeats: 0, levelGap: 7 / 3, newNotObserving: 1 });
  });
});
