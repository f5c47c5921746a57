"use client";

import { Lock, PencilLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { NOTE_MAX_CHARS } from "@/lib/protocol/limits";
import type { ConsoleView } from "@/lib/protocol/views";
import { elapsedAt, formatClock } from "../clock/clock";
import { useNow } from "../clock/use-now";
import { DraftRow, NoteRow, SharedRow } from "./note-row";
import { useNotes } from "./use-notes";
import "./notes.css";

type Props = { view: ConsoleView; questionId: string | null; serverNow: () => number; inputRef: RefObject<HTMLTextAreaElement | null> };

/** Private notes in the order of the interview's clock, and the line to write the next one. */
export function Notes({ view, questionId, serverNow, inputRef }: Props) {
  const t = useTranslations("console.notes");
  const notes = useNotes(view);
  const end = useRef<HTMLDivElement>(null);
  const count = view.notes.length + notes.drafts.length;
  useEffect(() => {
    if (end.current) end.current.scrollTop = end.current.scrollHeight;
  }, [count]);
  const sorted = [...view.notes].sort((a, b) => a.clockMs - b.clockMs);
  return (
    <section className="con-notes" aria-labelledby="con-notes-title">
      <div className="sh"><h2 id="con-notes-title">{t("title")}</h2><Badge icon={Lock}>{t("private")}</Badge></div>
      <div className="tx" ref={end} tabIndex={0}>
        {count === 0 && <p className="empty">{t("none")}</p>}
        <ul>
          {sorted.map((note) => <NoteRow key={note.noteId} note={note} />)}
          {notes.drafts.map((draft) => <DraftRow key={draft.value.noteId} draft={draft} onRetry={notes.retry} onDiscard={notes.discard} />)}
        </ul>
        {view.sharedNotes.length > 0 && <><h3>{t("fromOthers")}</h3><ul>{view.sharedNotes.map((note) => <SharedRow key={note.noteId} note={note} />)}</ul></>}
      </div>
      <NoteInput view={view} serverNow={serverNow} inputRef={inputRef} onWrite={(text) => notes.write(text, questionId, elapsedAt(view.clock, serverNow()))} />
    </section>
  );
}

function NoteInput({ view, serverNow, inputRef, onWrite }: Omit<Props, "questionId"> & { onWrite: (text: string) => void }) {
  const t = useTranslations("console.notes");
  const [text, setText] = useState("");
  const now = useNow(serverNow);
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.code === "Escape") event.currentTarget.blur();
    if ((event.code !== "Enter" && event.code !== "NumpadEnter") || event.shiftKey) return;
    event.preventDefault();
    if (text.trim() === "") return;
    onWrite(text.trim());
    setText("");
  }
  return (
    <label className="field in">
      <Icon as={PencilLine} size={14} />
      <textarea
        ref={inputRef}
        rows={1}
        value={text}
        maxLength={NOTE_MAX_CHARS}
        placeholder={t("placeholder", { at: formatClock(elapsedAt(view.clock, now)) })}
        aria-label={t("write")}
        aria-keyshortcuts="N"
        enterKeyHint="send"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Kbd>{text === "" ? "N" : "↵"}</Kbd>
    </label>
  );
}
