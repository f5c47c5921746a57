import { REVEAL_UNDO_MS } from "@/lib/protocol/limits";
import { accept, notLive, refuse, type CommandOf, type Decision, type Outcome } from "./decision";
import { findNode, findQuestion, isHidden } from "./outline";
import { isRevealed, pendingFor } from "./state";

type RevealCommand = CommandOf<
  "node.reveal" | "reveal.undo" | "queue.add" | "queue.remove" | "node.drop" | "node.restore" | "followUp.add" | "followUp.markSelfFound"
>;

/** Hidden -> queued -> sending (can be undone) -> revealed. A revealed node can not be hidden again. */
export function decideReveal(input: Decision<RevealCommand>): Outcome {
  const { state, scenario, command } = input;
  switch (command.type) {
    case "node.reveal":
      return decideNodeReveal({ ...input, command });
    case "reveal.undo": {
      const reveal = state.pending[command.revealId];
      return reveal ? accept({ type: "reveal.undone", revealId: reveal.revealId, nodeId: reveal.nodeId }) : refuse("undoTooLate");
    }
    case "followUp.add":
      return decideFollowUpAdd({ ...input, command });
    case "queue.remove":
      return state.queue.includes(command.nodeId) ? accept({ type: "node.dequeued", nodeId: command.nodeId }) : accept();
    case "node.restore":
      return state.dropped.includes(command.nodeId) ? accept({ type: "node.restored", nodeId: command.nodeId }) : accept();
    case "queue.add":
    case "node.drop":
    case "followUp.markSelfFound": {
      const node = findNode(scenario, state, command.nodeId);
      if (!node) return refuse("notFound");
      if (state.status === "ended") return refuse("interviewEnded");
      if (!isHidden(state, node.nodeId)) return refuse("alreadyRevealed");
      if (command.type === "queue.add") return accept({ type: "node.queued", nodeId: node.nodeId, at: command.at });
      if (command.type === "node.drop") return accept({ type: "node.dropped", nodeId: node.nodeId });
      if (node.kind !== "followUp" && node.kind !== "adHoc") return refuse("invalid", "nodeId");
      if (!isRevealed(state, node.questionId)) return refuse("notRevealed");
      return accept({ type: "followUp.selfFound", nodeId: node.nodeId });
    }
  }
}

function decideNodeReveal({ state, scenario, command, at }: Decision<CommandOf<"node.reveal">>): Outcome {
  const stopped = notLive(state);
  if (stopped) return stopped;
  const node = findNode(scenario, state, command.nodeId);
  if (!node) return refuse("notFound");
  if (isRevealed(state, node.nodeId) || node.nodeId in state.selfFound) return refuse("alreadyRevealed");
  if (pendingFor(state, node.nodeId)) return accept();
  // A follow-up or card without its question would stand in the candidate's thread without a head.
  if (node.kind !== "question" && !isRevealed(state, node.questionId)) return refuse("notRevealed");
  return accept({ type: "reveal.requested", revealId: command.revealId, nodeId: node.nodeId, dueAt: at + REVEAL_UNDO_MS, ...(command.askedBy === undefined ? {} : { askedBy: command.askedBy }) });
}

function decideFollowUpAdd({ state, scenario, command }: Decision<CommandOf<"followUp.add">>): Outcome {
  if (state.status === "ended") return refuse("interviewEnded");
  if (!findQuestion(scenario, command.questionId)) return refuse("notFound", "questionId");
  if (findNode(scenario, state, command.nodeId)) return refuse("conflict");
  const { nodeId, questionId, prompt, minutes } = command;
  return accept({ type: "followUp.added", nodeId, questionId, prompt, minutes }, { type: "node.queued", nodeId, at: "front" });
}
