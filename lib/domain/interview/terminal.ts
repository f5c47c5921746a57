import type { Host } from "@/lib/content/host";
import { reachedBy, type Reached } from "@/lib/evaluators/host/host-at";
import type { TerminalState } from "@/lib/evaluators/host/run-line";
import { isRevealed, type InterviewState } from "./state";

/** Whether the candidate has the terminal by now. */
export function isHostOpen(host: Host | undefined, state: InterviewState): host is Host {
  return host !== undefined && isRevealed(state, host.from);
}

/** What has happened to the host: reveals, injected events, and what they bring about. */
export function reachedOf(host: Host, { revealed, host: { happened } }: InterviewState): Reached {
  return reachedBy(host, [...revealed.map(({ nodeId, clockMs }) => [nodeId, clockMs] as const), ...happened.map(({ eventId, clockMs }) => [eventId, clockMs] as const)]);
}

/** Where the terminal stands before the command `entryId`, or before the next one: what the last finished command left. */
export function terminalOf(host: Host, state: InterviewState, entryId?: string): TerminalState {
  const at = state.host.entries.findIndex((entry) => entry.entryId === entryId);
  const before = at === -1 ? state.host.entries : state.host.entries.slice(0, at);
  const last = before.findLast(({ result }) => result !== null)?.result;
  const history = (at === -1 ? before : state.host.entries.slice(0, at + 1)).map(({ line }) => line);
  return { cwd: last?.cwd ?? `/home/${host.user}`, env: last?.env ?? "", written: last?.written ?? {}, history };
}
