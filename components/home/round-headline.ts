import type { RoundRole } from "@/lib/protocol/roles";
import { givenName } from "@/lib/i18n/given-name";

export type RoundHeadline = "interviewer" | "candidate" | "observer" | "author" | "rest" | "interviewerAlone" | "candidateAlone" | "observerAlone" | "authorAlone" | "away";

type Place = { role: RoundRole | "rest"; isAbsent: boolean; people: readonly { name: string; role: RoundRole }[] };

/** What one does in a round, and with whom: a candidate hears of the interviewer, everybody else of the candidate. */
export function roundHeadline({ role, isAbsent, people }: Place): { key: RoundHeadline; name: string } {
  if (isAbsent) return { key: "away", name: "" };
  if (role === "rest") return { key: "rest", name: "" };
  const other = people.find((person) => person.role === (role === "candidate" ? "interviewer" : "candidate"));
  return other ? { key: role, name: givenName(other.name) } : { key: `${role}Alone`, name: "" };
}
