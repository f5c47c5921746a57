import type { ConsoleView } from "@/lib/protocol/views";
import { isWaiting, locate, type Located } from "../outline/outline";

/** What a press of R shows. `insteadOf` names the node that was next but can not stand alone: its question comes first. */
export type NextTarget = Located & { insteadOf: Located | null };

/** The node that R reveals now. A follow-up or card whose question was not asked yet brings its question first. */
export function nextTarget(view: ConsoleView): NextTarget | null {
  const next = locate(view.questions, view.nextNodeId);
  if (!next) return null;
  if (next.node.kind === "question" || !isWaiting(next.question.state)) return { ...next, insteadOf: null };
  return { node: next.question, question: next.question, insteadOf: next };
}
