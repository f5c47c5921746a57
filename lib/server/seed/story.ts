import type { Level } from "@/lib/protocol/commands";
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
  | { at: StoryTime; do: "run"; question: string; source: string }
  | { at: StoryTime; do: "note"; by: string; text: string; question?: string; share?: true }
  | { at: StoryTime; do: "pin"; by: string; question: string; quote: string; criterion?: string };

export type StoryScores = { by: string; interview: Record<string, Level>; questions?: Record<string, Record<string, Level>> };

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
};

/** Milliseconds since the start. */
export function storyMs(time: StoryTime): number {
  const [minutes = 0, seconds = 0] = time.split(":").map(Number);
  return (minutes * 60 + seconds) * 1_000;
}
