import { isSealed } from "../scoring/seal";
import { accept, refuse, type Outcome } from "./decision";
import type { InterviewState } from "./state";
import type { SystemCommand } from "./system-commands";

/** What the server itself does; `at` is the server's time in epoch milliseconds. Repeats are harmless, because timers and restarts may ask twice. */
export function decideSystem(state: InterviewState, command: SystemCommand, at: number): Outcome {
  switch (command.type) {
    case "interview.create":
      return state.seq > 0 ? refuse("conflict") : accept({ type: "interview.created", plannedMinutes: command.plannedMinutes });
    case "participant.admit": {
      if (state.participants[command.participantId]) return accept();
      // Who watches later may still rate, but only what is sealed: a rater more would close what is open.
      if (state.status === "ended" && !(command.role === "observer" && isSealed(state, at))) return refuse("interviewEnded");
      const { participantId, name, role, userId } = command;
      return accept({ type: "participant.admitted", participantId, name, role, userId });
    }
    case "reveal.complete": {
      const reveal = state.pending[command.revealId];
      return reveal ? accept({ type: "node.revealed", revealId: reveal.revealId, nodeId: reveal.nodeId }) : accept();
    }
    case "run.finish":
      return queued(state, command.runId) ? accept({ type: "run.finished", runId: command.runId, evidence: command.evidence }) : accept();
    case "run.lint":
      return awaitsLint(state, command.runId) ? accept({ type: "run.linted", runId: command.runId, findings: command.findings }) : accept();
    case "run.fail":
      return queued(state, command.runId) ? accept({ type: "run.failed", runId: command.runId, code: command.code }) : accept();
    case "host.respond":
      return hostWaits(state, command.entryId) ? accept({ type: "host.responded", entryId: command.entryId, result: command.result }) : accept();
    case "host.fail":
      return hostWaits(state, command.entryId) ? accept({ type: "host.failed", entryId: command.entryId }) : accept();
  }
}

function hostWaits(state: InterviewState, entryId: string): boolean {
  return state.host.entries.some((entry) => entry.entryId === entryId && entry.state === "queued");
}

function awaitsLint(state: InterviewState, runId: string): boolean {
  return state.runs.some((run) => run.runId === runId && run.evidence?.lintFollows === true);
}

function queued(state: InterviewState, runId: string): boolean {
  return state.runs.some((run) => run.runId === runId && run.state === "queued");
}
