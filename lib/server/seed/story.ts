import type { FollowUpOutcome, Level } from "@/lib/protocol/commands";
import type { Role } from "@/lib/protocol/roles";

/**
 * A past interview told as data: who took part and what happened when. It is played through the same commands that people send.
 * Times are minutes and seconds since the start.
 */
export type StoryTime = `${number}:${number}`;

export type StoryStep =
  | { at: StoryTime; do: "reveal"; node: string }
  | { at: StoryTime; do: "selfFound"; node: string }
  | { at: StoryTime; do: "ask"; question: string; prompt: string }
  /** Typed from `at` until `until` at an even pace, at the end of the answer. */
  | { at: StoryTime; do: "type"; question: string; until: StoryTime; text: string }
  /** Takes back the last `chars` characters of the answer. */
  | { at: StoryTime; do: "erase"; question: string; chars: number }
  | { at: StoryTime; do: "run"; question: string; source: string; as?: string }
  /** On the host. */
  | { at: StoryTime; do: "command"; line: string; as?: string }
  | { at: StoryTime; do: "judge"; by: string; node: string; outcome: FollowUpOutcome }
  | { at: StoryTime; do: "note"; by: string; text: string; question?: string; share?: true; as?: string }
  | { at: StoryTime; do: "pin"; by: string; question: string; quote: string; criterion?: string };

/** `before`: answers as they stood before a follow-up. `cites`: what a score rests on, by the name that a step gave it with `as`. */
export type StoryScores = {
  by: string;
  interview: Record<string, Level>;
  questions?: Record<string, Record<string, Level>>;
  before?: Record<string, Record<string, Level>>;
  cites?: readonly { scope: string; criterion: string; evidence: string }[];
};

export type StoryRemark = { by: string; text: string; to?: readonly string[] };

/** What people did once scores were open. */
export type StoryAfter = {
  revisions?: readonly { by: string; scope: string; criterion: string; level: Level; reason: string }[];
  conclusion?: { by: string; text: string };
  goals?: readonly { by: string; text: string; done?: true }[];
  comments?: readonly (StoryRemark & { at: StoryTime; quote?: { question: string; words: string }; replies?: readonly StoryRemark[] })[];
};

export type Story = {
  /** Names the story for good: a second seeding knows it again by this. */
  key: string;
  scenarioSlug: string;
  plannedMinutes: number;
  /** When it took place, counted back from the day of the first seeding; hour and minute in Seoul. */
  daysAgo: number;
  startsAt: { hour: number; minute: number };
  /** The first interviewer made the interview. */
  cast: readonly { name: string; role: Role }[];
  steps: readonly StoryStep[];
  endsAt: StoryTime;
  scores: readonly StoryScores[];
  after?: StoryAfter;
};

/** Milliseconds since the start. */
export function storyMs(time: StoryTime): number {
  const [minutes = 0, seconds = 0] = time.split(":").map(Number);
  return (minutes * 60 + seconds) * 1_000;
}
