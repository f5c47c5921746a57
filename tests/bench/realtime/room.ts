import type { Seat } from "./dialects";
import type { Samples } from "./samples";
import type { Typing } from "./typing";
import type { Wire } from "./wire";

/** A room's people: the candidate first, then those who read along. */
export type RoomSeats = readonly [Seat, ...Seat[]];

/** Keys and messages of which something is known: how many messages of the writer arrived there, and how many keys were in them. */
type Place = { messages: number; keys: number };

/**
 * What the room's sockets have in common: when each key was pressed, how many went out in each message, and how many wait for the next.
 * `acked` is how far the answers to the writer are, `seen` how far each reader is.
 */
export type Room = {
  seats: RoomSeats;
  typing: Typing;
  writer: Wire;
  wires: Wire[];
  pressedAt: number[];
  sizes: number[];
  gathered: number;
  sentAt: number;
  acked: Place;
  seen: Place[];
  dueAt: number;
};

/** A room in which nobody typed. */
export function untyped(readers: number): Pick<Room, "pressedAt" | "sizes" | "gathered" | "sentAt" | "acked" | "seen"> {
  const start = (): Place => ({ messages: 0, keys: 0 });
  return { pressedAt: [], sizes: [], gathered: 0, sentAt: -Infinity, acked: start(), seen: Array.from({ length: readers }, start) };
}

/** So many more messages got there: how long ago each of their keys was pressed. */
export function reach(room: Room, place: Place, messages: number, samples: Samples): void {
  const now = performance.now();
  for (let left = messages; left > 0; left--) {
    for (let keys = room.sizes[place.messages++]!; keys > 0; keys--) samples.add(now - room.pressedAt[place.keys++]!);
  }
}
