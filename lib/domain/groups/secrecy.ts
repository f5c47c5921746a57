import type { RoundRole } from "@/lib/protocol/roles";
import type { InterviewStatus } from "@/lib/protocol/views";
import type { RoomScenario } from "../rotation/types";

type Room = { letter: string; scenario: RoomScenario; state: "planned" | InterviewStatus };
type Round = { rooms: readonly Room[]; places: readonly { member: string; room: string | null; role: RoundRole | null }[] };

/** What is sealed to one person: their own rooms as a candidate, and the scenarios of those rooms wherever else they are planned. */
export type Sealed = { isSealed(round: Round, room: Room): boolean; hidesScenario(slug: string): boolean };

/** A candidate knows nothing of a scenario before the interview has begun, whatever they are in the group. */
export function sealedFor(userId: string, rounds: readonly Round[]): Sealed {
  const own = (round: Round, room: Room) => isUnbegun(room) && round.places.some((place) => place.member === userId && place.room === room.letter && place.role === "candidate");
  const slugs = new Set(rounds.flatMap((round) => round.rooms.filter((room) => own(round, room)).flatMap(({ scenario }) => (scenario.kind === "listed" ? [scenario.id] : []))));
  // What was asked already stays named: to blank it out afterwards would tell more.
  const shared = ({ scenario, ...room }: Room) => isUnbegun(room) && scenario.kind === "listed" && slugs.has(scenario.id);
  return { isSealed: (round, room) => own(round, room) || shared(room), hidesScenario: (slug) => slugs.has(slug) };
}

function isUnbegun({ state }: Pick<Room, "state">): boolean {
  return state === "planned" || state === "lobby";
}
