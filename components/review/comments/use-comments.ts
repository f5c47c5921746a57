"use client";

import { useState } from "react";
import type { CommentDeskActions } from "./comment-actions";
import { newId } from "@/lib/client/new-id";
import type { CommentSpan, CommentsView } from "@/lib/protocol/comments";
import type { FailureCode, Result } from "@/lib/protocol/failures";
import { mentionsIn } from "./mentions";

export type CommentDesk = {
  comments: CommentsView;
  busy: boolean;
  refusal: FailureCode | null;
  /** Each says whether it was taken in; what was typed stays with the caller until then. */
  write(text: string, place: { clockMs: number; span: CommentSpan | null; threadId: string | null }): Promise<boolean>;
  edit(commentId: string, text: string): Promise<boolean>;
  remove(commentId: string): Promise<boolean>;
};

/** The comments as they stand, and what can be done about them. */
export function useComments(interviewId: string, initial: CommentsView, actions: CommentDeskActions): CommentDesk {
  const [comments, setComments] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<FailureCode | null>(null);
  const settle = async (work: () => Promise<Result<CommentsView>>): Promise<boolean> => {
    setBusy(true);
    const result = await work().catch((): Result<CommentsView> => ({ ok: false, code: "unavailable" }));
    setBusy(false);
    setRefusal(result.ok ? null : result.code);
    if (result.ok) setComments(result.value);
    return result.ok;
  };
  return {
    comments, busy, refusal,
    write: (text, place) => settle(() => actions.write(interviewId, { commentId: newId(), ...place, text, mentions: mentionsIn(text, comments.people) })),
    edit: (commentId, text) => settle(() => actions.edit(interviewId, { commentId, text, mentions: mentionsIn(text, comments.people) })),
    remove: (commentId) => settle(() => actions.remove(interviewId, { commentId })),
  };
}
