import { RATER_ROLES } from "@/lib/protocol/roles";
import type { SealView } from "@/lib/protocol/views";
import type { InterviewState, Participant } from "../interview/state";

const HOUR_MS = 3_600_000;

/** People who score: everybody admitted in a rating role and not removed. */
export function ratersOf(state: InterviewState): Participant[] {
  return Object.values(state.participants).filter((person) => !person.removed && (RATER_ROLES as readonly string[]).includes(person.role));
}

/** When scores open although somebody has not handed in, epoch ms; null before the end. */
export function sealDeadline(state: InterviewState): number | null {
  return state.endedAt === null ? null : state.endedAt + state.sealHours * HOUR_MS;
}

/** Scores are sealed until the interview has ended and every rater has handed in, or the deadline has passed. */
export function isSealed(state: InterviewState, at: number): boolean {
  const deadline = sealDeadline(state);
  if (deadline === null) return true;
  if (at >= deadline) return false;
  return ratersOf(state).some((rater) => !(rater.participantId in state.submitted));
}

/** Whether a rater's scores stand as they are: handed in, or open to all. */
export function isSettled(state: InterviewState, raterId: string, at: number): boolean {
  return raterId in state.submitted || !isSealed(state, at);
}

/** Who handed in, never values. */
export function sealView(state: InterviewState, at: number): SealView {
  const raters = ratersOf(state);
  const submitted = raters.filter((rater) => rater.participantId in state.submitted).length;
  return { sealed: isSealed(state, at), submitted, waiting: raters.length - submitted, opensAt: sealDeadline(state) };
}
