import type { ReviewEvidenceView } from "@/lib/protocol/views";
import { outlineOf } from "../interview/outline";
import { textOf, type ViewContext } from "./context";

/** What was looked at in an interview and who wanted it: commands on the host and cards, in the order in which they came. */
export function evidenceList(context: ViewContext): ReviewEvidenceView[] {
  const { state, scenario } = context;
  const text = textOf(context);
  const cards = new Map(outlineOf(scenario, []).flatMap((node) => (node.kind === "card" ? [[node.nodeId, text(node.card.title)] as const] : [])));
  const released = state.revealed.flatMap(({ nodeId, clockMs, askedBy }): ReviewEvidenceView[] => {
    const title = cards.get(nodeId);
    return title === undefined ? [] : [{ kind: "card", id: nodeId, clockMs, text: title, asked: askedBy !== undefined, answeredByHand: false }];
  });
  const commands = state.host.entries.map(({ entryId, line, clockMs, answers }): ReviewEvidenceView => ({
    kind: "command", id: entryId, clockMs, text: line, asked: true, answeredByHand: answers.length > 0,
  }));
  return [...released, ...commands].sort((a, b) => a.clockMs - b.clockMs);
}
