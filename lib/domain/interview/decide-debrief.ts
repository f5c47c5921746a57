import { GOALS_MAX } from "@/lib/protocol/limits";
import { can } from "../permissions";
import { isSealed } from "../scoring/seal";
import { accept, refuse, type CommandOf, type Decision, type Outcome } from "./decision";

type DebriefCommand = CommandOf<"debrief.conclude" | "goal.add" | "goal.complete" | "goal.remove">;

/** What raters and candidate take away together, once scores are open. */
export function decideDebrief({ state, actor, command, at }: Decision<DebriefCommand>): Outcome {
  if (isSealed(state, at)) return refuse(state.status === "ended" ? "scoresSealed" : "interviewNotEnded");
  if (command.type === "debrief.conclude") {
    return (state.conclusion?.text ?? "") === command.text ? accept() : accept({ type: "debrief.concluded", text: command.text });
  }
  const { goalId } = command;
  const goal = state.goals.find((known) => known.goalId === goalId);
  switch (command.type) {
    case "goal.add":
      if (goal) return refuse("conflict");
      return state.goals.length >= GOALS_MAX ? refuse("tooMany") : accept({ type: "goal.added", goalId, text: command.text });
    case "goal.complete":
      if (!goal) return refuse("notFound");
      return goal.done === command.done ? accept() : accept({ type: "goal.completed", goalId, done: command.done });
    case "goal.remove":
      if (!goal) return accept();
      return can(actor, "goal.remove", { ownerId: goal.authorId }) ? accept({ type: "goal.removed", goalId }) : refuse("forbidden");
  }
}
