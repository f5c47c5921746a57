import { balanceOf } from "./balance";
import { chooseScenario, noteTopics, pastTopics } from "./choose-scenarios";
import { firstSeating } from "./construct";
import { explain } from "./explain";
import { absentIn, addRound, asPast, belongsIn, factsOf, presentIn } from "./facts";
import { improve } from "./improve";
import { pairsOf } from "./pairs";
import { seededRandom } from "./random";
import { seasonModel, type SeasonModel } from "./season-model";
import { SeasonTable, WEIGHT } from "./season-table";
import { NO_ROOM, roomName } from "./shape";
import type { OpenRoom } from "./choose-scenarios";
import type { PlannedRound, PlannerInput, PlanProblem, RestReason, SeasonPlan } from "./types";

/**
 * Plans the rounds of a season: who asks whom, who observes or writes, about what. The same input gives the same plan. Hard rules are never
 * broken; what they make impossible is told in `problems` and in the reasons of `balance`.
 */
export function planSeason(input: PlannerInput): SeasonPlan {
  const { rounds, fewerRooms } = seatPeople(input);
  const planned = addScenarios(input, rounds, fewerRooms);
  return describePlan(input, planned);
}

/** A plan's figures, explanations and problems, for rounds however they came about. */
export function describePlan(input: PlannerInput, rounds: readonly PlannedRound[]): SeasonPlan {
  return { rounds, balance: balanceOf(input, rounds), pairs: pairsOf(input, rounds), explanations: explain(input, rounds), problems: problemsOf(input, rounds) };
}

/** Seats for everybody, without scenarios. Where conflicts or roles forbid so many pairs, a round gets a room less and is tried again. */
function seatPeople(input: PlannerInput): { rounds: OpenRound[]; fewerRooms: ReadonlySet<number> } {
  const mostRooms = new Map<number, number>();
  for (;;) {
    const random = seededRandom(input.seed);
    const model = seasonModel(input, mostRooms);
    const table = new SeasonTable(model, firstSeating(model, random));
    improve(table, random);
    const broken = table.cost < WEIGHT.hard ? [] : table.brokenRounds();
    if (broken.length === 0) return { rounds: readTable(input, table), fewerRooms: new Set(mostRooms.keys()) };
    for (const round of broken) mostRooms.set(round, roomsIn(model, round) - 1);
  }
}

function roomsIn(model: SeasonModel, round: number): number {
  return Math.max(NO_ROOM, ...model.rounds[round]!.rooms) + 1;
}

type OpenRound = { round: number; rooms: OpenRoom[]; rests: string[] };

function readTable(input: PlannerInput, { model, occupant }: SeasonTable): OpenRound[] {
  const name = (member: number | undefined) => input.members[member!]!.id;
  return input.rounds.map((round, position) => {
    const seats = model.rounds[position]!.seats.map((seat, at) => ({ ...seat, member: name(occupant[position]![at]) }));
    const rooms = Array.from({ length: roomsIn(model, position) }, (_, room): OpenRoom => {
      const having = (role: string) => seats.filter((seat) => seat.room === room && seat.role === role).map((seat) => seat.member);
      return { room: roomName(room), interviewer: having("interviewer")[0]!, candidate: having("candidate")[0]!, author: having("author")[0] ?? null, observers: having("observer") };
    });
    return { round, rooms, rests: seats.filter((seat) => seat.room === NO_ROOM).map((seat) => seat.member) };
  });
}

function addScenarios(input: PlannerInput, rounds: readonly OpenRound[], fewerRooms: ReadonlySet<number>): PlannedRound[] {
  const facts = factsOf(input);
  const topics = pastTopics(input);
  return rounds.map(({ round, rooms, rests }, position) => {
    const taken: string[] = [];
    const planned: PlannedRound = {
      round,
      rooms: rooms.map((room) => {
        const scenario = chooseScenario(input, facts, topics, room, { besides: taken });
        if (scenario.kind === "listed") {
          taken.push(scenario.id);
          noteTopics(topics, room.candidate, input.scenarios?.find(({ id }) => id === scenario.id));
        }
        return { ...room, scenario };
      }),
      rests: rests.map((member) => ({ member, reason: restReason(rooms.length + rests.length, fewerRooms.has(position)) })),
      absent: input.members.filter((member) => belongsIn(member, round) && absentIn(input, round).has(member.id)).map((member) => member.id),
    };
    addRound(facts, asPast(planned));
    return planned;
  });
}

function restReason(roomsAndRests: number, fewerRooms: boolean): RestReason {
  if (roomsAndRests === 1) return "alone";
  return fewerRooms ? "noRole" : "noSeat";
}

function problemsOf(input: PlannerInput, rounds: readonly PlannedRound[]): PlanProblem[] {
  const problems: PlanProblem[] = input.members.length < 2 ? [{ code: "groupTooSmall", round: null }] : [];
  for (const { round, rooms } of rounds) {
    const present = presentIn(input, round);
    if (present.length === 0) problems.push({ code: "nobodyPresent", round });
    else if (present.length === 1) problems.push({ code: "onePresent", round, member: present[0]!.id });
    else if (rooms.length === 0) problems.push({ code: "noPairAllowed", round });
    for (const { room, candidate, scenario } of rooms) {
      if (scenario.kind === "missing") problems.push({ code: "noUnseenScenario", round, room, candidate, leastSeen: scenario.leastSeen });
    }
  }
  return problems;
}
