import type { Scenario } from "@/lib/content/schema";
import type { Command } from "@/lib/protocol/commands";
import type { InterviewEvent } from "@/lib/protocol/events";
import { failure, type Failure, type FailureCode } from "@/lib/protocol/failures";
import type { Viewer } from "../permissions";
import type { InterviewState } from "./state";

/** What a rule is handed: the folded state, the pinned scenario, who asks, and the instant (epoch ms). */
export type Decision<C> = { state: InterviewState; scenario: Scenario; actor: Viewer; command: C; at: number };

/** Events to journal (none where the command changes nothing), or a refusal. */
export type Outcome = { ok: true; events: InterviewEvent[] } | Failure;

export type CommandOf<T extends Command["type"]> = Extract<Command, { type: T }>;

export function accept(...events: InterviewEvent[]): Outcome {
  return { ok: true, events };
}

export function refuse(code: FailureCode, field?: string): Outcome {
  return failure(code, field);
}

/** Why nothing can be asked or revealed right now; null while the interview is live. */
export function notLive(state: InterviewState): Outcome | null {
  switch (state.status) {
    case "live":
      return null;
    case "lobby":
      return refuse("interviewNotStarted");
    case "paused":
      return refuse("interviewPaused");
    case "ended":
      return refuse("interviewEnded");
  }
}

/** Why answers can not be worked on; pausing stops the clock, not the candidate. */
export function notOpen(state: InterviewState): Outcome | null {
  return state.status === "paused" ? null : notLive(state);
}
