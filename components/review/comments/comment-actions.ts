import type { CommentEdit, CommentsView, CommentWrite } from "@/lib/protocol/comments";
import type { Result } from "@/lib/protocol/failures";

/** The server's side of the comments, handed in by the page: components never reach for it themselves. */
export type CommentDeskActions = {
  write(interviewId: string, input: CommentWrite): Promise<Result<CommentsView>>;
  edit(interviewId: string, input: CommentEdit): Promise<Result<CommentsView>>;
  remove(interviewId: string, input: { commentId: string }): Promise<Result<CommentsView>>;
};
