"use client";

import { useState } from "react";
import type { ConsoleView, NoteView } from "@/lib/protocol/views";
import { isPending, settle, type Pending } from "../commands/pending";
import { useCommands } from "../commands/use-commands";
import { newId } from "@/lib/client/new-id";

export type DraftNote = Pending<NoteView> & { refused: boolean };
export type NotesUi = {
  drafts: DraftNote[];
  write(text: string, questionId: string | null, clockMs: number): void;
  retry(noteId: string): void;
  discard(noteId: string): void;
};

/** Notes on their way: shown at once, kept with their text when refused. */
export function useNotes(view: ConsoleView): NotesUi {
  const { send } = useCommands();
  const [drafts, setDrafts] = useState<DraftNote[]>([]);
  const replace = (noteId: string, next: DraftNote | null) => setDrafts((all) => all.flatMap((each) => (each.value.noteId === noteId ? (next ? [next] : []) : [each])));
  async function deliver(draft: DraftNote) {
    const { noteId, text, questionId } = draft.value;
    const result = await send({ type: "note.write", noteId, text, questionId });
    const settled = settle(draft, result);
    replace(noteId, settled ? { ...settled, refused: false } : { ...draft, refused: true });
  }
  return {
    drafts: drafts.filter((draft) => isPending(draft, view.seq) && !view.notes.some((note) => note.noteId === draft.value.noteId)),
    write(text, questionId, clockMs) {
      const draft: DraftNote = { value: { noteId: newId(), text, questionId, clockMs, shared: false }, seq: null, refused: false };
      setDrafts((all) => [...all.filter((each) => isPending(each, view.seq)), draft]);
      void deliver(draft);
    },
    retry(noteId) {
      const draft = drafts.find((each) => each.value.noteId === noteId);
      if (!draft) return;
      const again = { ...draft, refused: false };
      replace(noteId, again);
      void deliver(again);
    },
    discard: (noteId) => replace(noteId, null),
  };
}
