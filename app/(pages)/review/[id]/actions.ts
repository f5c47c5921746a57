"use server";

import type { CommentEdit, CommentsView, CommentWrite } from "@/lib/protocol/comments";
import { failure, type Result } from "@/lib/protocol/failures";
import type { Viewer } from "@/lib/domain/permissions";
import { requestCookies } from "@/lib/server/auth/current";
import { resolveReviewer } from "@/lib/server/auth/viewer";
import { deleteComment, editComment, writeComment } from "@/lib/server/use-cases/comments";
import { resultOf } from "../../../action-result";

export async function writeCommentAction(interviewId: string, input: CommentWrite): Promise<Result<CommentsView>> {
  return asReviewer(interviewId, (viewer) => writeComment(viewer, interviewId, input));
}

export async function editCommentAction(interviewId: string, input: CommentEdit): Promise<Result<CommentsView>> {
  return asReviewer(interviewId, (viewer) => editComment(viewer, interviewId, input));
}

export async function deleteCommentAction(interviewId: string, input: { commentId: string }): Promise<Result<CommentsView>> {
  return asReviewer(interviewId, (viewer) => deleteComment(viewer, interviewId, input));
}

function asReviewer(interviewId: string, work: (viewer: Viewer) => Promise<Result<CommentsView>>): Promise<Result<CommentsView>> {
  return resultOf(async () => {
    const viewer = await resolveReviewer(await requestCookies(), interviewId);
    return viewer ? work(viewer) : failure("forbidden");
  });
}
