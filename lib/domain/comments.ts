import type { CommentSpan, CommentsView, CommentThreadView, CommentView } from "@/lib/protocol/comments";
import type { InterviewState } from "./interview/state";
import { can, type Viewer } from "./permissions";
import { isSealed } from "./scoring";
import { personName } from "./views/context";

/** A comment as it is stored. Times are epoch milliseconds, `clockMs` is on the interview's clock. */
export type Comment = {
  commentId: string;
  authorId: string;
  threadId: string | null;
  clockMs: number;
  span: CommentSpan | null;
  text: string;
  mentions: readonly string[];
  createdAt: number;
  editedAt: number | null;
  deletedAt: number | null;
};

/**
 * Comments open together with the scores, like shared notes: read earlier, they would colour blind scoring. Until then raters have their own,
 * and a candidate has none.
 */
export function mayWriteComments(state: InterviewState, viewer: Viewer, now: number): boolean {
  return can(viewer, "comment.write") && state.status !== "lobby" && (viewer.role !== "candidate" || !isSealed(state, now));
}

export function mayReadComment(state: InterviewState, viewer: Pick<Viewer, "participantId" | "role">, comment: Pick<Comment, "authorId">, now: number): boolean {
  return can(viewer, "comment.read") && (comment.authorId === viewer.participantId || !isSealed(state, now));
}

/** The comments that a viewer may read, in threads, in the order of the interview's clock. */
export function buildCommentsView(state: InterviewState, viewer: Viewer, comments: readonly Comment[], now: number): CommentsView {
  const readable = comments.filter((comment) => mayReadComment(state, viewer, comment, now)).sort((a, b) => a.createdAt - b.createdAt);
  const view = (comment: Comment) => commentView(state, viewer, comment);
  const threads = readable.flatMap((first): CommentThreadView[] => {
    if (first.threadId !== null) return [];
    const replies = readable.filter((reply) => reply.threadId === first.commentId && reply.deletedAt === null);
    return first.deletedAt !== null && replies.length === 0 ? [] : [{ clockMs: first.clockMs, span: first.span, first: view(first), replies: replies.map(view) }];
  });
  return {
    threads: threads.sort((a, b) => a.clockMs - b.clockMs),
    people: mentionable(state, viewer).map(({ participantId, name }) => ({ participantId, name })),
    mayWrite: mayWriteComments(state, viewer, now),
    sealed: isSealed(state, now),
  };
}

/** People of the interview besides oneself: nobody else can open it, so nobody else is spoken to. */
export function mentionable(state: InterviewState, viewer: Pick<Viewer, "participantId">): { participantId: string; name: string }[] {
  return Object.values(state.participants).filter((person) => !person.removed && person.participantId !== viewer.participantId);
}

function commentView(state: InterviewState, viewer: Viewer, comment: Comment): CommentView {
  const { commentId, authorId, text, mentions, createdAt, editedAt, deletedAt } = comment;
  return {
    commentId,
    author: personName(state, authorId),
    mine: authorId === viewer.participantId,
    text: deletedAt === null ? text : null,
    mentions: deletedAt === null ? mentions.map((id) => personName(state, id)).filter((name) => name !== "") : [],
    createdAt,
    edited: editedAt !== null,
  };
}
