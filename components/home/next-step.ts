import type { InterviewListItem } from "@/lib/protocol/lists";
import type { InterviewStatus } from "@/lib/protocol/views";

/** How long an opened room that nobody began goes before what comes later, in milliseconds. */
const OPENED_FIRST_MS = 24 * 3_600_000;

type Place = { startsAt: number; interviewId: string | null; roomState: "planned" | InterviewStatus };
export type NextStep<Round extends Place> = { round: Round | null; interview: InterviewListItem | null };

/**
 * What I do next, of my open interviews and my coming rounds, each in the order in which they matter: an interview that runs, the one opened
 * for a round, a round to come, then interviews that wait without a date. Where a round's interview is open, both are given.
 */
export function nextStep<Round extends Place>(open: readonly InterviewListItem[], rounds: readonly Round[], now: number): NextStep<Round> {
  const roundOf = (item: InterviewListItem) => rounds.find(({ interviewId }) => interviewId === item.interviewId) ?? null;
  const opened = open.find((item) => (roundOf(item)?.startsAt ?? -Infinity) > now - OPENED_FIRST_MS);
  const running = open.find(({ status }) => status !== "lobby");
  // What I only watch does not keep me from a room of my own.
  const interview = running && (running.role !== "observer" || !opened) ? running : opened;
  if (interview) return { round: roundOf(interview), interview };
  const coming = rounds.find(({ interviewId }) => interviewId === null) ?? null;
  return coming ? { round: coming, interview: null } : { round: null, interview: open[0] ?? null };
}
