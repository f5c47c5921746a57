import type { z } from "zod";
import { buildCommentsView, mayReadComment, mayWriteComments, mentionable, type Comment } from "@/lib/domain/comments";
import { isRevealedQuestion } from "@/lib/domain/interview/outline";
import { can, type InterviewAction, type Viewer } from "@/lib/domain/permissions";
import { quoteStood } from "@/lib/domain/playback/quote";
import { buildAnswerEdits } from "@/lib/domain/views";
import { commentDeleteSchema, commentEditSchema, commentWriteSchema, type CommentSpan, type CommentsView } from "@/lib/protocol/comments";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { COMMENTS_MAX } from "@/lib/protocol/limits";
import { prisma } from "../db";
import type { ReviewComment } from "../db/generated/client";
import { loadRoom, type Room } from "../interviews/room";
import { database } from "../journal/database";
import { readPast } from "../playback/past";
import { attempt, parseInput } from "./attempt";

/** The comments that this viewer may read. Codes: forbidden, notFound, unavailable. */
export async function listComments(viewer: Viewer, interviewId: string): Promise<Result<CommentsView>> {
  return withInterview(viewer, interviewId, "comment.read", async () => null);
}

/**
 * Puts a comment on a moment, or an answer under one; gives all comments as they stand then. Writing it twice has the effect of once.
 * Codes: forbidden, invalid, interviewNotStarted, scoresSealed (a candidate before unsealing), notFound (no such thread), tooMany, unavailable.
 */
export async function writeComment(viewer: Viewer, interviewId: string, input: unknown): Promise<Result<CommentsView>> {
  return withInterview(viewer, interviewId, "comment.write", async (room) => {
    const { commentId, threadId, clockMs, span, text, mentions } = parseInput(commentWriteSchema, input);
    if (room.state.status === "lobby") throw new FailureError("interviewNotStarted");
    if (!mayWriteComments(room.state, viewer, Date.now())) throw new FailureError("scoresSealed");
    if (span !== null && !(await stood(room, clockMs, span))) throw new FailureError("invalid", "span");
    const thread = threadId === null ? null : await readThread(room, viewer, threadId);
    if ((await prisma().reviewComment.count({ where: { interviewId } })) >= COMMENTS_MAX) throw new FailureError("tooMany");
    const place = thread ? { clockMs: thread.clockMs } : { clockMs, ...span };
    const data = { id: commentId, interviewId, authorId: viewer.participantId, threadId, ...place, text, mentions: known(room, viewer, mentions) };
    // A comment of this id that stands already is this one, sent again; one of somebody else's is left as it is.
    await prisma().reviewComment.createMany({ data, skipDuplicates: true });
  });
}

/** Changes an own comment. Codes: forbidden, invalid, notFound, unavailable. */
export async function editComment(viewer: Viewer, interviewId: string, input: unknown): Promise<Result<CommentsView>> {
  return withInterview(viewer, interviewId, "comment.edit", async (room) => {
    const { commentId, text, mentions } = parseInput(commentEditSchema, input);
    await changeOwn(viewer, interviewId, commentId, "comment.edit", { text, mentions: known(room, viewer, mentions), editedAt: new Date() });
  });
}

/** Takes an own comment back; answers to it stay. Codes: forbidden, invalid, notFound, unavailable. */
export async function deleteComment(viewer: Viewer, interviewId: string, input: unknown): Promise<Result<CommentsView>> {
  return withInterview(viewer, interviewId, "comment.delete", async () => {
    const { commentId } = parseInput(commentDeleteSchema, input);
    await changeOwn(viewer, interviewId, commentId, "comment.delete", { text: "", quote: null, questionId: null, start: null, end: null, mentions: [], deletedAt: new Date() });
  });
}

async function withInterview(viewer: Viewer, interviewId: string, action: InterviewAction, work: (room: Room) => Promise<unknown>): Promise<Result<CommentsView>> {
  return attempt(async () => {
    if (viewer.interviewId !== interviewId || !can(viewer, action)) return failure("forbidden");
    const room = await loadRoom(database, interviewId);
    if (room === null) return failure("notFound");
    await work(room);
    const rows = await prisma().reviewComment.findMany({ where: { interviewId } });
    return success(buildCommentsView(room.state, viewer, rows.map(commentOf), Date.now()));
  });
}

/** A span names words of a revealed answer that stood there at the comment's moment. */
async function stood({ scenario, state, interviewId }: Room, clockMs: number, span: CommentSpan): Promise<boolean> {
  if (!isRevealedQuestion(scenario, state, span.questionId)) return false;
  const past = await readPast(interviewId);
  return quoteStood(buildAnswerEdits(span.questionId, past?.logs.get(span.questionId) ?? []).edits, clockMs, span);
}

async function readThread(room: Room, viewer: Viewer, threadId: string): Promise<Comment> {
  const row = await prisma().reviewComment.findFirst({ where: { id: threadId, interviewId: room.interviewId, threadId: null } });
  const thread = row && commentOf(row);
  if (!thread || !mayReadComment(room.state, viewer, thread, Date.now())) throw new FailureError("notFound");
  return thread;
}

type Change = Partial<Pick<ReviewComment, "text" | "mentions" | "quote" | "questionId" | "start" | "end" | "editedAt" | "deletedAt">>;

/** Somebody else's comment and one that is not there give the same answer to people who may not see it. */
async function changeOwn(viewer: Viewer, interviewId: string, commentId: string, action: InterviewAction, data: Change): Promise<void> {
  const row = await prisma().reviewComment.findFirst({ where: { id: commentId, interviewId, deletedAt: null }, select: { authorId: true } });
  if (!row || !can(viewer, action, { ownerId: row.authorId })) throw new FailureError("notFound");
  await prisma().reviewComment.update({ where: { id: commentId }, data });
}

function known(room: Room, viewer: Viewer, mentions: z.output<typeof commentEditSchema>["mentions"]): string[] {
  const ids = new Set(mentionable(room.state, viewer).map(({ participantId }) => participantId));
  return [...new Set(mentions)].filter((id) => ids.has(id));
}

function commentOf(row: ReviewComment): Comment {
  const { id, authorId, threadId, clockMs, questionId, start, end, quote, text, mentions } = row;
  const span = questionId !== null && start !== null && end !== null && quote !== null ? { questionId, start, end, quote } : null;
  const [createdAt, editedAt, deletedAt] = [row.createdAt.getTime(), row.editedAt?.getTime() ?? null, row.deletedAt?.getTime() ?? null];
  return { commentId: id, authorId, threadId, clockMs, span, text, mentions, createdAt, editedAt, deletedAt };
}
