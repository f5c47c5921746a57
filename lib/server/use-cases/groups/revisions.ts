import type { Prisma } from "../../db/generated/client";

/** Marks rounds and their seasons as changed: whoever saw them before has to look again, and calendars take the new version. */
export async function raiseRevisions(transaction: Prisma.TransactionClient, roundIds: readonly string[]): Promise<void> {
  const ids = [...new Set(roundIds)];
  if (ids.length === 0) return;
  await transaction.round.updateMany({ where: { id: { in: ids } }, data: { revision: { increment: 1 } } });
  await transaction.season.updateMany({ where: { rounds: { some: { id: { in: ids } } } }, data: { revision: { increment: 1 } } });
}
