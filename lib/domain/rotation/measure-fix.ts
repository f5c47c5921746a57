import { countOf, seatedIn, timesMet } from "./facts";
import type { FixContext } from "./fix-context";
import type { Fix, NewPair, PlannedRoom, PlannedRound, SeatChange } from "./types";

/** A fix before it is measured. */
export type DraftFix = Pick<Fix, "kind" | "absent" | "substitute" | "after" | "postponed">;

/** Who asks and who answers comes before who writes, and that before who observes. */
const FAIRNESS = { interviewer: 16, candidate: 16, author: 4, observer: 1 } as const;

export function measureFix(context: FixContext, draft: DraftFix): Fix {
  const { round } = context;
  const changedRooms = changedIn(round, draft.after);
  const rooms = draft.after.rooms.filter((room) => changedRooms.includes(room.room));
  const seats = seatChanges(round, draft.after);
  return {
    ...draft,
    seats,
    changedRooms,
    newScenarios: rooms.filter((room) => JSON.stringify(room.scenario) !== JSON.stringify(round.rooms.find((one) => one.room === room.room)?.scenario)).map(({ room, scenario }) => ({ room, scenario })),
    newPairs: newPairs(context, rooms),
    spoilsLater: context.later.filter(({ member, scenario }) => rooms.some((room) => room.scenario.kind === "listed" && room.scenario.id === scenario && seatedIn(room).some((seat) => seat.member === member))),
    balanceCost: balanceCost(context, draft.absent, seats),
  };
}

function changedIn(before: PlannedRound, after: PlannedRound): string[] {
  const text = (round: PlannedRound, name: string) => JSON.stringify(round.rooms.find((room) => room.room === name));
  const names = new Set([...before.rooms, ...after.rooms].map((room) => room.room));
  return [...names].filter((name) => text(before, name) !== text(after, name));
}

function newPairs({ round, facts }: FixContext, rooms: readonly PlannedRoom[]): NewPair[] {
  const had = (room: PlannedRoom) => round.rooms.some((one) => one.interviewer === room.interviewer && one.candidate === room.candidate);
  return rooms.filter((room) => !had(room)).map(({ interviewer, candidate }) => ({ interviewer, candidate, times: timesMet(facts, interviewer, candidate) }));
}

export function seatChanges(before: PlannedRound, after: PlannedRound): SeatChange[] {
  const placed = (round: PlannedRound) => new Map(round.rooms.flatMap((room) => seatedIn(room).map(({ member, role }) => [member, { room: room.room, role }] as const)));
  const [old, now] = [placed(before), placed(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((member) => {
    const [from, to] = [old.get(member) ?? null, now.get(member) ?? null];
    return from?.room === to?.room && from?.role === to?.role ? [] : [{ member, from, to }];
  });
}

function balanceCost({ season }: FixContext, absent: string, seats: readonly SeatChange[]): number {
  return seats
    .filter((seat) => seat.member !== absent)
    .reduce((sum, { member, from, to }) => {
      const lost = from === null ? 0 : FAIRNESS[from.role] * (2 * countOf(season, member, from.role) - 1);
      const won = to === null ? 0 : FAIRNESS[to.role] * (2 * countOf(season, member, to.role) + 1);
      return sum + won - lost;
    }, 0);
}
