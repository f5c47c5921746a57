import type { RoundRole } from "@/lib/protocol/roles";
import type { RoomSize } from "./types";

/** A place in a round: a role in a room, or a rest. */
export type Seat = { room: number; role: RoundRole | "rest" };

/** The room of a seat that is none. */
export const NO_ROOM = -1;

/**
 * Sizes of the rooms for so many people, largest first: everybody seated if the sizes allow it, then sizes nearest to the preferred one,
 * then fewer rooms, so that somebody observes. `mostRooms` caps their number.
 */
export function roomSizes(people: number, size: RoomSize, mostRooms = Infinity): number[] {
  let best: number[] = [];
  let bestCost = Infinity;
  for (let rooms = 1; rooms <= Math.min(Math.floor(people / size.min), mostRooms); rooms++) {
    const seated = Math.min(people, rooms * size.max);
    const sizes = Array.from({ length: rooms }, (_, at) => Math.floor(seated / rooms) + (at < seated % rooms ? 1 : 0));
    const cost = (people - seated) * 1_000 + sizes.reduce((sum, one) => sum + Math.abs(one - size.preferred), 0);
    if (cost >= bestCost) continue;
    [best, bestCost] = [sizes, cost];
  }
  return best;
}

/** The seats of one round. Rooms of three and more, the last first, have an author until `authors` are seated. */
export function seatsFor(people: number, size: RoomSize, authors: number, mostRooms = Infinity): Seat[] {
  const sizes = roomSizes(people, size, mostRooms);
  const withAuthor = new Set(sizes.flatMap((one, room) => (one >= 3 ? [room] : [])).slice(-authors || sizes.length));
  const seats = sizes.flatMap((one, room) =>
    Array.from({ length: one }, (_, at): Seat => ({ room, role: at === 0 ? "interviewer" : at === 1 ? "candidate" : at === 2 && withAuthor.has(room) ? "author" : "observer" })),
  );
  while (seats.length < people) seats.push({ room: NO_ROOM, role: "rest" });
  return seats;
}

/** "A" to "Z", then "AA". */
export function roomName(room: number): string {
  const letter = String.fromCharCode(65 + (room % 26));
  return room < 26 ? letter : roomName(Math.floor(room / 26) - 1) + letter;
}
