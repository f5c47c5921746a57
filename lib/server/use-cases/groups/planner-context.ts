import type { PlannedRound, PlannerInput } from "@/lib/domain/rotation/types";
import { FailureError } from "@/lib/protocol/failures";
import { readKnowledge } from "./knowledge";
import { openRounds } from "./plan-rounds";
import { plannedRound, plannerInput } from "./planner-input";
import type { RoundState, SeasonState } from "./season-state";

/** Throws `FailureError("notFound")` for a round of another season. */
export function roundOf(season: SeasonState, roundId: string): RoundState {
  const round = season.rounds.find(({ id }) => id === roundId);
  if (!round) throw new FailureError("notFound", "roundId");
  return round;
}

/** What the planner needs to change one round: the rounds to come as they are planned, that one among them even if it has started. */
export async function plannerContext(season: SeasonState, round: RoundState): Promise<{ input: PlannerInput; rounds: PlannedRound[] }> {
  const numbers = [...new Set([...openRounds(season, Date.now()), round.number])];
  const input = plannerInput(season, await readKnowledge(season), numbers, season.seed);
  return { input, rounds: season.rounds.filter(({ number }) => numbers.includes(number)).map((one) => plannedRound(season, one)) };
}

/** The rounds with one of them planned otherwise. */
export function withRound(rounds: readonly PlannedRound[], changed: PlannedRound): PlannedRound[] {
  return rounds.map((round) => (round.round === changed.round ? changed : round));
}
