import { mayReadComment } from "@/lib/domain/comments";
import { SEAL_DEADLINE_MAX_HOURS } from "@/lib/protocol/limits";
import { prisma } from "../db";
import { loadRoom } from "../interviews/room";
import { database } from "../journal/database";
import type { Notice } from "./find-notices";

/** A mention waits for the scores to open, which takes so long at most; a day later it is no news. */
const NEWS_MS = (SEAL_DEADLINE_MAX_HOURS + 24) * 3_600_000;

const keyOf = (commentId: string) => `comment.mention:${commentId}`;

type Mention = { commentId: string; interviewId: string; authorId: string; participantId: string; userId: string; group: string; clockMs: number };

/** For people with an account who are spoken to in a comment that they may read. */
export async function mentionNotices(now: number): Promise<Notice[]> {
  const mentions = await untold(now);
  const byInterview = new Map<string, Mention[]>();
  for (const mention of mentions) byInterview.set(mention.interviewId, [...(byInterview.get(mention.interviewId) ?? []), mention]);
  return (await Promise.all([...byInterview].map(([interviewId, own]) => noticesIn(interviewId, own, now)))).flat();
}

/** Mentions of accounts that have no notice yet. */
async function untold(now: number): Promise<Mention[]> {
  const comments = await prisma().reviewComment.findMany({ where: { createdAt: { gt: new Date(now - NEWS_MS) }, deletedAt: null, mentions: { isEmpty: false } }, include: { interview: { select: { group: { select: { name: true } } } } } });
  const [people, notices] = await Promise.all([
    prisma().participant.findMany({ where: { id: { in: comments.flatMap((comment) => comment.mentions) }, userId: { not: null }, removedAt: null }, select: { id: true, userId: true } }),
    prisma().notification.findMany({ where: { eventKey: { in: comments.map(({ id }) => keyOf(id)) } }, select: { eventKey: true, userId: true } }),
  ]);
  const accounts = new Map(people.map(({ id, userId }) => [id, userId]));
  const told = new Set(notices.map(({ eventKey, userId }) => `${eventKey} ${userId}`));
  return comments.flatMap(({ id, interviewId, authorId, clockMs, mentions, interview }) =>
    mentions.flatMap((participantId): Mention[] => {
      const userId = accounts.get(participantId);
      return !userId || told.has(`${keyOf(id)} ${userId}`) ? [] : [{ commentId: id, interviewId, authorId, participantId, userId, group: interview.group?.name ?? "", clockMs }];
    }),
  );
}

async function noticesIn(interviewId: string, mentions: readonly Mention[], now: number): Promise<Notice[]> {
  const room = await loadRoom(database, interviewId);
  if (room === null) return [];
  const { participants } = room.state;
  return mentions.flatMap(({ commentId, authorId, participantId, userId, group, clockMs }): Notice[] => {
    const person = participants[participantId];
    if (!person || !mayReadComment(room.state, person, { authorId }, now)) return [];
    return [{ eventKey: keyOf(commentId), userId, content: { kind: "mentioned", author: participants[authorId]?.name ?? "", group, interviewId, clockMs } }];
  });
}
