import type { RoundRole } from "@/lib/protocol/roles";
import { addRound, asPast, countOf, factsOf, presentIn, seatedIn, seenAs, timesMet, type Facts } from "./facts";
import type { Explanation, PlannedRoom, PlannedRound, PlannerInput, PlannerMember, Reason } from "./types";

/** Why each member sits where they sit, for every round; one explanation per member who belongs to the round. */
export function explain(input: PlannerInput, rounds: readonly PlannedRound[]): Explanation[] {
  const facts = factsOf(input);
  const season = factsOf(input, [...input.history, ...rounds.map(asPast)]);
  return [...rounds]
    .sort((a, b) => a.round - b.round)
    .flatMap((round) => {
      const explained = explainRound(input, facts, season, round);
      addRound(facts, asPast(round));
      return explained;
    });
}

function explainRound(input: PlannerInput, facts: Facts, season: Facts, round: PlannedRound): Explanation[] {
  const present = presentIn(input, round.round);
  const seated = round.rooms.flatMap((room) =>
    seatedIn(room).map(({ member, role }): Explanation => {
      const person = present.find(({ id }) => id === member);
      const own = person ? roleReasons(facts, season, present, person, role) : [];
      return { round: round.round, member, room: room.room, role, reasons: [...own, ...partnerReasons(facts, room, member, role), ...scenarioReasons(facts, room, member, role)] };
    }),
  );
  const resting = round.rests.map(({ member, reason }): Explanation => ({
    round: round.round,
    member,
    room: null,
    role: "rest",
    reasons: [{ code: "rests", reason, times: countOf(facts, member, "rest") + 1 }],
  }));
  const absent = round.absent.map((member): Explanation => ({ round: round.round, member, room: null, role: "absent", reasons: [{ code: "absent" }] }));
  return [...seated, ...resting, ...absent];
}

function roleReasons(facts: Facts, season: Facts, present: readonly PlannerMember[], person: PlannerMember, role: RoundRole): Reason[] {
  if (person.roles.length === 1) return [{ code: "onlyRole", role }];
  if (person.isNew && role === "observer" && (facts.roles.get(person.id)?.length ?? 0) === 0) return [{ code: "observesFirst" }];
  const count = countOf(facts, person.id, role);
  const others = present.filter((member) => member.roles.includes(role) && !member.isGuest).map((member) => member.id);
  if (others.every((id) => countOf(facts, id, role) >= count)) return [{ code: "leastInRole", role, count }];
  const totals = others.map((id) => countOf(season, id, role));
  return [{ code: "balanceInRole", role, count: count + 1, least: Math.min(...totals), most: Math.max(...totals) }];
}

function partnerReasons(facts: Facts, room: PlannedRoom, member: string, role: RoundRole): Reason[] {
  if (role !== "interviewer" && role !== "candidate") return role === "author" ? [{ code: "brings" }] : [];
  const other = role === "interviewer" ? room.candidate : room.interviewer;
  const as = role === "interviewer" ? "candidate" : "interviewer";
  const times = timesMet(facts, room.interviewer, room.candidate);
  return [times === 0 ? { code: "notMet", other, as } : { code: "metBefore", other, as, times }];
}

function scenarioReasons(facts: Facts, { scenario }: PlannedRoom, member: string, role: RoundRole): Reason[] {
  if (scenario.kind === "missing") return role === "candidate" ? [{ code: "scenarioMissing" }] : [];
  if (scenario.kind === "written") return role === "candidate" ? [{ code: "newScenario" }] : [];
  if (scenario.kind !== "listed" || role === "author") return [];
  return [{ code: seenAs(facts, member, scenario.id).length === 0 ? "unseen" : "seenAlready", scenario: scenario.id }];
}
