import { asPast, factsOf } from "./facts";
import type { PairCoverage, PlannedRound, PlannerInput } from "./types";

/** Which ordered pairs (interviewer, candidate) have met, over the past and the plan. */
export function pairsOf(input: PlannerInput, rounds: readonly PlannedRound[]): PairCoverage {
  const { meetings } = factsOf(input, [...input.history, ...rounds.map(asPast)]);
  const pairs = new Map<string, { interviewer: string; candidate: string; rounds: number[] }>();
  for (const { round, interviewer, candidate } of meetings) {
    const key = JSON.stringify([interviewer, candidate]);
    const pair = pairs.get(key) ?? { interviewer, candidate, rounds: [] };
    pair.rounds.push(round);
    pairs.set(key, pair);
  }
  const possible = possiblePairs(input);
  const among = [...pairs.values()].filter(({ interviewer, candidate }) => possible.has(JSON.stringify([interviewer, candidate])));
  const meetingsAmong = among.reduce((sum, pair) => sum + pair.rounds.length, 0);
  return {
    possible: possible.size,
    met: among.length,
    repeats: meetingsAmong - among.length,
    lowerBound: Math.max(0, meetingsAmong - possible.size),
    pairs: [...pairs.values()],
  };
}

function possiblePairs(input: PlannerInput): Set<string> {
  const apart = new Set(input.conflicts.flatMap(({ members: [one, other] }) => [JSON.stringify([one, other]), JSON.stringify([other, one])]));
  const pairs = new Set<string>();
  for (const asks of input.members) {
    for (const answers of input.members) {
      const key = JSON.stringify([asks.id, answers.id]);
      if (asks.id !== answers.id && !apart.has(key) && asks.roles.includes("interviewer") && answers.roles.includes("candidate")) pairs.add(key);
    }
  }
  return pairs;
}
