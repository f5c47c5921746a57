import { EVENT_AUDIENCE, type InterviewEvent } from "@/lib/protocol/events";
import type { InterviewState } from "../interview/state";
import { isSealed } from "../scoring";

/**
 * Which journal entries an interviewer may take along: everything of the interview, their own judgement, and others' once scores are open.
 * Another's private note never; nor what was ever written into one.
 */
export function journalFilter(state: InterviewState, participantId: string, now: number): (entry: { actorId: string | null; event: InterviewEvent }) => boolean {
  const sealed = isSealed(state, now);
  const shared = new Set(state.notes.flatMap((note) => (note.shared ? [note.noteId] : [])));
  return ({ actorId, event }) => {
    if (actorId === participantId) return true;
    switch (event.type) {
      case "note.written":
      case "note.edited":
      case "note.deleted":
      case "note.shared":
        return !sealed && shared.has(event.noteId);
      default:
        return EVENT_AUDIENCE[event.type] !== "own" || !sealed;
    }
  };
}
