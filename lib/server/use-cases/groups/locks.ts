import type { Prisma } from "../../db/generated/client";

/** Changes of who belongs to a group wait for each other; the lock goes with the transaction. */
export async function lockGroup(transaction: Prisma.TransactionClient, groupId: string): Promise<void> {
  await transaction.$queryRaw`SELECT 1 FROM "Group" WHERE id = ${groupId}::uuid FOR UPDATE`;
}

/** Changes of one season's plan wait for each other. */
export async function lockSeason(transaction: Prisma.TransactionClient, seasonId: string): Promise<void> {
  await transaction.$queryRaw`SELECT 1 FROM "Season" WHERE id = ${seasonId}::uuid FOR UPDATE`;
}
