import type { InterviewListItem } from "@/lib/protocol/lists";

const SURFACE = { interviewer: "console", candidate: "room", observer: "observe" } as const;

/** Where somebody goes with an interview: into it while it lasts, to its review afterwards. */
export function hrefOf({ interviewId, role, status }: Pick<InterviewListItem, "interviewId" | "role" | "status">): string {
  return status === "ended" ? `/review/${interviewId}` : `/${SURFACE[role]}/${interviewId}`;
}

/** Everybody but me. A person who tries both sides is in the list twice; only my own role is left out. */
export function othersOf({ people, role }: Pick<InterviewListItem, "people" | "role">, myName: string) {
  const mine = people.findIndex((person) => person.role === role && person.name === myName);
  return people.filter((_, index) => index !== mine);
}
