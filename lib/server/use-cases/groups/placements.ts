import { z } from "zod";
import { stepsFor } from "@/lib/domain/groups/preparation";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { REASON_MAX_CHARS } from "@/lib/protocol/groups";
import { idSchema } from "@/lib/protocol/ids";
import type { Account } from "../../auth/account";
import { prisma } from "../../db";
import { attempt, parseInput } from "../attempt";
import { enterGroup } from "./enter-group";

const stepSchema = z.object({ roundId: idSchema, step: z.string().max(40), done: z.boolean() });

/** Ticks a step of the caller's own preparation off, or back on. Codes: unauthenticated, notFound, invalid, unavailable. */
export async function setPrepared(account: Account | null, groupId: string, input: unknown): Promise<Result<null>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "placement.prepare");
    const { roundId, step, done } = parseInput(stepSchema, input);
    const place = await ownPlace(groupId, roundId, me.userId);
    if (place.role === null || !(stepsFor(place.role) as readonly string[]).includes(step)) return failure("invalid", "step");
    const prepared = done ? [...new Set([...place.prepared, step])] : place.prepared.filter((one) => one !== step);
    await prisma().placement.update({ where: { id: place.id }, data: { prepared } });
    return success(null);
  });
}

const goalSchema = z.object({ roundId: idSchema, goal: z.string().trim().normalize("NFC").max(REASON_MAX_CHARS) });

/** What the candidate wants to practise; the interviewer reads it. Codes: unauthenticated, notFound, forbidden (no candidate), invalid, unavailable. */
export async function setGoal(account: Account | null, groupId: string, input: unknown): Promise<Result<null>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "placement.prepare");
    const { roundId, goal } = parseInput(goalSchema, input);
    const place = await ownPlace(groupId, roundId, me.userId);
    if (place.role !== "candidate") return failure("forbidden");
    await prisma().placement.update({ where: { id: place.id }, data: { goal: goal || null } });
    return success(null);
  });
}

async function ownPlace(groupId: string, roundId: string, userId: string) {
  const place = await prisma().placement.findFirst({ where: { roundId, userId, round: { season: { groupId } } } });
  if (place === null) throw new FailureError("notFound", "roundId");
  return place;
}
