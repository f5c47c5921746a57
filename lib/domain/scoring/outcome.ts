import type { FollowUpOutcome } from "@/lib/protocol/commands";
import { median } from "../agreement";
import type { InterviewState } from "../interview/state";
import { ratersOf } from "./seal";

const BY_WORTH = ["missed", "partly", "answered"] as const satisfies readonly FollowUpOutcome[];

/** How raters saw a follow-up answered: the middle of their judgements, between two the lower one; null where nobody judged. */
export function middleOutcome(state: InterviewState, nodeId: string): FollowUpOutcome | null {
  const judged = ratersOf(state).flatMap(({ participantId }) => state.outcomes[participantId]?.[nodeId] ?? []);
  const middle = median(judged.map((outcome) => BY_WORTH.indexOf(outcome)));
  return middle === null ? null : BY_WORTH[Math.floor(middle)]!;
}
