import { CANDIDATE, OBSERVER, ROLE_COUNT, type SeasonModel } from "./season-model";

/**
 * Weights of the goals, in the stated order. Each is larger than everything that one move can gain on the goals below it, so that
 * a search that only ever accepts a lower cost never trades a higher goal for a lower one. All costs are integers.
 */
export const WEIGHT = { hard: 1e12, unseen: 1e8, fairness: 2e4, pairs: 2e3, threeRunning: 100, level: 4, company: 2, observesFirst: 1 } as const;

/**
 * Who has which seat in every round, with the cost of it kept up to date. The one move is to swap two seats of a round, and a swap is
 * its own inverse.
 */
export class SeasonTable {
  /** Member by round and seat. */
  readonly occupant: Int32Array[];
  /** Seat by round and member; -1 where absent. */
  readonly seatOf: Int32Array[];
  private readonly counts: Int32Array[];
  /** Roles by member: the last two of the past, then one for each round attended. */
  private readonly sequence: Int8Array[];
  private readonly met: Float64Array;
  cost = 0;

  constructor(readonly model: SeasonModel, seating: readonly (readonly number[])[]) {
    this.occupant = seating.map((members) => Int32Array.from(members));
    this.seatOf = model.rounds.map(() => new Int32Array(model.members).fill(-1));
    this.occupant.forEach((members, round) => members.forEach((member, seat) => (this.seatOf[round]![member] = seat)));
    this.counts = model.past.map((past) => Int32Array.from(past));
    this.sequence = model.lastRoles.map((last, member) => Int8Array.from([...last, ...model.attended[member]!.map((round) => this.roleOf(round, member))]));
    this.met = Float64Array.from(model.met);
    this.addEverything();
  }

  roleOf(round: number, member: number): number {
    return this.model.rounds[round]!.roles[this.seatOf[round]![member]!]!;
  }

  /** A copy of who sits where. */
  seating(): Int32Array[] {
    return this.occupant.map((members) => members.slice());
  }

  /** Goes back to an earlier seating, swap by swap. */
  restore(seating: readonly Int32Array[]): void {
    seating.forEach((members, round) =>
      members.forEach((member, seat) => {
        if (this.occupant[round]![seat] !== member) this.swap(round, seat, this.seatOf[round]![member]!);
      }),
    );
  }

  /** Swaps the members of two seats of a round. */
  swap(round: number, one: number, other: number): void {
    const { roles, rooms } = this.model.rounds[round]!;
    const occupant = this.occupant[round]!;
    const seatOf = this.seatOf[round]!;
    const a = occupant[one]!;
    const b = occupant[other]!;
    const sameRoom = rooms[one] === rooms[other];
    this.takeRoom(round, rooms[one]!, -1);
    if (!sameRoom) this.takeRoom(round, rooms[other]!, -1);
    this.cost -= this.fit(round, a, one) + this.fit(round, b, other);
    occupant[one] = b;
    occupant[other] = a;
    seatOf[a] = other;
    seatOf[b] = one;
    if (roles[one] !== roles[other]) {
      this.changeRole(round, a, roles[one]!, roles[other]!);
      this.changeRole(round, b, roles[other]!, roles[one]!);
    }
    this.cost += this.fit(round, a, other) + this.fit(round, b, one);
    this.takeRoom(round, rooms[one]!, 1);
    if (!sameRoom) this.takeRoom(round, rooms[other]!, 1);
  }

  /** Rounds, by position, in which a hard rule is broken. */
  brokenRounds(): number[] {
    return this.model.rounds.flatMap(({ firstSeats }, round) => {
      const people = [...this.occupant[round]!].reduce((sum, member, seat) => sum + this.fit(round, member, seat), 0);
      const company = [...firstSeats.keys()].reduce((sum, room) => sum + this.together(round, room), 0);
      return people + company >= WEIGHT.hard ? [round] : [];
    });
  }

