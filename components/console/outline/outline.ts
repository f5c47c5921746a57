import type { ConsoleCardView, ConsoleFollowUpView, ConsoleQuestionView, NodeState } from "@/lib/protocol/views";

export type OutlineNode = ConsoleQuestionView | ConsoleFollowUpView | ConsoleCardView;
export type Branch = { node: ConsoleFollowUpView; children: Branch[] };
export type Located = { node: OutlineNode; question: ConsoleQuestionView };

/** Follow-ups of one question as they hang off each other; one whose parent is missing hangs off the question. */
export function followUpTree(followUps: ConsoleFollowUpView[]): Branch[] {
  const branches = new Map(followUps.map((node) => [node.nodeId, { node, children: [] } as Branch]));
  const roots: Branch[] = [];
  for (const branch of branches.values()) {
    const parent = branch.node.parentId === null ? undefined : branches.get(branch.node.parentId);
    (parent && parent !== branch ? parent.children : roots).push(branch);
  }
  return roots;
}

/** Nodes of one question in the order they stand on screen: the question, its follow-ups depth first, its cards. */
export function nodesOf(question: ConsoleQuestionView): OutlineNode[] {
  const flat = (branches: Branch[]): OutlineNode[] => branches.flatMap((branch) => [branch.node, ...flat(branch.children)]);
  return [question, ...flat(followUpTree(question.followUps)), ...question.cards];
}

/** A node and the question it belongs to, or null for an id that is not in the outline. */
export function locate(questions: ConsoleQuestionView[], nodeId: string | null): Located | null {
  if (nodeId === null) return null;
  for (const question of questions) {
    const node = nodesOf(question).find((each) => each.nodeId === nodeId);
    if (node) return { node, question };
  }
  return null;
}

/** What a folded question says: follow-ups and cards that are out, those left over, and how many there are of each kind. */
export function foldCounts(question: ConsoleQuestionView): { asked: number; left: number; followUps: number; cards: number } {
  const children = childrenOf(question);
  const asked = children.filter((node) => isOut(node.state)).length;
  return { asked, left: children.length - asked, followUps: question.followUps.length, cards: question.cards.length };
}

/** Whether a question can fold: the current one always shows what hangs off it. */
export function isFoldable(question: ConsoleQuestionView): boolean {
  return question.state !== "current" && childrenOf(question).length > 0;
}

/**
 * Questions that fold unless somebody unfolds them: finished ones except the last, to which the conversation may still refer, and those
 * ahead except the next one. What holds a queued node stays open.
 */
export function foldedByDefault(questions: ConsoleQuestionView[]): ReadonlySet<string> {
  const foldable = questions.filter(isFoldable);
  const done = foldable.filter((question) => question.state === "done");
  const latest = done.reduce<ConsoleQuestionView | null>((last, each) => ((each.revealedClockMs ?? 0) >= (last?.revealedClockMs ?? -1) ? each : last), null);
  const upcoming = questions.find((question) => question.state !== "dropped" && !isOut(question.state)) ?? null;
  const busy = (question: ConsoleQuestionView) => childrenOf(question).some((node) => node.state === "queued" || node.state === "sending");
  return new Set(foldable.filter((question) => question !== latest && question !== upcoming && !busy(question)).map((question) => question.nodeId));
}

function childrenOf(question: ConsoleQuestionView): (ConsoleFollowUpView | ConsoleCardView)[] {
  return [...question.followUps, ...question.cards];
}

/** Ids of the rows that can be selected, top to bottom. */
export function visibleIds(questions: ConsoleQuestionView[], folded: (questionId: string) => boolean): string[] {
  return questions.flatMap((question) => (folded(question.nodeId) ? [question.nodeId] : nodesOf(question).map((node) => node.nodeId)));
}

/** The row `step` away from the selected one, stopping at both ends; without a selection the first or the last. */
export function moveSelection(ids: string[], selected: string | null, step: 1 | -1): string | null {
  if (ids.length === 0) return null;
  const at = selected === null ? -1 : ids.indexOf(selected);
  if (at < 0) return (step === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null;
}

/** Whether the candidate has it, or has said it unasked. */
export function isOut(state: NodeState): boolean {
  return state === "revealed" || state === "current" || state === "done" || state === "selfFound";
}

/** Whether it can still be queued or revealed. */
export function isWaiting(state: NodeState): boolean {
  return state === "hidden" || state === "queued";
}

/** The reveal that can still be taken back, the newest one if there are several. */
export function undoable(questions: ConsoleQuestionView[]): { nodeId: string; title: string; revealId: string; dueAt: number } | null {
  const sending = questions.flatMap(nodesOf).flatMap((node) => (node.sending ? [{ nodeId: node.nodeId, title: node.title, ...node.sending }] : []));
  return sending.reduce<(typeof sending)[number] | null>((newest, each) => (newest === null || each.dueAt > newest.dueAt ? each : newest), null);
}
