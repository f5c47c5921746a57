import { z } from "zod";
import { failure, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import type { Account } from "../../auth/account";
import { prisma } from "../../db";
import { attempt, parseInput } from "../attempt";
import { enterGroup } from "./enter-group";

const pairSchema = z.object({ firstId: idSchema, secondId: idSchema, apart: z.boolean() }).refine(({ firstId, secondId }) => firstId !== secondId, { path: ["secondId"] });

/**
 * Says that two members are not to be put together as interviewer and candidate, or that they may be again.
 * Counts from the next plan on. Codes: unauthenticated, notFound, forbidden, invalid, unavailable.
 */
export async function setConflict(account: Account | null, groupId: string, input: unknown): Promise<Result<null>> {
  return attempt(async () => {
    await enterGroup(account, groupId, "conflict.manage");
    const { firstId, secondId, apart } = parseInput(pairSchema, input);
    if ((await prisma().groupMember.count({ where: { groupId, userId: { in: [firstId, secondId] } } })) < 2) return failure("notFound");
    const [smaller, larger] = firstId < secondId ? [firstId, secondId] : [secondId, firstId];
    const pair = { groupId, firstId: smaller, secondId: larger };
    if (apart) await prisma().groupConflict.createMany({ data: [pair], skipDuplicates: true });
    else await prisma().groupConflict.deleteMany({ where: pair });
    return success(null);
  });
}
