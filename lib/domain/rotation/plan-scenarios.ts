import { chooseScenario, noteTopics, pastTopics, type OpenRoom } from "./choose-scenarios";
import { absentIn, addRound, asPast, belongsIn, factsOf } from "./facts";
import type { Random } from "./random";
import { inverseRound } from "./search";
import { CANDIDATE } from "./season-model";
import { WEIGHT, type SeasonTable } from "./season-table";
import { NO_ROOM, roomName } from "./shape";
import type { PlannedRound, PlannerInput, RestReason } from "./types";

/** Seatings tried, each with its scenarios, to find one for rooms that are left without; times the seats of the season. */
const TRIED_SEATS = 24_000;
const MOST_TRIES = 400;

/**
 * Chooses scenarios for a seating, round by round. Where some candidate would have none left that they have not seen, people change seats
 * as long as that helps and role counts stay as fair as they are.
 */
export function planScenarios(input: PlannerInput, table: SeasonTable, fewerRooms: ReadonlySet<number>, random: Random): PlannedRound[] {
  const planned = () => addScenarios(input, readTable(input, table), fewerRooms);
  let best = planned();
  const seats = table.model.rounds.reduce((sum, round) => sum + round.seats.length, 0);
  for (let tries = Math.min(MOST_TRIES, Math.floor(TRIED_SEATS / Math.max(1, seats))); tries > 0; tries--) {
    const missing = best.flatMap(({ rooms }, position) => rooms.flatMap((room, at) => (room.scenario.kind === "missing" ? [{ position, at }] : [])));
    if (missing.length === 0) break;
    const { position, at } = missing[random.int(missing.length)]!;
    const undo = moveCandidate(table, position, at, random);
    const next = undo === null ? best : planned();
    const better = next.flatMap(({ rooms }) => rooms).filter((room) => room.scenario.kind === "missing").length <= missing.length;
    if (better) best = next;
    else undo?.();
  }
  return best;
}

/** Gives a candidate's seat to somebody else, with the inverse in another round where that keeps the counts. Null where it would cost fairness. */
function moveCandidate(table: SeasonTable, round: number, room: number, random: Random): (() => void) | null {
  const { firstSeats, seats } = table.model.rounds[round]!;
  // The later a round, the fewer scenarios are left: any earlier seat may be the one to change.
  const where = random.int(2) === 0 ? round : random.int(round + 1);
  const one = where === round ? firstSeats[room]! + 1 : random.int(table.model.rounds[where]!.seats.length || 1);
  const other = random.int(table.model.rounds[where]!.seats.length || 1);
  if (seats.length === 0 || one === other || one >= table.model.rounds[where]!.seats.length) return null;
  const before = table.cost;
  const rounds = table.model.rounds.flatMap(({ roles }, at) => (roles.includes(CANDIDATE) ? [at] : []));
  const inverse = inverseRound(table, rounds, random, where, one, other);
  const [a, b] = [table.occupant[where]![one]!, table.occupant[where]![other]!];
  const turn = () => {
    table.swap(where, table.seatOf[where]![a]!, table.seatOf[where]![b]!);
    if (inverse !== null) table.swap(inverse, table.seatOf[inverse]![a]!, table.seatOf[inverse]![b]!);
  };
  turn();
  if (table.cost - before < WEIGHT.fairness) return turn;
  turn();
  return null;
}

type OpenRound = { round: number; rooms: OpenRoom[]; rests: string[] };

function readTable(input: PlannerInput, { model, occupant }: SeasonTable): OpenRound[] {
  return input.rounds.map((round, position) => {
    const seats = model.rounds[position]!.seats.map((seat, at) => ({ ...seat, member: input.members[occupant[position]![at]!]!.id }));
    const rooms = Array.from(model.rounds[position]!.firstSeats, (_, room): OpenRoom => {
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
