import { can } from "../permissions";
import { isSettled } from "../scoring/seal";
import { accept, refuse, type CommandOf, type Decision, type Outcome } from "./decision";
import { criteriaOf } from "./outline";
import { isRevealed } from "./state";

type RecordCommand = CommandOf<"note.write" | "note.edit" | "note.delete" | "note.share" | "evidence.pin" | "evidence.unpin">;

/** What raters write down. It goes on after the end. */
export function decideRecord(input: Decision<RecordCommand>): Outcome {
  const { state, actor, command, at } = input;
  switch (command.type) {
    case "note.write": {
      if (state.notes.some((note) => note.noteId === command.noteId)) return refuse("conflict");
      const { noteId, text, questionId } = command;
      if (questionId !== null && !criteriaScopeOpen(input, questionId)) return refuse("notRevealed");
      return accept({ type: "note.written", noteId, text, questionId });
    }
    case "note.edit":
    case "note.delete":
    case "note.share": {
      const note = state.notes.find((written) => written.noteId === command.noteId);
      if (!note) return refuse("notFound");
      if (!can(actor, command.type, { ownerId: note.authorId })) return refuse("forbidden");
      if (command.type === "note.edit") return note.text === command.text ? accept() : accept({ type: "note.edited", noteId: note.noteId, text: command.text });
      if (command.type === "note.delete") return accept({ type: "note.deleted", noteId: note.noteId });
      return note.shared ? accept() : accept({ type: "note.shared", noteId: note.noteId });
    }
    case "evidence.pin":
      return decidePin({ ...input, command });
    case "evidence.unpin": {
      const pin = state.pins.find((pinned) => pinned.evidenceId === command.evidenceId);
      if (!pin) return accept();
      if (!can(actor, "evidence.unpin", { ownerId: pin.authorId })) return refuse("forbidden");
      if (isSettled(state, actor.participantId, at)) return refuse("alreadySubmitted");
      return accept({ type: "evidence.unpinned", evidenceId: pin.evidenceId });
    }
  }
}

function decidePin({ state, scenario, command }: Decision<CommandOf<"evidence.pin">>): Outcome {
  const { evidenceId, questionId, start, end, quote, criterionId } = command;
  if (state.pins.some((pin) => pin.evidenceId === evidenceId)) return refuse("conflict");
  if (end <= start) return refuse("invalid", "end");
  if (!isRevealed(state, questionId) || !criteriaOf(scenario, questionId)) return refuse("notRevealed");
  return accept({ type: "evidence.pinned", evidenceId, questionId, start, end, quote, criterionId });
}

/** A note may hang on a question that its author can see: any for interviewers, revealed ones for observers. */
function criteriaScopeOpen({ state, scenario, actor }: Decision<RecordCommand>, questionId: string): boolean {
  return criteriaOf(scenario, questionId) !== null && (actor.role === "interviewer" || isRevealed(state, questionId));
}
