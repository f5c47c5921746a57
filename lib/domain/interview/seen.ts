import type { JournalEntry } from "@/lib/protocol/events";
import type { Role } from "@/lib/protocol/roles";
import type { InterviewState, Participant } from "./state";

/** How somebody came to know a scenario: in a role of an interview, as a rater of answers to it, by writing it, or by reading it in the library. */
export const SEEN_ROLES = ["candidate", "interviewer", "observer", "author", "rater", "reader"] as const;
export type SeenRole = (typeof SEEN_ROLES)[number];

export type Seen = { userId: string; role: SeenRole; at: number };

/**
 * Who gets to know the scenario through these entries; `state` is the interview after them. Interviewers and observers read it from their
 * admission on, candidates from the start. Guests have no account that a later round could ask about.
 */
export function seenThrough(state: InterviewState, entries: readonly JournalEntry[]): Seen[] {
  return entries.flatMap(({ event, at, actorId }): Seen[] => {
    const seen = (people: readonly (Participant | undefined)[], role?: SeenRole) =>
      people.flatMap((person) => (person?.userId && !person.removed ? [{ userId: person.userId, role: role ?? person.role, at }] : []));
    switch (event.type) {
      case "participant.admitted":
        return readsAtOnce(event.role) || state.status !== "lobby" ? seen([state.participants[event.participantId]]) : [];
      case "interview.started":
        return seen(Object.values(state.participants).filter(({ role }) => !readsAtOnce(role)));
      case "scores.submitted":
        return actorId === null ? [] : seen([state.participants[actorId]], "rater");
      default:
        return [];
    }
  });
}

function readsAtOnce(role: Role): boolean {
  return role !== "candidate";
}
