import type { RoomView } from "@/lib/protocol/views";

export type Newest = { nodeId: string; questionId: string; kind: "question" | "followUp" | "card"; text: string };

/** The latest thing that was revealed: the only coloured block of the room. */
export function newestOf(view: RoomView): Newest | null {
  for (const question of view.questions) {
    const questionId = question.nodeId;
    if (question.newest) return { nodeId: questionId, questionId, kind: "question", text: question.prompt };
    const followUp = question.followUps.find((each) => each.newest);
    if (followUp) return { nodeId: followUp.nodeId, questionId, kind: "followUp", text: followUp.prompt };
    const card = question.cards.find((each) => each.newest);
    if (card) return { nodeId: card.nodeId, questionId, kind: "card", text: card.title };
  }
  return null;
}