  private addEverything(): void {
    const { model } = this;
    for (let member = 0; member < model.members; member++) {
      for (let role = 0; role < ROLE_COUNT; role++) this.cost += WEIGHT.fairness * model.fairness[member]![role]! * this.counts[member]![role]! ** 2;
      for (let at = 2; at < this.sequence[member]!.length; at++) this.cost += this.threeRunning(member, at);
    }
    model.rounds.forEach(({ roles, firstSeats }, round) => {
      this.occupant[round]!.forEach((member, seat) => (this.cost += this.grow(member, roles[seat]!) + this.fit(round, member, seat)));
      firstSeats.forEach((_, room) => this.takeRoom(round, room, 1));
    });
  }

  /** Counts one more of a role; gives what it costs. */
  private grow(member: number, role: number): number {
    const count = this.counts[member]!;
    const before = count[role]!;
    count[role] = before + 1;
    const over = role === CANDIDATE && before - this.model.past[member]![role]! >= this.model.unseen[member]! ? WEIGHT.unseen : 0;
    return WEIGHT.fairness * this.model.fairness[member]![role]! * (2 * before + 1) + over;
  }

  private changeRole(round: number, member: number, from: number, to: number): void {
    const counts = this.counts[member]!;
    counts[from]! -= 1;
    this.cost -= this.grow(member, from);
    counts[from]! -= 1;
    this.cost += this.grow(member, to);
    const at = this.model.positionIn[member]![round]! + 2;
    this.cost -= this.runs(member, at);
    this.sequence[member]![at] = to;
    this.cost += this.runs(member, at);
  }

  /** What a seat costs a member by itself: a role that they may not take, or anything but observing at first. */
  private fit(round: number, member: number, seat: number): number {
    const { roles, hasObserver } = this.model.rounds[round]!;
    const role = roles[seat]!;
    const forbidden = this.model.mayTake[member]![role] ? 0 : WEIGHT.hard;
    if (!this.model.observesFirst[member]) return forbidden;
    return forbidden + (hasObserver && this.model.positionIn[member]![round] === 0 && role !== OBSERVER ? WEIGHT.observesFirst : 0);
  }

  private runs(member: number, at: number): number {
    return this.threeRunning(member, at) + this.threeRunning(member, at + 1) + this.threeRunning(member, at + 2);
  }

  /** The same role at this place of the sequence and at the two before it. */
  private threeRunning(member: number, at: number): number {
    const sequence = this.sequence[member]!;
    return at < sequence.length && sequence[at] === sequence[at - 1] && sequence[at] === sequence[at - 2] ? WEIGHT.threeRunning : 0;
  }

  /** Adds (1) or takes away (-1) what the people of a room cost. */
  private takeRoom(round: number, room: number, sign: 1 | -1): void {
    if (room < 0) return;
    const occupant = this.occupant[round]!;
    const first = this.model.rounds[round]!.firstSeats[room]!;
    const pair = occupant[first]! * this.model.members + occupant[first + 1]!;
    // The n-th meeting of a pair costs n - 1.
    if (sign === -1) this.met[pair]! -= 1;
    this.cost += sign * (WEIGHT.pairs * this.met[pair]! + this.together(round, room));
    if (sign === 1) this.met[pair]! += 1;
  }

  /** Conflicts and the level gap in a room. Its first two seats are interviewer and candidate. */
  private together(round: number, room: number): number {
    const { rooms, firstSeats } = this.model.rounds[round]!;
    const { members, conflict, level, hasConflicts } = this.model;
    const occupant = this.occupant[round]!;
    const first = firstSeats[room]!;
    let cost = WEIGHT.level * Math.abs(level[occupant[first]!]! - level[occupant[first + 1]!]!);
    for (let one = first; hasConflicts && rooms[one] === room; one++) {
      for (let other = one + 1; rooms[other] === room; other++) {
        const kind = conflict[occupant[one]! * members + occupant[other]!]!;
        if (kind === 0) continue;
        cost += kind === 2 || (one === first && other === first + 1) ? WEIGHT.hard : WEIGHT.company;
      }
    }
    return cost;
  }
}
