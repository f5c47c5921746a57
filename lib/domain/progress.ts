import type { Competency } from "@/lib/content/schema";
import type { FollowUpOutcome } from "@/lib/protocol/commands";
import type { CarriedFollowUp, MissedFollowUp, ProgressPoint, ProgressView } from "@/lib/protocol/progress";

/** A follow-up of one interview and how raters saw it answered. */
export type PlayedFollowUp = { prompt: string; outcome: FollowUpOutcome };

/** One opened interview of a candidate. `round` names what it belongs to: a round of a season, or its day. */
export type Played = {
  interviewId: string;
  slug: string;
  scenario: string;
  at: number;
  round: { key: string; label: string };
  overall: number | null;
  medians: readonly { competency: Competency; median: number }[];
  followUps: readonly PlayedFollowUp[];
};

/** How a candidate did over rounds, oldest first, with the number of interviews behind each point. */
export function progressOf(played: readonly Played[], competencies: readonly Competency[]): ProgressView {
  const inOrder = [...played].sort((a, b) => a.at - b.at);
  const rounds = new Map<string, Played[]>();
  for (const interview of inOrder) rounds.set(interview.round.key, [...(rounds.get(interview.round.key) ?? []), interview]);
  return {
    interviews: played.length,
    points: [...rounds.values()].map((own) => pointOf(own, competencies)),
    missed: missedOf(inOrder).map(({ slug: _slug, ...missed }) => missed),
  };
}

function pointOf(own: readonly Played[], competencies: readonly Competency[]): ProgressPoint {
  const [first] = own as [Played, ...Played[]];
  return {
    key: first.round.key,
    label: first.round.label,
    at: first.at,
    interviews: own.length,
    interviewIds: own.map(({ interviewId }) => interviewId),
    overall: mean(own.flatMap(({ overall }) => (overall === null ? [] : [overall]))),
    levels: Object.fromEntries(competencies.map((competency) => [competency, mean(own.flatMap(({ medians }) => medians.filter((row) => row.competency === competency).map(({ median }) => median)))])),
  };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The same question asked again reads the same, whatever blanks stand in it. */
function sameQuestion(prompt: string): string {
  return prompt.normalize("NFC").replaceAll(/\s+/g, " ").trim();
}

/** Follow-ups that were missed, or answered in part, at least once; what is still open and was missed most often comes first. */
export function missedOf(played: readonly Played[]): (MissedFollowUp & { slug: string })[] {
  const asked = new Map<string, (PlayedFollowUp & { at: number; scenario: string; slug: string; interviewId: string })[]>();
  for (const { followUps, at, scenario, slug, interviewId } of [...played].sort((a, b) => a.at - b.at)) {
    for (const followUp of followUps) {
      const key = sameQuestion(followUp.prompt);
      asked.set(key, [...(asked.get(key) ?? []), { ...followUp, at, scenario, slug, interviewId }]);
    }
  }
  return [...asked.values()]
    .flatMap((times) => {
      const last = times.at(-1)!;
      const missed = times.filter(({ outcome }) => outcome !== "answered").length;
      if (missed === 0) return [];
      return [{ prompt: last.prompt, scenario: times[0]!.scenario, slug: times[0]!.slug, asked: times.length, missed, last: last.outcome, lastAt: last.at, interviewId: last.interviewId, open: last.outcome !== "answered" }];
    })
    .sort((a, b) => Number(b.open) - Number(a.open) || b.missed - a.missed || b.lastAt - a.lastAt);
}

/** What stays open of earlier interviews, for the next interviewer; questions of a scenario that they do not know keep their wording. */
export function carriedOf(played: readonly Played[], knows: (slug: string) => boolean, isAsked: (prompt: string) => boolean): { offered: CarriedFollowUp[]; hidden: number } {
  const open = missedOf(played).filter((missed) => missed.open && !isAsked(missed.prompt));
  const offered = open.filter(({ slug }) => knows(slug));
  return {
    offered: offered.map(({ prompt, scenario, missed, last, lastAt }) => ({ prompt, scenario, missed, last, lastAt })),
    hidden: open.length - offered.length,
  };
}
