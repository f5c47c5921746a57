import type { Role, RoundRole } from "@/lib/protocol/roles";

/** What the actions of a group give back. */
export type FixView = {
  kind: "none" | "leaveEmpty" | "substitute" | "closeRoom" | "postpone";
  substitute: string | null;
  room: string | null;
  seats: { name: string; from: { room: string; role: RoundRole } | null; to: { room: string; role: RoundRole } | null }[];
  newScenarios: { room: string; title: string | null; isMissing: boolean }[];
  newPairs: { interviewer: string; candidate: string; times: number }[];
  later: { number: number; room: string }[];
};
export type FixesView = { revision: number; fixes: FixView[] };
export type ScenarioChoice = { slug: string; title: string };
export type ScenarioChoices = { choices: ScenarioChoice[]; leastSeen: string | null };
export type StartedRoundView = { rooms: { roomId: string; letter: string; interviewId: string; mine: Role | null }[]; guestLinks: { name: string; url: string }[] };
