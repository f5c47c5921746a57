import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/domain/permissions";
import type { Command } from "@/lib/protocol/commands";
import { prisma } from "../db";
import { writeComment } from "../use-cases/comments";
import { storyMs, type Story, type StoryAfter, type StoryRemark, type StoryTime } from "./story";

/** When people sat down together, and how long after that each remark was written. */
const DEBRIEF_AFTER_MIN = 12;
const REMARK_MS = 9 * 60_000;

type Tools = { send(viewer: Viewer, command: Command, at: StoryTime): Promise<void>; person(name: string): Viewer; contentOf(question: string): string };

/** Revisions, conclusion, goals and comments of a story whose scores are open. */
export async function playAfter({ after, endsAt }: Story, interviewId: string, startedAt: number, tools: Tools): Promise<void> {
  if (!after) return;
  const [minutes, seconds] = endsAt.split(":");
  const at: StoryTime = `${Number(minutes) + DEBRIEF_AFTER_MIN}:${Number(seconds)}`;
  const { send, person } = tools;
  for (const { by, scope, criterion, level, reason } of after.revisions ?? []) await send(person(by), { type: "score.revise", scope, criterionId: criterion, level, reason }, at);
  if (after.conclusion) await send(person(after.conclusion.by), { type: "debrief.conclude", text: after.conclusion.text }, at);
  for (const { by, text, done } of after.goals ?? []) {
    const goalId = randomUUID();
    await send(person(by), { type: "goal.add", goalId, text }, at);
    if (done) await send(person(by), { type: "goal.complete", goalId, done }, at);
  }
  await writeComments(after.comments ?? [], interviewId, startedAt + storyMs(at), tools);
}

async function writeComments(comments: NonNullable<StoryAfter["comments"]>, interviewId: string, since: number, { person, contentOf }: Tools): Promise<void> {
  let writtenAt = since;
  const write = async ({ by, text, to = [] }: StoryRemark, place: { clockMs: number; threadId: string | null; quote?: { question: string; words: string } }): Promise<string> => {
    const commentId = randomUUID();
    const { clockMs, threadId, quote } = place;
    const start = quote ? contentOf(quote.question).indexOf(quote.words) : 0;
    const span = quote ? { questionId: quote.question, start, end: start + quote.words.length, quote: quote.words } : null;
    const result = await writeComment(person(by), interviewId, { commentId, threadId, clockMs, span, text, mentions: to.map((name) => person(name).participantId) });
    if (!result.ok) throw new Error(`a comment of ${by} was refused: ${result.code}`);
    writtenAt += REMARK_MS;
    await prisma().reviewComment.update({ where: { id: commentId }, data: { createdAt: new Date(writtenAt) } });
    return commentId;
  };
  for (const { at, quote, replies = [], ...remark } of comments) {
    const clockMs = storyMs(at);
    const threadId = await write(remark, { clockMs, threadId: null, ...(quote ? { quote } : {}) });
    for (const reply of replies) await write(reply, { clockMs, threadId });
  }
}
