import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planSeason } from "@/lib/domain/rotation/plan-season";
import { repairRound } from "@/lib/domain/rotation/repair";
import { violationsOf } from "@/lib/domain/rotation/rules";
import { checkSwap } from "@/lib/domain/rotation/swap";
import type { PlannedRound, PlannerInput } from "@/lib/domain/rotation/types";
import { anyInput, aMember, aSeason, brokenRules, scenarios, seatsIn } from "../support/rotation";

const RUNS = { numRuns: 40, seed: 20261126 };

describe("the hard rules of the rotation", () => {
  it("hold for random groups, pasts, absences, conflicts and seeds", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { rounds } = planSeason(input);
        expect(brokenRules(input, rounds)).toEqual([]);
        expect(violationsOf(input, rounds)).toEqual([]);
      }),
      RUNS,
    );
  });

  it("give every member of a round an explanation, resting and absent ones too", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { rounds, explanations } = planSeason(input);
        for (const round of rounds) {
          const named = [...seatsIn(round).map(([id]) => id), ...round.rests.map((rest) => rest.member), ...round.absent];
          const explained = explanations.filter((one) => one.round === round.round);
          expect(explained.map((one) => one.member).sort()).toEqual(named.sort());
          expect(explained.every((one) => one.reasons.length > 0)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it("are judged alike by the planner's own check and by one written from the other end", () => {
    fc.assert(
      fc.property(anyInput, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }), (input, picks) => {
        const rounds = picks.reduce((plan, pick) => spoil(plan, input, pick), planSeason(input).rounds);
        expect(violationsOf(input, rounds).length > 0).toBe(brokenRules(input, rounds).some((line) => !line.includes("although")));
      }),
      RUNS,
    );
  });

  it("hold after repairs, which touch no room that has started", () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), fc.nat(), (input, pickRound, pickMember) => {
        const { rounds } = planSeason(input);
        const round = rounds[pickRound % rounds.length]!;
        const people = [...seatsIn(round).map(([id]) => id), ...round.rests.map((rest) => rest.member)];
        if (people.length === 0) return;
        const absent = people[pickMember % people.length]!;
        const started = round.rooms.filter((_, at) => at % 2 === 1).map((room) => room.room);
        const { after, changedRooms } = repairRound(input, rounds, { round: round.round, absent: [absent], started });
        for (const room of round.rooms) if (!changedRooms.includes(room.room) || started.includes(room.room)) expect(after.rooms).toContainEqual(room);
        const isIn = seatsIn(round).find(([id]) => id === absent)?.[2];
        if (isIn !== undefined && started.includes(isIn)) {
          expect(after).toEqual(round);
          return;
        }
        const later = { ...input, absences: [...input.absences, { member: absent, round: round.round }] };
        expect(brokenRules(later, [...rounds.filter((one) => one.round < round.round), after]).filter((line) => !line.includes("although"))).toEqual([]);
      }),
      RUNS,
    );
  });

  it("decide over swaps", () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), fc.nat(), fc.nat(), (input, pickRound, pickA, pickB) => {
        const { rounds } = planSeason(input);
        const round = rounds[pickRound % rounds.length]!;
        const people = seatsIn(round).map(([id]) => id);
        if (people.length < 2) return;
        const [a, b] = [people[pickA % people.length]!, people[pickB % people.length]!];
        const check = checkSwap(input, rounds, { members: [a, b], rounds: [round.round] });
        if (a === b) {
          expect(check).toMatchObject({ allowed: false, after: [] });
          return;
        }
        const after = rounds.map((one) => check.after.find((changed) => changed.round === one.round) ?? one);
        expect(check.violations.length === 0).toBe(brokenRules(input, after).filter((line) => !line.includes("although")).length === 0);
      }),
      RUNS,
    );
  });
});

/** Puts somebody on somebody else's seat, or gives a room any scenario. */
function spoil(rounds: readonly PlannedRound[], input: PlannerInput, [pickRound, pickSeat, pickOther]: [number, number, number]): PlannedRound[] {
  return rounds.map((round, at) => {
    const room = round.rooms[pickSeat % Math.max(1, round.rooms.length)];
    if (at !== pickRound % rounds.length || !room) return round;
    const listed = input.scenarios?.[pickOther % Math.max(1, input.scenarios.length)];
    const changed = listed && pickOther % 2 === 0 ? { ...room, scenario: { kind: "listed" as const, id: listed.id } } : { ...room, candidate: input.members[pickOther % input.members.length]!.id };
    return { ...round, rooms: round.rooms.map((one) => (one === room ? changed : one)) };
  });
}

