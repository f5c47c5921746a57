import type { InterviewStatus, PersonView } from "./views";
import type { Role } from "./roles";

/** Views of the pages outside an interview. Built by the use cases by allow-list, text already in the viewer's language. Instants are epoch milliseconds. */

export type InterviewListItem = {
  interviewId: string;
  /** Null for a candidate until the interview starts. */
  scenario: { slug: string; title: string } | null;
  status: InterviewStatus;
  /** The viewer's own role. */
  role: Role;
  people: PersonView[];
  plannedMinutes: number;
  createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
};

export type ScenarioListItem = {
  slug: string;
  title: string;
  summary: string;
  topics: string[];
  minutes: number;
  questionCount: number;
};

export type InviteView = {
  inviteId: string;
  role: Role;
  createdAt: number;
  expiresAt: number;
  state: "live" | "expired" | "revoked";
  /** Names of the people who joined by it. */
  joined: string[];
};

export type SignUpMode = "open" | "invitation";

export type SettingsView = {
  name: string;
  email: string;
  hasPassword: boolean;
  providers: string[];
  /** Null for people who do not administer. */
  administration: { signUp: SignUpMode } | null;
};
