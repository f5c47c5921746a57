import { can } from "../permissions";
import { accept, notOpen, refuse, type CommandOf, type Decision, type Outcome } from "./decision";
import { findQuestion } from "./outline";
import { isRevealed } from "./state";

type RunCommand = CommandOf<"answer.setLanguage" | "snippet.run" | "run.cancel">;

/** Work on an answer besides its text. */
export function decideRun({ state, scenario, actor, command }: Decision<RunCommand>): Outcome {
  if (command.type === "run.cancel") {
    const run = state.runs.find((candidate) => candidate.runId === command.runId);
    if (!run) return refuse("notFound");
    if (!can(actor, "run.cancel", { ownerId: run.actorId })) return refuse("forbidden");
    return run.state === "queued" ? accept({ type: "run.cancelled", runId: run.runId }) : accept();
  }
  const closed = notOpen(state);
  if (closed) return closed;
  const question = findQuestion(scenario, command.questionId);
  if (!question || !isRevealed(state, command.questionId)) return refuse("notRevealed");
  if (command.type === "answer.setLanguage") {
    if (state.languages[question.id] === command.language) return accept();
    return accept({ type: "answer.languageSet", questionId: question.id, language: command.language });
  }
  if (!question.task) return refuse("invalid", "questionId");
  if (state.runs.some((run) => run.runId === command.runId)) return refuse("conflict");
  // One waiting run a person keeps the queue fair; another press is answered, not queued.
  if (state.runs.some((run) => run.state === "queued" && run.actorId === actor.participantId)) return refuse("tooManyRequests");
  return accept({ type: "run.requested", runId: command.runId, questionId: question.id, taskId: question.task.id, source: command.source });
}
