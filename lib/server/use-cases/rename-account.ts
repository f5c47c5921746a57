import { z } from "zod";
import { canAccount } from "@/lib/domain/permissions";
import { failure, success, type Result } from "@/lib/protocol/failures";
import { personNameSchema, type Account } from "../auth/account";
import { prisma } from "../db";
import { attempt, parseInput } from "./attempt";

const renameSchema = z.object({ name: personNameSchema });

/** Changes the name that others see from now on; interviews keep the name they were joined with. Codes: unauthenticated, invalid, unavailable. */
export async function renameAccount(account: Account, input: unknown): Promise<Result<null>> {
  return attempt(async () => {
    if (!canAccount(account, "account.change")) return failure("unauthenticated");
    const { name } = parseInput(renameSchema, input);
    await prisma().user.update({ where: { id: account.userId }, data: { name } });
    return success(null);
  });
}
