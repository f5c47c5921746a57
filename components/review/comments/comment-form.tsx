"use client";

import { Quote, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type KeyboardEvent, type RefObject } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { COMMENT_MAX_CHARS } from "@/lib/protocol/limits";
import type { CommentsView } from "@/lib/protocol/comments";
import { openMention } from "./mentions";

type Props = {
  label: string;
  placeholder: string;
  people: CommentsView["people"];
  busy: boolean;
  initial?: string;
  quote?: string | null;
  inputRef?: RefObject<HTMLTextAreaElement | null>;
  onFocus?(): void;
  onDropQuote?(): void;
  onCancel?(): void;
  /** Says whether it was taken in; the text stays until it was. */
  onSend(text: string): Promise<boolean>;
};

/** Where a comment is written. Ctrl+Enter sends; an at sign offers the people of the interview. */
export function CommentForm({ label, placeholder, people, busy, initial = "", quote = null, inputRef, onFocus, onDropQuote, onCancel, onSend }: Props) {
  const t = useTranslations("comments");
  const tc = useTranslations("common");
  const [text, setText] = useState(initial);
  const [caret, setCaret] = useState(0);
  const mention = openMention(text, caret);
  const offered = mention === null ? [] : people.filter(({ name }) => name.includes(mention.typed) && name !== mention.typed);
  const send = async () => {
    if (text.trim() !== "" && !busy && (await onSend(text.trim()))) setText("");
  };
  const choose = (name: string) => {
    if (mention === null) return;
    setText(`${text.slice(0, mention.from)}@${name} ${text.slice(caret)}`);
    setCaret(mention.from + name.length + 2);
    inputRef?.current?.focus();
  };
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.code === "Escape") (onCancel ?? (() => event.currentTarget.blur()))();
    if (event.code === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
  }
  return (
    <form className="wr" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      {quote !== null && (
        <div className="wq"><Icon as={Quote} size={12} /><q>{quote}</q>{onDropQuote && <IconButton size="sm" label={t("dropQuote")} onClick={onDropQuote}><Icon as={X} size={12} /></IconButton>}</div>
      )}
      <label className="field">
        <textarea
          ref={inputRef} rows={text.includes("\n") || text.length > 40 ? 3 : 1} value={text} maxLength={COMMENT_MAX_CHARS} placeholder={placeholder} aria-label={label}
          onFocus={onFocus} onKeyDown={onKeyDown} onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onChange={(event) => { setText(event.target.value); setCaret(event.target.selectionStart); }}
        />
      </label>
      {offered.length > 0 && <div className="at-list" role="group" aria-label={t("people")}>{offered.map(({ participantId, name }) => <Button key={participantId} size="sm" onClick={() => choose(name)}>@{name}</Button>)}</div>}
      {(text.trim() !== "" || onCancel) && (
        <div className="wa">
          {onCancel && <Button size="sm" variant="ghost" onClick={onCancel}>{tc("cancel")}</Button>}
          <Button size="sm" variant="ink" type="submit" disabled={busy || text.trim() === ""}>{t("send")}</Button>
        </div>
      )}
    </form>
  );
}
