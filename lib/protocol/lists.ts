import type { AnswerLanguage } from "./ids";
import type { CardView, CriterionView, FactView, InterviewStatus, PersonView, SealView, TaskView } from "./views";
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

/** What the opened scores of one interview say as a whole. */
export type OutcomeView = {
  interviewId: string;
  /** Mean of the medians of whole-interview criteria; null when nothing was observed. */
  overall: number | null;
  /** Medians of the whole-interview criteria, in the rubric's order; what nobody observed is left out. */
  medians: { competency: string; criterion: string; median: number }[];
};

/** An interview of one's group that can still be rated blind. */
export type LateRatingItem = { interviewId: string; title: string; group: string; candidate: string; endedAt: number; seal: SealView };

export type ScenarioListItem = {
  slug: string;
  title: string;
  summary: string;
  topics: string[];
  minutes: number;
  /** The built-in library's, or written by people here; `groupName` where it belongs to a group. */
  origin: "library" | "own";
  groupName: string | null;
  questionCount: number;
  followUpCount: number;
  /** Competencies of its criteria, each once, in the order of the content schema. */
  competencies: string[];
};

export type ScenarioFollowUpView = {
  nodeId: string;
  parentId: string | null;
  /** Nesting: 0 hangs off the question. */
  depth: number;
  title: string;
  prompt: string;
  minutes: number;
  required: boolean;
  whenToUse: string;
  probes: string;
  goodReply: string;
};

export type ScenarioQuestionView = {
  nodeId: string;
  index: number;
  label: string;
  title: string;
  prompt: string;
  minutes: number;
  language: AnswerLanguage;
  task: TaskView | null;
  modelAnswer: string;
  signals: { id: string; text: string }[];
  misconceptions: { id: string; text: string }[];
  followUps: ScenarioFollowUpView[];
  cards: CardView[];
  criteria: CriterionView[];
};

/** Everything an interviewer prepares with. Whoever opens it has seen the scenario. */
export type ScenarioDetailView = ScenarioListItem & {
  briefing: string;
  facts: FactView[];
  briefingMinutes: number;
  wrapUpMinutes: number;
  criteria: CriterionView[];
  questions: ScenarioQuestionView[];
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
