import type { RoundRole } from "@/lib/protocol/roles";

/** What somebody ticks off before a round, by role, in the order in which it is done. */
export const PREPARATION = {
  interviewer: ["readScenario", "readCriteria", "firstFollowUps", "rehearse"],
  candidate: ["device", "goal", "quietPlace"],
  observer: ["readCriteria", "notes"],
  author: ["draft", "review", "handIn"],
} as const satisfies Record<RoundRole, readonly string[]>;

export type PreparationStep = (typeof PREPARATION)[RoundRole][number];

export function stepsFor(role: RoundRole): readonly PreparationStep[] {
  return PREPARATION[role];
}
