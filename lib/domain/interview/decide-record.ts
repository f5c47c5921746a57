import { can } from "../permissions";
import { isSealed } from "../scoring";
import { accept, refuse, type CommandOf, type Decision, type Outcome } from "./decision";
import { criteriaOf } from "./outline";
import { isRevealed, scoreKey, type InterviewState } from "./state";

type RecordCommand = CommandOf<
  "score.set" | "scores.submit" | "note.write" | "note.edit" | "note.delete" | "note.share" | "evidence.pin" | "evidence.unpin"
>;

/** What raters write down. It goes on after the end, until scores are handed in or unsealed. */
export function decideRecord(input: Decision<RecordCommand>): Outcome {
  const { state, actor, command, at } = input;
  switch (command.type) {
    case "score.set":
      return decideScore({ ...input, command });
    case "scores.submit":
      if (state.status !== "ended") return refuse("interviewNotEnded");
      if (actor.participantId in state.submitted) return accept();
      return isSealed(state, at) ? accept({ type: "scores.submitted" }) : refuse("alreadySubmitted");
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
      return accept({ type: "evidence.unpinned", evidenceId: pin.evidenceId });
    }
  }
}

function decideScore({ state, scenario, actor, command, at }: Decision<CommandOf<"score.set">>): Outcome {
  const { scope, criterionId, level } = command;
  if (state.status === "lobby") return refuse("interviewNotStarted");
  if (actor.participantId in state.submitted || !isSealed(state, at)) return refuse("alreadySubmitted");
  const criteria = criteriaOf(scenario, scope);
  if (!criteria?.some((criterion) => criterion.id === criterionId)) return refuse("notFound", "criterionId");
  if (scope !== "interview" && !isRevealed(state, scope)) return refuse("notRevealed");
  return sameLevel(state, actor.participantId, command) ? accept() : accept({ type: "score.set", scope, criterionId, level });
}

function sameLevel(state: InterviewState, raterId: string, { scope, criterionId, level }: CommandOf<"score.set">): boolean {
  return (state.scores[raterId]?.[scoreKey(scope, criterionId)]?.level ?? null) === level;
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
