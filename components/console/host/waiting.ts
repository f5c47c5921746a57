import type { ConsoleHostView, ConsoleView } from "@/lib/protocol/views";

/** Commands that still wait for an answer, newest first; none for observers and after the end. */
export function waitingOf(view: ConsoleView): ConsoleHostView["asked"] {
  return view.role === "interviewer" && view.clock.status !== "ended" ? (view.host?.asked ?? []) : [];
}

/** The card that one key releases: the best for the newest command that waits. */
export function cardToRelease(view: ConsoleView): { nodeId: string; entryId: string } | null {
  const newest = waitingOf(view)[0];
  const card = newest?.cards[0];
  return newest && card ? { nodeId: card.nodeId, entryId: newest.entryId } : null;
}
