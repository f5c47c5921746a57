import { randomUUID } from "node:crypto";
import { FailureError } from "@/lib/protocol/failures";
import { prisma } from "../db";
import { executeSystemCommand } from "../interviews/pipeline";

export type NewInterview = { scenarioVersionId: string; plannedMinutes: number; groupId: string | null; createdById: string | null; isDemo?: boolean };

/** The interview's row and the first entry of its journal. Nobody is admitted yet, so that one cut off here is in nobody's list. */
export async function beginInterview(data: NewInterview): Promise<string> {
  const id = randomUUID();
  await prisma().interview.create({ data: { id, ...data } });
  const result = await executeSystemCommand(id, { type: "interview.create", plannedMinutes: data.plannedMinutes }, { commandId: id });
  if (!result.ok) throw new FailureError(result.code);
  return id;
}
