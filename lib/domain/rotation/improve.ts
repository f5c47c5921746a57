import type { Random } from "./random";
import { WEIGHT, type SeasonTable } from "./season-table";

/** Moves tried; enough for 40 people over 20 rounds, and few enough to stay far below a second. */
const MOST_MOVES = 240_000;
const LEAST_MOVES = 6_000;
const MOVES_PER_SEAT = 900;
const START_HEAT = WEIGHT.pairs / 2;
const END_HEAT = WEIGHT.observesFirst / 4;
/** The last part of the moves never accepts a higher cost. */
const COLD_PART = 0.15;
/** Share of the moves that keep all counts. */
const TWO_ROUND_SHARE = 0.4;

/**
 * Lowers the cost of a table by simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983): swaps of two seats in a round, and swaps of the
 * same two people in two rounds at a time, which leave all role counts as they are. Never ends above the cost it began with.
 */
export function improve(table: SeasonTable, random: Random): void {
  const rounds = table.model.rounds.flatMap((round, at) => (round.seats.length >= 2 ? [at] : []));
  if (rounds.length === 0) return;
  const seats = rounds.reduce((sum, round) => sum + table.model.rounds[round]!.seats.length, 0);
  const moves = Math.min(MOST_MOVES, LEAST_MOVES + seats * MOVES_PER_SEAT);
  const cooling = Math.log(END_HEAT / START_HEAT);
  const start = { cost: table.cost, seating: table.seating() };
  for (let move = 0; move < moves; move++) {
    const progress = move / moves / (1 - COLD_PART);
    tryMove(table, rounds, random, progress >= 1 ? 0 : START_HEAT * Math.exp(cooling * progress));
  }
  if (table.cost > start.cost) table.restore(start.seating);
}

function tryMove(table: SeasonTable, rounds: readonly number[], random: Random, heat: number): void {
  const round = rounds[random.int(rounds.length)]!;
  const { roles, rooms } = table.model.rounds[round]!;
  const [one, other] = [random.int(roles.length), random.int(roles.length)];
  if (roles[one] === roles[other] && rooms[one] === rooms[other]) return;
  const before = table.cost;
  const inverse = roles[one] !== roles[other] && random.next() < TWO_ROUND_SHARE ? inverseRound(table, rounds, random, round, one, other) : null;
  table.swap(round, one, other);
  const [a, b] = [table.occupant[round]![one]!, table.occupant[round]![other]!];
  if (inverse !== null) table.swap(inverse, table.seatOf[inverse]![a]!, table.seatOf[inverse]![b]!);
  const rise = table.cost - before;
  if (rise <= 0 || (heat > 0 && random.next() < Math.exp(-rise / heat))) return;
  if (inverse !== null) table.swap(inverse, table.seatOf[inverse]![a]!, table.seatOf[inverse]![b]!);
  table.swap(round, one, other);
}

/** Another round in which the people of two seats have each other's roles; null where there is none. */
function inverseRound(table: SeasonTable, rounds: readonly number[], random: Random, round: number, one: number, other: number): number | null {
  const { roles } = table.model.rounds[round]!;
  const [a, b] = [table.occupant[round]![one]!, table.occupant[round]![other]!];
  const offset = random.int(rounds.length);
  for (let step = 0; step < rounds.length; step++) {
    const candidate = rounds[(offset + step) % rounds.length]!;
    if (candidate === round || table.seatOf[candidate]![a]! < 0 || table.seatOf[candidate]![b]! < 0) continue;
    if (table.roleOf(candidate, a) === roles[other] && table.roleOf(candidate, b) === roles[one]) return candidate;
  }
  return null;
}
