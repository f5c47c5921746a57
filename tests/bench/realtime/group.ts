import { setTimeout as delay } from "node:timers/promises";
import { DIALECTS, type Joined, type PeerName } from "./dialects";
import { reach, untyped, type Room, type RoomSeats } from "./room";
import { Samples } from "./samples";
import { Typing } from "./typing";
import type { Wire } from "./wire";

/** Times in milliseconds from a keystroke to where it was seen, and how late the generator itself was. */
export type Typed = {
  sent: number;
  seconds: number;
  /** From a keystroke to each other page. */
  delivery: Float64Array;
  /** From a keystroke to the answer to its author. */
  ack: Float64Array;
  /** From when a keystroke was due to when it was sent. */
  late: Float64Array;
  undelivered: number;
  unacknowledged: number;
  /** Connections that the server ended. */
  closed: number;
};

export type Pace = { meanGapMs: number; seconds: number; drainMs: number };

/** Gaps between keystrokes are spread evenly from two thirds to four thirds of their mean: 75 ms gives 50 to 100 ms. */
const SPREAD = 2 / 3;
const JOIN_AT_A_TIME = 24;

/** Rooms on one server, and what is measured in them. */
export class Group {
  private readonly rooms: Room[] = [];
  private readonly delivery = new Samples();
  private readonly ack = new Samples();
  private readonly late = new Samples();
  private closed = 0;

  constructor(private readonly peer: PeerName) {}

  /** Lets everybody in. */
  async join(url: string, rooms: readonly RoomSeats[]): Promise<void> {
    const waiting = rooms.entries();
    const work = async () => {
      // In the order that they were given, whoever is let in first.
      for (const [at, seats] of waiting) this.rooms[at] = await this.joinRoom(url, seats);
    };
    await Promise.all(Array.from({ length: JOIN_AT_A_TIME }, work));
  }

  /** Types in every room at once, and waits for what is still on its way. */
  async type({ meanGapMs, seconds, drainMs }: Pace): Promise<Typed> {
    const from = performance.now();
    for (const samples of [this.delivery, this.ack, this.late]) samples.clear();
    for (const room of this.rooms) Object.assign(room, untyped(room.seen.length), { dueAt: from + Math.random() * meanGapMs });
    const until = from + seconds * 1_000;
    for (let now = from; now < until; now = performance.now()) {
      for (const room of this.rooms) {
        while (room.dueAt <= now) this.press(room, meanGapMs);
        if (room.gathered > 0) this.send(room);
      }
      await delay(1);
    }
    while (this.rooms.some((room) => room.gathered > 0)) {
      for (const room of this.rooms) this.send(room);
      await delay(1);
    }
    const spent = performance.now() - from;
    for (const end = performance.now() + drainMs; performance.now() < end && this.undelivered + this.unacknowledged > 0; ) await delay(5);
    const [delivery, ack, late] = [this.delivery, this.ack, this.late].map((samples) => Float64Array.from(samples.toArray())) as [Float64Array, Float64Array, Float64Array];
    return { sent: this.sent, seconds: spent / 1_000, delivery, ack, late, undelivered: this.undelivered, unacknowledged: this.unacknowledged, closed: this.closed };
  }

  leave(): void {
    for (const room of this.rooms) for (const wire of room.wires) wire.close();
  }

  /** Keystrokes that were acknowledged, by room, in the order of `join`. */
  acknowledged(): number[] {
    return this.rooms.map((room) => room.acked.keys);
  }

  private get sent(): number {
    return this.rooms.reduce((sum, room) => sum + room.pressedAt.length, 0);
  }

  private get undelivered(): number {
    return this.rooms.reduce((sum, room) => sum + room.seen.reduce((missing, seen) => missing + room.pressedAt.length - seen.keys, 0), 0);
  }

  private get unacknowledged(): number {
    return ACKNOWLEDGES.has(this.peer) ? this.rooms.reduce((sum, room) => sum + room.pressedAt.length - room.acked.keys, 0) : 0;
  }

  private press(room: Room, meanGapMs: number): void {
    const now = performance.now();
    this.late.add(now - room.dueAt);
    room.pressedAt.push(now);
    room.gathered += 1;
    this.send(room);
    room.dueAt += meanGapMs * (SPREAD + Math.random() * 2 * (1 - SPREAD));
  }

  /** Sends what waits, unless it is to gather. */
  private send(room: Room): void {
    const { gatherMs = 0, keystroke } = DIALECTS[this.peer];
    const now = performance.now();
    const isUnanswered = room.acked.messages < room.sizes.length;
    if (room.gathered === 0 || (isUnanswered && now - room.sentAt < gatherMs)) return;
    room.writer.send(keystroke(room.seats[0], room.typing, room.gathered));
    room.sizes.push(room.gathered);
    room.gathered = 0;
    room.sentAt = now;
  }

  private async joinRoom(url: string, seats: RoomSeats): Promise<Room> {
    const typing = new Typing();
    const joined: Joined[] = [];
    // The candidate first: an answer is claimed by who writes in it.
    for (const seat of seats) joined.push(await DIALECTS[this.peer].join(url, seat, seat === seats[0] ? typing.clientId : null));
    const wires = joined.map(({ wire }) => wire);
    const room: Room = { seats, typing, wires, writer: wires[0]!, ...untyped(wires.length - 1), dueAt: 0 };
    wires.forEach((wire, at) => this.listen(room, wire, at - 1));
    return room;
  }

  /** `reader` counts the readers of a room; -1 is the writer. */
  private listen(room: Room, wire: Wire, reader: number): void {
    const { hear } = DIALECTS[this.peer];
    wire.onMessage = (payload) => {
      const { updates, acks } = hear(wire, payload);
      if (reader < 0) {
        reach(room, room.acked, acks, this.ack);
        this.send(room);
      } else reach(room, room.seen[reader]!, updates, this.delivery);
    };
    wire.onClose = () => (this.closed += 1);
  }
}

const ACKNOWLEDGES = new Set<PeerName>(["kkori", "durableRelay", "yWebsocket", "hocuspocus"]);
