import type { Scenario } from "@/lib/content/schema";
import type { Command } from "@/lib/protocol/commands";
import { can, type Viewer } from "../permissions";
import { decideFlow } from "./decide-flow";
import { decideDebrief } from "./decide-debrief";
import { decideHost } from "./decide-host";
import { decideRecord } from "./decide-record";
import { decideReveal } from "./decide-reveal";
import { decideRun } from "./decide-run";
import { decideScoring } from "./decide-scoring";
import { refuse, type Outcome } from "./decision";
import type { InterviewState } from "./state";

/**
 * The rules of an interview: what a person's command leads to. Pure; `at` is the server's time in epoch milliseconds.
 * A command that would change nothing is accepted with no events, so that a repeat is harmless.
 */
export function decide(input: { state: InterviewState; scenario: Scenario; actor: Viewer; command: Command; at: number }): Outcome {
  const { command } = input;
  if (!can(input.actor, command.type)) return refuse("forbidden");
  switch (command.type) {
    case "interview.start":
    case "interview.pause":
    case "interview.resume":
    case "interview.end":
    case "participant.remove":
    case "interviewerTyping.set":
      return decideFlow({ ...input, command });
    case "node.reveal":
    case "reveal.undo":
    case "queue.add":
    case "queue.remove":
    case "node.drop":
    case "node.restore":
    case "followUp.add":
    case "followUp.markSelfFound":
      return decideReveal({ ...input, command });
    case "answer.setLanguage":
    case "snippet.run":
    case "run.cancel":
      return decideRun({ ...input, command });
    case "score.set":
    case "score.cite":
    case "score.uncite":
    case "followUp.judge":
    case "scores.submit":
    case "seal.setHours":
    case "score.revise":
      return decideScoring({ ...input, command });
    case "debrief.conclude":
    case "goal.add":
    case "goal.complete":
    case "goal.remove":
      return decideDebrief({ ...input, command });
    case "host.command":
    case "host.cancel":
    case "host.answer":
    case "host.inject":
      return decideHost({ ...input, command });
    default:
      return decideRecord({ ...input, command });
  }
}
