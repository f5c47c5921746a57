import type { Prisma } from "../../db/generated/client";
import { raiseRevisions } from "./revisions";

/** Takes somebody out of all rounds that have not started. Their open swaps end; the rooms wait for a repair. */
export async function vacatePlaces(transaction: Prisma.TransactionClient, groupId: string, userId: string): Promise<void> {
  const coming = { status: "planned", season: { groupId } } as const;
  const places = await transaction.placement.findMany({ where: { userId, round: coming }, select: { id: true, roundId: true } });
  await transaction.placement.deleteMany({ where: { id: { in: places.map(({ id }) => id) } } });
  await transaction.swapRequest.updateMany({
    where: { status: { in: ["asked", "accepted"] }, OR: [{ requesterId: userId }, { partnerId: userId }], round: { season: { groupId } } },
    data: { status: "stale" },
  });
  await raiseRevisions(transaction, places.map(({ roundId }) => roundId));
}
