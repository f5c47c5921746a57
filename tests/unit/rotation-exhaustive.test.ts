import { describe, expect, it } from "vitest";
import { planSeason } from "@/lib/domain/rotation/plan-season";
import type { PlannerInput } from "@/lib/domain/rotation/types";
import { ROUND_ROLES } from "@/lib/protocol/roles";
import { aMember, aSeason, seatsIn } from "../support/rotation";

/** A round as its seats: who has which role in which room. */
type Seating = readonly (readonly [string, string, string])[];

/** Sizes of the rooms that the planner uses for so many people. */
const ROOMS: Record<number, number[]> = { 2: [2], 3: [3], 4: [4], 5: [3, 2] };

function permutations(items: readonly string[]): string[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, at) => permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]));
}

/** Every different way to seat people, observers of a room in one order only. */
function seatings(people: readonly string[]): Seating[] {
  const all = permutations(people).map((order): Seating => {
    let next = 0;
    return (ROOMS[people.length] ?? []).flatMap((size, room) =>
      Array.from({ length: size }, (_, at) => [order[next++]!, at === 0 ? "interviewer" : at === 1 ? "candidate" : "observer", String(room)] as const),
    );
  });
  const sorted = all.map((seating) => [...seating].sort((a, b) => a.join().localeCompare(b.join())));
  return [...new Map(sorted.map((seating) => [JSON.stringify(seating), seating])).values()];
}

/** The goals of a season in their order, spelled out: unevenness of asking and answering, of observing, meetings again, runs of three, level gaps. */
function judge(input: PlannerInput, season: readonly Seating[]): number[] {
  const roles = new Map(input.members.map(({ id }) => [id, [] as string[]]));
  const met = new Map<string, number>();
  let gaps = 0;
  for (const seating of season) {
    for (const [id, role] of seating) roles.get(id)!.push(role);
    for (const room of ["0", "1"]) {
      const asks = seating.find((seat) => seat[1] === "interviewer" && seat[2] === room)?.[0];
      const answers = seating.find((seat) => seat[1] === "candidate" && seat[2] === room)?.[0];
      if (!asks || !answers) continue;
      met.set(`${asks} ${answers}`, (met.get(`${asks} ${answers}`) ?? 0) + 1);
      const level = (id: string) => input.members.find((member) => member.id === id)!.level;
      gaps += Math.abs(level(asks) - level(answers));
    }
  }
  const squares = (role: string) => [...roles.values()].reduce((sum, list) => sum + list.filter((one) => one === role).length ** 2, 0);
  const running = [...roles.values()].reduce((sum, list) => sum + list.filter((role, at) => at >= 2 && role === list[at - 1] && role === list[at - 2]).length, 0);
  const again = [...met.values()].reduce((sum, times) => sum + (times * (times - 1)) / 2, 0);
  return [16 * (squares("interviewer") + squares("candidate")) + squares("observer"), again, running, gaps];
}

function better(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && a[at]! < b[at]!;
}

/** The best of all seasons there are. */
function bestOf(input: PlannerInput): number[] {
  const choices = input.rounds.map((round) => seatings(input.members.map((member) => member.id).filter((id) => !input.absences.some((absence) => absence.member === id && absence.round === round))));
  let best: number[] | null = null;
  const walk = (season: Seating[]) => {
    if (season.length === choices.length) {
      const judged = judge(input, season);
      if (best === null || better(judged, best)) best = judged;
      return;
    }
    for (const seating of choices[season.length]!) walk([...season, seating]);
  };
  walk([]);
  return best!;
}

function planned(input: PlannerInput): number[] {
  return judge(input, planSeason(input).rounds.map((round) => seatsIn(round).map(([id, role, room]) => [id, role, room === "A" ? "0" : "1"] as const)));
}

const levels = (input: PlannerInput): PlannerInput => ({ ...input, members: input.members.map((member, at) => aMember(member.id, { level: [1, 5, 2, 4, 2][at % 5]!, roles: ROUND_ROLES })) });

describe("small groups against every season there is", () => {
  it.each([
    ["2 people, 6 rounds", aSeason(2, 6)],
    ["3 people, 4 rounds", aSeason(3, 4)],
    ["3 people, 6 rounds", aSeason(3, 6)],
    ["3 people of different levels, 5 rounds", levels(aSeason(3, 5))],
    ["3 people with absences, 5 rounds", aSeason(3, 5, { absences: [{ member: "m1", round: 2 }, { member: "m2", round: 4 }] })],
    ["4 people, 4 rounds", aSeason(4, 4)],
    ["4 people of different levels with absences, 4 rounds", levels(aSeason(4, 4, { absences: [{ member: "m1", round: 1 }, { member: "m3", round: 3 }] }))],
    ["5 people, 2 rounds", aSeason(5, 2)],
    ["5 people of different levels, 2 rounds", levels(aSeason(5, 2))],
    ["5 people with absences, 3 rounds", levels(aSeason(5, 3, { absences: [{ member: "m2", round: 1 }, { member: "m4", round: 2 }, { member: "m5", round: 3 }] }))],
  ])("%s: the plan is the best one", (_, input) => {
    expect(planned(input)).toEqual(bestOf(input));
  });
});
