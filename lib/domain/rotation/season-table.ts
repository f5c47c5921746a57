import { CANDIDATE, OBSERVER, ROLE_COUNT, type SeasonModel } from "./season-model";

/**
 * Weights of the goals, in the stated order. Each is larger than everything that one move can gain on the goals below it, so that
 * a search that only ever accepts a lower cost never trades a higher goal for a lower one.
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
  readonly counts: Int32Array[];
  private readonly met: Float64Array;
  cost = 0;

  constructor(readonly model: SeasonModel, seating: readonly (readonly number[])[]) {
    this.occupant = seating.map((members) => Int32Array.from(members));
    this.seatOf = model.rounds.map((_, round) => {
      const seats = new Int32Array(model.members).fill(-1);
      this.occupant[round]!.forEach((member, seat) => (seats[member] = seat));
      return seats;
    });
    this.counts = model.past.map((past) => Int32Array.from(past));
    this.met = Float64Array.from(model.met);
    this.cost = this.build();
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
    const [a, b] = [occupant[one]!, occupant[other]!];
    this.takeRooms(round, rooms[one]!, rooms[other]!, -1);
    this.cost -= this.runs(round, a) + this.runs(round, b);
    if (roles[one] !== roles[other]) {
      this.changeRole(a, roles[one]!, roles[other]!);
      this.changeRole(b, roles[other]!, roles[one]!);
    }
    this.cost += this.fit(round, a, other) + this.fit(round, b, one) - this.fit(round, a, one) - this.fit(round, b, other);
    [occupant[one], occupant[other]] = [b, a];
    [this.seatOf[round]![a], this.seatOf[round]![b]] = [other, one];
    this.cost += this.runs(round, a) + this.runs(round, b);
    this.takeRooms(round, rooms[one]!, rooms[other]!, 1);
  }

  /** Rounds, by position, in which a hard rule is broken. */
  brokenRounds(): number[] {
    return this.model.rounds.flatMap(({ rooms }, round) => {
      const people = [...this.occupant[round]!].reduce((sum, member, seat) => sum + this.fit(round, member, seat), 0);
      const company = [...new Set(rooms)].reduce((sum, room) => sum + this.together(round, room), 0);
      return people + company >= WEIGHT.hard ? [round] : [];
    });
  }

  private build(): number {
    const { model } = this;
    let cost = 0;
    for (let member = 0; member < model.members; member++) {
      for (let role = 0; role < ROLE_COUNT; role++) cost += WEIGHT.fairness * model.fairness[member]![role]! * this.counts[member]![role]! ** 2;
    }
    this.cost = cost;
    model.rounds.forEach(({ roles }, round) => {
      this.occupant[round]!.forEach((member, seat) => {
        this.cost += this.grow(member, roles[seat]!) + this.fit(round, member, seat);
      });
      const rooms = new Set(model.rounds[round]!.rooms);
      for (const room of rooms) this.takeRooms(round, room, room, 1);
    });
    for (let member = 0; member < model.members; member++) {
      const attended = model.attended[member]!;
      for (let at = 0; at < attended.length; at++) this.cost += this.window(member, at);
    }
    return this.cost;
  }

  /** Counts one more of a role; gives what it costs. */
  private grow(member: number, role: number): number {
    const count = this.counts[member]!;
    const before = count[role]!;
    count[role] = before + 1;
    const over = role === CANDIDATE && before - this.model.past[member]![role]! >= this.model.unseen[member]! ? WEIGHT.unseen : 0;
    return WEIGHT.fairness * this.model.fairness[member]![role]! * (2 * before + 1) + over;
  }

  private changeRole(member: number, from: number, to: number): void {
    this.counts[member]![from]! -= 1;
    this.cost -= this.grow(member, from);
    this.counts[member]![from]! -= 1;
    this.cost += this.grow(member, to);
  }

  /** What a seat costs a member by itself: a role that they may not take, or anything but observing at first. */
  private fit(round: number, member: number, seat: number): number {
    const { roles, hasObserver } = this.model.rounds[round]!;
    const role = roles[seat]!;
    const forbidden = this.model.mayTake[member]![role] ? 0 : WEIGHT.hard;
    const tooEarly = this.model.observesFirst[member] && hasObserver && this.model.positionIn[member]![round] === 0 && role !== OBSERVER;
    return forbidden + (tooEarly ? WEIGHT.observesFirst : 0);
  }

  /** Costs of the three-round windows that hold this round of a member. */
  private runs(round: number, member: number): number {
    const at = this.model.positionIn[member]![round]!;
    return this.window(member, at) + this.window(member, at + 1) + this.window(member, at + 2);
  }

  /** The same role in the attended round at this position and in the two before it. */
  private window(member: number, at: number): number {
    if (at >= this.model.attended[member]!.length) return 0;
    const role = this.roleAt(member, at);
    return role === this.roleAt(member, at - 1) && role === this.roleAt(member, at - 2) ? WEIGHT.threeRunning : 0;
  }

  private roleAt(member: number, at: number): number {
    return at < 0 ? this.model.lastRoles[member]![at + 2]! : this.roleOf(this.model.attended[member]![at]!, member);
  }

  private takeRooms(round: number, room: number, other: number, sign: 1 | -1): void {
    this.takeRoom(round, room, sign);
    if (other !== room) this.takeRoom(round, other, sign);
  }

  /** Adds (1) or takes away (-1) what the people of a room cost. */
  private takeRoom(round: number, room: number, sign: 1 | -1): void {
    if (room < 0) return;
    const asks = this.model.rounds[round]!.rooms.indexOf(room);
    const occupant = this.occupant[round]!;
    const pair = occupant[asks]! * this.model.members + occupant[asks + 1]!;
    // The n-th meeting of a pair costs n - 1.
    if (sign === -1) this.met[pair]! -= 1;
    this.cost += sign * (WEIGHT.pairs * this.met[pair]! + this.together(round, room));
    if (sign === 1) this.met[pair]! += 1;
  }

  /** Conflicts and the level gap in a room. Its first two seats are interviewer and candidate. */
  private together(round: number, room: number): number {
    if (room < 0) return 0;
    const { rooms } = this.model.rounds[round]!;
    const { members, conflict, level } = this.model;
    const occupant = this.occupant[round]!;
    const from = rooms.indexOf(room);
    let cost = WEIGHT.level * Math.abs(level[occupant[from]!]! - level[occupant[from + 1]!]!);
    for (let one = from; rooms[one] === room; one++) {
      for (let other = one + 1; rooms[other] === room; other++) {
        const kind = conflict[occupant[one]! * members + occupant[other]!]!;
        if (kind === 0) continue;
        cost += kind === 2 || (one === from && other === from + 1) ? WEIGHT.hard : WEIGHT.company;
      }
    }
    return cost;
  }
}
