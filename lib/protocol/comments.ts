import { z } from "zod";
import { idSchema, nodeIdSchema } from "./ids";
import { COMMENT_MAX_CHARS, INTERVIEW_MAX_MINUTES, QUOTE_MAX_CHARS } from "./limits";

/** Remarks on moments of an interview, written while looking back at it. */

/** More people than a room holds. */
const MENTIONS_MAX = 20;
/** An interview may run over; nobody sits for a day. In milliseconds. */
const CLOCK_MAX_MS = INTERVIEW_MAX_MINUTES * 6 * 60_000;

/** A stretch of an answer as it read at the comment's moment, in UTF-16 units. */
export const commentSpanSchema = z
  .object({ questionId: nodeIdSchema, start: z.number().int().min(0), end: z.number().int().min(1), quote: z.string().min(1).max(QUOTE_MAX_CHARS) })
  .refine(({ start, end, quote }) => end - start === quote.length, { error: "span" });
export type CommentSpan = z.infer<typeof commentSpanSchema>;

const textSchema = z.string().trim().min(1).max(COMMENT_MAX_CHARS);
const mentionsSchema = z.array(idSchema).max(MENTIONS_MAX);

export const commentWriteSchema = z.object({
  /** Made by the browser, so that sending it again is harmless. */
  commentId: idSchema,
  /** The comment that this one answers. It then belongs to that one's moment. */
  threadId: idSchema.nullable(),
  clockMs: z.number().int().min(0).max(CLOCK_MAX_MS),
  span: commentSpanSchema.nullable(),
  text: textSchema,
  mentions: mentionsSchema,
});
export type CommentWrite = z.input<typeof commentWriteSchema>;

export const commentEditSchema = z.object({ commentId: idSchema, text: textSchema, mentions: mentionsSchema });
export type CommentEdit = z.input<typeof commentEditSchema>;

export const commentDeleteSchema = z.object({ commentId: idSchema });

export type CommentView = {
  commentId: string;
  author: string;
  mine: boolean;
  /** Null for a deleted one that others have answered. */
  text: string | null;
  /** Names of the people who are spoken to, as they stand in the text after an at sign. */
  mentions: string[];
  createdAt: number;
  edited: boolean;
};

export type CommentThreadView = { clockMs: number; span: CommentSpan | null; first: CommentView; replies: CommentView[] };

export type CommentsView = {
  /** In the order of the interview's clock. */
  threads: CommentThreadView[];
  /** Who can be spoken to. */
  people: { participantId: string; name: string }[];
  mayWrite: boolean;
  /** Scores are sealed, so that comments reach nobody but their author yet. */
  sealed: boolean;
};