describe("planning", () => {
  it("is the same for the same input and differs with the seed", () => {
    const input = aSeason(9, 8, { scenarios: scenarios(12) });
    expect(planSeason(input)).toEqual(planSeason(structuredClone(input)));
    expect(planSeason({ ...input, seed: "2" }).rounds).not.toEqual(planSeason(input).rounds);
  });

  it("says that one person is too few, and that nobody or one comes", () => {
    expect(planSeason(aSeason(1, 1)).problems).toEqual([{ code: "groupTooSmall", round: null }, { code: "onePresent", round: 1, member: "m1" }]);
    const away = (members: string[]) => aSeason(3, 1, { absences: members.map((member) => ({ member, round: 1 })) });
    expect(planSeason(away(["m1", "m2", "m3"]))).toMatchObject({ problems: [{ code: "nobodyPresent", round: 1 }], rounds: [{ rooms: [], rests: [], absent: ["m1", "m2", "m3"] }] });
    expect(planSeason(away(["m1", "m2"]))).toMatchObject({ problems: [{ code: "onePresent", member: "m3" }], rounds: [{ rests: [{ member: "m3", reason: "alone" }] }] });
    expect(planSeason(aSeason(0, 1)).problems.map((problem) => problem.code)).toEqual(["groupTooSmall", "nobodyPresent"]);
  });

  it("names the scenario seen least where none is unseen, and keeps the people's seats", () => {
    const seen = scenarios(2).map((scenario, at) => ({ ...scenario, seenBy: ["m1", "m2"].map((member) => ({ member, as: at === 0 ? ("candidate" as const) : ("observer" as const) })) }));
    const plan = planSeason(aSeason(2, 1, { scenarios: seen }));
    expect(plan.problems).toMatchObject([{ code: "noUnseenScenario", leastSeen: { id: "s2", seenAs: ["observer"] } }]);
    expect(plan.rounds[0]?.rooms).toHaveLength(1);
  });

  it("asks those who have an unseen scenario left, and says why the counts differ", () => {
    const seen = scenarios(3).map((scenario) => ({ ...scenario, seenBy: [{ member: "m1", as: "rater" as const }] }));
    const plan = planSeason(aSeason(3, 3, { scenarios: seen }));
    expect(plan.problems).toEqual([]);
    expect(plan.balance.find((one) => one.role === "candidate")).toMatchObject({ counts: { m1: 0 }, spread: 2, lowerBound: 2, reasons: expect.arrayContaining([{ code: "fewUnseen", member: "m1", unseen: 0 }]) });
  });

  it("rests people in turn where the room size leaves somebody over", () => {
    const plan = planSeason(aSeason(5, 5, { roomSize: { min: 2, max: 2, preferred: 2 } }));
    expect(plan.rounds.map((round) => round.rests.length)).toEqual([1, 1, 1, 1, 1]);
    expect(plan.balance.find((one) => one.role === "rest")?.spread).toBe(0);
  });

  it("lets nobody meet whom a conflict keeps apart, and rests both if only they come", () => {
    const conflicts = [{ members: ["m1", "m2"], scope: "pair" }] as const;
    expect(planSeason(aSeason(2, 1, { conflicts }))).toMatchObject({ problems: [{ code: "noPairAllowed" }], rounds: [{ rooms: [], rests: [{ reason: "noRole" }, { reason: "noRole" }] }] });
  });

  it("lets new members observe first and gives authors a seat beside their scenario", () => {
    const input = aSeason(6, 4, { authorRooms: 1, scenarios: scenarios(8) });
    const plan = planSeason({ ...input, members: input.members.map((member) => ({ ...member, isNew: member.id === "m4" })) });
    expect(seatsIn(plan.rounds[0]!).find(([id]) => id === "m4")?.[1]).toBe("observer");
    for (const round of plan.rounds) {
      const written = round.rooms.filter((room) => room.author !== null);
      expect(written).toHaveLength(1);
      expect(written[0]?.scenario).toEqual({ kind: "written", by: written[0]?.author });
    }
    expect(plan.balance.find((one) => one.role === "author")?.spread).toBeLessThanOrEqual(1);
  });

  it("keeps a member out from the round in which they leave", () => {
    const input = aSeason(5, 4);
    const plan = planSeason({ ...input, members: [...input.members.slice(0, 4), aMember("m5", { leftRound: 3 })] });
    expect(plan.rounds.map((round) => seatsIn(round).some(([id]) => id === "m5"))).toEqual([true, true, false, false]);
    expect(plan.rounds[2]?.absent).toEqual([]);
  });
});
