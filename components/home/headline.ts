import { givenName } from "@/lib/i18n/given-name";
import type { InterviewListItem } from "@/lib/protocol/lists";

export type HeadlineKey =
  | "none"
  | "interviewerLobby" | "interviewerWaiting" | "interviewerLive" | "interviewerLiveAlone"
  | "candidateLobby" | "candidateLive" | "candidateLobbyAlone" | "candidateLiveAlone"
  | "observerLobby" | "observerLive" | "observerLobbyAlone" | "observerLiveAlone";

/** Who the sentence is about: a candidate hears of the interviewer, everybody else of the candidate. */
function counterpart({ role, people }: InterviewListItem): string | null {
  const wanted = role === "candidate" ? "interviewer" : "candidate";
  const person = people.find((other) => other.role === wanted);
  return person ? givenName(person.name) : null;
}

/** One sentence that says what I do next. */
export function headlineOf(next: InterviewListItem | null): { key: HeadlineKey; name: string } {
  if (next === null) return { key: "none", name: "" };
  const name = counterpart(next);
  const phase = next.status === "lobby" ? "Lobby" : "Live";
  if (name !== null) return { key: `${next.role}${phase}`, name };
  if (next.role === "interviewer" && phase === "Lobby") return { key: "interviewerWaiting", name: "" };
  return { key: `${next.role}${phase}Alone` as HeadlineKey, name: "" };
}
