import { firstSeating, roleQuotas } from "./construct";
import type { Random } from "./random";
import { CANDIDATE, INTERVIEWER, type SeasonModel } from "./season-model";
import { SeasonTable, WEIGHT } from "./season-table";

/** Moves tried; enough for 40 people over 20 rounds, and few enough to stay far below a second. */
const MOST_MOVES = 240_000;
const MOVES_PER_SEAT = 900;
/** Small seasons are searched several times, from other beginnings and with a heat at which fair counts may be given up for a while. */
const SMALL_SEATS = 120;
const SMALL_SEARCHES = 8;
const SMALL_MOVES = 4_000;
const SMALL_MOVES_PER_SEAT = 200;
const HEAT = { warm: WEIGHT.pairs / 2, hot: WEIGHT.fairness * 20 };
const END_HEAT = WEIGHT.observesFirst / 4;
/** The last part of the moves never accepts a higher cost. */
const COLD_PART = 0.15;
/** Share of the moves that keep all counts. */
const TWO_ROUND_SHARE = 0.4;

/**
 * A table of low cost. Each search starts from a constructed seating and goes on by simulated annealing (Kirkpatrick, Gelatt and Vecchi
 * 1983): swaps of two seats in a round, and swaps of the same two people in two rounds at a time, which leave all role counts as they are.
 */
export function bestTable(model: SeasonModel, random: Random): SeasonTable {
  const quota = roleQuotas(model);
  const floor = costFloor(model, quota);
  const seats = model.rounds.reduce((sum, round) => sum + round.seats.length, 0);
  let best: SeasonTable | null = null;
  const small = seats <= SMALL_SEATS;
  const moves = small ? SMALL_MOVES + seats * SMALL_MOVES_PER_SEAT : Math.min(MOST_MOVES, seats * MOVES_PER_SEAT);
  for (let search = 0; search < (small ? SMALL_SEARCHES : 1); search++) {
    const table = new SeasonTable(model, firstSeating(model, quota, random));
    anneal(table, random, { floor, moves, heat: search % 2 === 0 ? HEAT.warm : HEAT.hot });
    if (best === null || table.cost < best.cost) best = table;
    if (best.cost <= floor) break;
  }
  return best!;
}

/** Cost of the quotas and of the meetings that so many interviews must repeat; nothing can cost less. */
function costFloor(model: SeasonModel, quota: readonly (readonly number[])[]): number {
  const { fairness, past } = model;
  const roles = quota.reduce((sum, row, member) => sum + row.reduce((cost, count, role) => cost + fairness[member]![role]! * (past[member]![role]! + count) ** 2, 0), 0);
  return WEIGHT.fairness * roles + WEIGHT.pairs * leastRepeats(model);
}

/** Each interview goes to a pair that has met least. */
function leastRepeats({ members, mayTake, conflict, met, rounds }: SeasonModel): number {
  const pairsByTimes: number[] = [];
  for (let pair = 0; pair < members * members; pair++) {
    const [asks, answers] = [Math.floor(pair / members), pair % members];
    if (asks === answers || conflict[pair]! > 0 || !mayTake[asks]![INTERVIEWER] || !mayTake[answers]![CANDIDATE]) continue;
    pairsByTimes[met[pair]!] = (pairsByTimes[met[pair]!] ?? 0) + 1;
  }
  let left = rounds.reduce((sum, round) => sum + round.firstSeats.length, 0);
  let repeats = 0;
  for (let times = 0; left > 0 && pairsByTimes.length > 0; times++) {
    const given = Math.min(left, pairsByTimes[times] ?? 0);
    repeats += given * times;
    left -= given;
    pairsByTimes[times + 1] = (pairsByTimes[times + 1] ?? 0) + given;
  }
  return repeats;
}

/** Never ends above the cost it began with; stops when it is down to `floor`. */
function anneal(table: SeasonTable, random: Random, { floor, moves, heat }: { floor: number; moves: number; heat: number }): void {
  const rounds = table.model.rounds.flatMap((round, at) => (round.seats.length >= 2 ? [at] : []));
  if (rounds.length === 0) return;
  const cooling = Math.log(END_HEAT / heat);
  const start = { cost: table.cost, seating: table.seating() };
  for (let move = 0; move < moves && table.cost > floor; move++) {
    const progress = move / moves / (1 - COLD_PART);
    tryMove(table, rounds, random, progress >= 1 ? 0 : heat * Math.exp(cooling * progress));
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
export function inverseRound(table: SeasonTable, rounds: readonly number[], random: Random, round: number, one: number, other: number): number | null {
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
