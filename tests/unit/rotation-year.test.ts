import { describe, expect, it } from "vitest";
import { asPast, presentIn } from "@/lib/domain/rotation/facts";
import { planSeason } from "@/lib/domain/rotation/plan-season";
import { seededRandom, type Random } from "@/lib/domain/rotation/random";
import { repairRound } from "@/lib/domain/rotation/repair";
import { checkSwap } from "@/lib/domain/rotation/swap";
import type { PlannedRound, PlannerInput } from "@/lib/domain/rotation/types";
import { aMember, aSeason, brokenRules, scenarios, seatsIn } from "../support/rotation";

const ROUNDS = 26;

/** What happens to the group before a round: people join and leave, and the rest of the year is planned anew. */
function change(input: PlannerInput, round: number, random: Random): PlannerInput {
  const staying = input.members.filter((member) => member.leftRound === null);
  if (round % 6 === 0) return { ...input, members: [...input.members, aMember(`new${round}`, { joinedRound: round, isNew: true, level: 1 + random.int(5) })] };
  if (round % 8 === 0 && staying.length > 5) {
    const leaver = staying[random.int(staying.length)]!;
    return { ...input, members: input.members.map((member) => (member === leaver ? { ...member, leftRound: round } : member)) };
  }
  return input;
}

/** One week: somebody announces an absence, two people swap, somebody does not turn up after the first room has started. */
function live(input: PlannerInput, plan: readonly PlannedRound[], round: number, random: Random, log: string[]): { input: PlannerInput; held: PlannedRound } {
  let rounds = plan;
  const [a, b] = random.shuffle(presentIn(input, round).map((member) => member.id));
  const check = a && b ? checkSwap(input, rounds, { members: [a, b], rounds: [round] }) : null;
  if (check?.allowed) {
    rounds = rounds.map((one) => check.after.find((changed) => changed.round === one.round) ?? one);
    log.push("swap");
  }
  const current = () => rounds.find((one) => one.round === round)!;
  for (const started of [[], [current().rooms[0]?.room ?? ""]]) {
    const able = seatsIn(current()).filter(([, , room]) => !started.includes(room)).map(([id]) => id);
    const absent = able[random.int(able.length * 3)];
    if (absent === undefined) continue;
    const { after, fixes } = repairRound(input, rounds, { round, absent: [absent], started });
    for (const room of current().rooms) if (started.includes(room.room)) expect(after.rooms).toContainEqual(room);
    log.push(...fixes.map((fix) => fix.kind));
    rounds = rounds.map((one) => (one.round === round ? after : one));
    input = { ...input, absences: [...input.absences, { member: absent, round }] };
  }
  return { input, held: current() };
}

describe("a year of 26 rounds", () => {
  it.each(["1", "2"])("with joins, leaves, absences, no-shows and swaps breaks no hard rule in any week (seed %s)", (seed) => {
    const random = seededRandom(seed);
    const log: string[] = [];
    let input: PlannerInput = { ...aSeason(8, ROUNDS, { scenarios: scenarios(40), seed }), members: aSeason(8, 1).members };
    const start = input;
    const heldRounds: PlannedRound[] = [];
    let plan = planSeason(input).rounds;
    for (let round = 1; round <= ROUNDS; round++) {
      const changed = change(input, round, random);
      if (changed !== input || round % 5 === 0) {
        input = changed;
        plan = planSeason({ ...input, rounds: input.rounds.filter((one) => one >= round) }).rounds;
      }
      const week = live(input, plan, round, random, log);
      heldRounds.push(week.held);
      input = { ...week.input, history: [...week.input.history, asPast(week.held)] };
      // What repairs and swaps showed to people early must not be asked of them later.
      plan = planSeason({ ...input, rounds: input.rounds.filter((one) => one > round) }).rounds;
    }
    expect(brokenRules({ ...input, history: [], scenarios: start.scenarios }, heldRounds).filter((line) => !line.includes("although"))).toEqual([]);
    expect(heldRounds).toHaveLength(ROUNDS);
    expect(new Set(log).size).toBeGreaterThanOrEqual(3);
    const counts = input.members.filter((member) => member.joinedRound === 0 && member.leftRound === null).map(({ id }) => heldRounds.reduce((sum, round) => sum + seatsIn(round).filter(([member, role]) => member === id && role === "candidate").length, 0));
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(3);
  });
});
