"use client";

import { Pencil, Share2, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type KeyboardEvent } from "react";
import { Badge } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { NOTE_MAX_CHARS } from "@/lib/protocol/limits";
import type { NoteView, SharedNoteView } from "@/lib/protocol/views";
import { formatClock } from "../clock/clock";
import { useCommands } from "../commands/use-commands";
import type { DraftNote } from "./use-notes";

/** One note with what its author can do with it. Sharing shows it to everybody once scores are open. */
export function NoteRow({ note }: { note: NoteView }) {
  const t = useTranslations("console.notes");
  const [editing, setEditing] = useState(false);
  if (editing) return <li className="ed"><NoteEditor note={note} onDone={() => setEditing(false)} /></li>;
  return (
    <li>
      <time className="num">{formatClock(note.clockMs)}</time>
      <span className="t">{note.text}{note.shared && <Badge tone="jjok">{t("shared")}</Badge>}</span>
      <NoteButtons note={note} onEdit={() => setEditing(true)} />
    </li>
  );
}

function NoteButtons({ note, onEdit }: { note: NoteView; onEdit: () => void }) {
  const t = useTranslations("console.notes");
  const { send } = useCommands();
  const { noteId } = note;
  return (
    <span className="acts">
      <IconButton label={t("edit")} size="sm" onClick={onEdit}><Icon as={Pencil} size={12} /></IconButton>
      {!note.shared && (
        <AlertDialog trigger={<IconButton label={t("share")} size="sm"><Icon as={Share2} size={12} /></IconButton>} title={t("shareTitle")} description={t("shareText")} cancel={t("cancel")} confirm={t("share")} onConfirm={() => void send({ type: "note.share", noteId })}>
          <blockquote className="con-quote">{note.text}</blockquote>
        </AlertDialog>
      )}
      <AlertDialog trigger={<IconButton label={t("delete")} size="sm"><Icon as={Trash2} size={12} /></IconButton>} title={t("deleteTitle")} cancel={t("cancel")} confirm={t("delete")} tone="danger" onConfirm={() => void send({ type: "note.delete", noteId })}>
        <blockquote className="con-quote">{note.text}</blockquote>
      </AlertDialog>
    </span>
  );
}

function NoteEditor({ note, onDone }: { note: NoteView; onDone: () => void }) {
  const t = useTranslations("console.notes");
  const { send } = useCommands();
  const [text, setText] = useState(note.text);
  async function save() {
    if (text.trim() === "") return;
    const result = await send({ type: "note.edit", noteId: note.noteId, text: text.trim() });
    if (result.ok) onDone();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.code === "Escape") onDone();
    if ((event.code !== "Enter" && event.code !== "NumpadEnter") || event.shiftKey) return;
    event.preventDefault();
    void save();
  }
  return (
    <>
      <textarea autoFocus rows={2} maxLength={NOTE_MAX_CHARS} value={text} aria-label={t("editLabel", { at: formatClock(note.clockMs) })} onChange={(event) => setText(event.target.value)} onKeyDown={onKeyDown} />
      <span className="row"><Button size="sm" variant="ghost" onClick={onDone}>{t("cancel")}</Button><Button size="sm" variant="ink" onClick={() => void save()}>{t("save")}</Button></span>
    </>
  );
}

/** A note that the server does not have yet, or did not take: its text is never lost. */
export function DraftRow({ draft, onRetry, onDiscard }: { draft: DraftNote; onRetry: (noteId: string) => void; onDiscard: (noteId: string) => void }) {
  const t = useTranslations("console.notes");
  const { noteId, text, clockMs } = draft.value;
  return (
    <li className="draft">
      <time className="num">{formatClock(clockMs)}</time>
      <span className="t">{text} {draft.refused ? <Badge tone="bad">{t("refused")}</Badge> : <Badge>{t("sending")}</Badge>}</span>
      {draft.refused && <span className="row"><Button size="sm" onClick={() => onRetry(noteId)}>{t("retry")}</Button><Button size="sm" variant="ghost" onClick={() => onDiscard(noteId)}>{t("discard")}</Button></span>}
    </li>
  );
}

export function SharedRow({ note }: { note: SharedNoteView }) {
  return <li><time className="num">{formatClock(note.clockMs)}</time><span className="t"><b>{note.author}</b> {note.text}</span></li>;
}
