import { prisma } from "../../db";
import { dismissInterview } from "../../realtime/dismiss";
import { openRoom } from "./open-room";
import { readSeason } from "./season-state";

/**
 * Opens rooms anew whose people or scenario changed after their round had started. Interviews that have not begun hold nothing but their
 * people, so theirs is replaced; one that has begun is never touched.
 */
export async function reopenRooms(groupId: string, roundId: string, letters: readonly string[], userId: string): Promise<void> {
  const { seasonId } = await prisma().round.findUniqueOrThrow({ where: { id: roundId }, select: { seasonId: true } });
  const before = (await readSeason(groupId, seasonId)).rounds.find(({ id }) => id === roundId);
  for (const room of before?.rooms.filter(({ letter, interviewId, interview }) => letters.includes(letter) && interviewId !== null && interview?.status === "lobby") ?? []) {
    await prisma().interview.deleteMany({ where: { id: room.interviewId ?? "", status: "lobby" } });
    await dismissInterview(room.interviewId ?? "");
  }
  const round = (await readSeason(groupId, seasonId)).rounds.find(({ id }) => id === roundId);
  for (const room of round?.rooms.filter(({ letter, interviewId }) => letters.includes(letter) && interviewId === null) ?? []) if (round) await openRoom(round, room, groupId, userId);
}
