import { givenName } from "@/lib/i18n/given-name";
import type { PresenceView, RoomView } from "@/lib/protocol/views";

export type Company = { here: string[]; away: string[] };

/** Given names of everybody but the candidate, interviewers first: who is in the room now, and which interviewers are not. */
export function companyOf(view: RoomView, presence: readonly PresenceView[]): Company {
  const online = new Set(presence.filter((person) => person.online).map((person) => person.participantId));
  const others = view.people.filter((person) => person.participantId !== view.me.participantId);
  const ordered = [...others].sort((a, b) => Number(b.role === "interviewer") - Number(a.role === "interviewer"));
  return {
    here: ordered.filter((person) => online.has(person.participantId)).map((person) => person.name),
    away: ordered.filter((person) => person.role === "interviewer" && !online.has(person.participantId)).map((person) => person.name),
  };
}

/** Given names as one phrase; `called` puts the form of address to a name, `and` joins the last one to the others. */
export function nameList(names: readonly string[], called: (name: string) => string, and: (first: string, last: string) => string): string {
  const given = names.map((name) => called(givenName(name)));
  const last = given.pop() ?? "";
  return given.length === 0 ? last : and(given.join(", "), last);
}
