"use client";

import { clsx } from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { clockText } from "@/lib/i18n/clock-text";
import type { CommentThreadView, CommentView } from "@/lib/protocol/comments";
import { CommentForm } from "./comment-form";
import { piecesOf } from "./mentions";
import type { CommentDesk } from "./use-comments";

type Props = { desk: CommentDesk; clockMs: number; onSeek(clockMs: number): void };

/** All comments in the order of the interview; the thread that the playhead has reached last stands out. */
export function CommentList({ desk, clockMs, onSeek }: Props) {
  const t = useTranslations("comments");
  const { threads } = desk.comments;
  const reached = threads.findLast((thread) => thread.clockMs <= clockMs);
  if (threads.length === 0) return <p className="p-4 text-sm text-ink-3">{t(desk.comments.mayWrite ? "none" : "notYet")}</p>;
  return <ol className="flow" tabIndex={0} aria-label={t("list")}>{threads.map((thread) => <li key={thread.first.commentId} className={clsx(thread === reached && "last")}><Thread thread={thread} desk={desk} onSeek={onSeek} /></li>)}</ol>;
}

function Thread({ thread, desk, onSeek }: { thread: CommentThreadView; desk: CommentDesk; onSeek(clockMs: number): void }) {
  const t = useTranslations("comments");
  const [answering, setAnswering] = useState(false);
  const { clockMs, span, first, replies } = thread;
  const answer = async (text: string) => {
    const sent = await desk.write(text, { clockMs, span: null, threadId: first.commentId });
    if (sent) setAnswering(false);
    return sent;
  };
  return (
    <>
      <Comment comment={first} desk={desk} at={{ clockMs, go: () => onSeek(clockMs) }} quote={span?.quote ?? null} />
      {replies.map((reply) => <Comment key={reply.commentId} comment={reply} desk={desk} at={null} quote={null} />)}
      {desk.comments.mayWrite && (answering
        ? <CommentForm label={t("reply")} placeholder={t("replyPlaceholder")} people={desk.comments.people} busy={desk.busy} onSend={answer} onCancel={() => setAnswering(false)} />
        : <Button size="sm" variant="ghost" className="ml-11 mb-2" onClick={() => setAnswering(true)}>{t("reply")}</Button>)}
    </>
  );
}

type CommentProps = { comment: CommentView; desk: CommentDesk; at: { clockMs: number; go(): void } | null; quote: string | null };

function Comment({ comment, desk, at, quote }: CommentProps) {
  const t = useTranslations();
  const format = useFormatter();
  const [editing, setEditing] = useState(false);
  const { author, mine, text, mentions, createdAt, edited, commentId } = comment;
  const save = async (changed: string) => {
    const saved = await desk.edit(commentId, changed);
    if (saved) setEditing(false);
    return saved;
  };
  return (
    <article className={clsx("cm", at === null && "re")} aria-label={t("comments.by", { name: author })}>
      <Avatar name={author} size={at === null ? 20 : 24} />
      <div className="grow min-w-0">
        <div className="h">
          <b>{mine ? t("review.me") : author}</b>
          <time dateTime={new Date(createdAt).toISOString()} suppressHydrationWarning>{format.dateTime(createdAt, { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}</time>
          {edited && text !== null && <span>{t("comments.edited")}</span>}
          {at && <button type="button" className="mono num at" onClick={at.go} aria-label={t("playback.goTo", { clock: clockText(at.clockMs) })}>{clockText(at.clockMs)}</button>}
        </div>
        {quote !== null && <blockquote><mark className="mark">{quote}</mark></blockquote>}
        {editing && text !== null
          ? <CommentForm label={t("comments.edit")} placeholder="" initial={text} people={desk.comments.people} busy={desk.busy} onSend={save} onCancel={() => setEditing(false)} />
          : <p className={text === null ? "text-ink-3" : undefined}>{text === null ? t("comments.deleted") : piecesOf(text, mentions).map((piece, index) => (piece.mention ? <b key={index} className="mn">{piece.text}</b> : piece.text))}</p>}
        {mine && text !== null && !editing && (
          <div className="own">
            <Button size="sm" variant="ghost" onClick={() => setEditing(true)}>{t("comments.edit")}</Button>
            <Button size="sm" variant="ghost" disabled={desk.busy} onClick={() => void desk.remove(commentId)}>{t("comments.delete")}</Button>
          </div>
        )}
      </div>
    </article>
  );
}
