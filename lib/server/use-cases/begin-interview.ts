import { randomUUID } from "node:crypto";
import { FailureError } from "@/lib/protocol/failures";
import { prisma } from "../db";
import { executeSystemCommand } from "../interviews/pipeline";

export type NewInterview = {
  id?: string;
  scenarioVersionId: string;
  plannedMinutes: number;
  groupId: string | null;
  createdById: string | null;
  isDemo?: boolean;
};

/** The interview's row and the first entry of its journal. Nobody is admitted yet, so that one cut off here is in nobody's list. Throws `FailureError`. */
export async function beginInterview({ id = randomUUID(), ...data }: NewInterview): Promise<string> {
  await prisma().interview.create({ data: { id, ...data } });
  await finishBeginning(id, data.plannedMinutes);
  return id;
}

/** Journals the beginning of an interview that has its row; harmless for one that was begun. Throws `FailureError`. */
export async function finishBeginning(interviewId: string, plannedMinutes: number): Promise<void> {
  const result = await executeSystemCommand(interviewId, { type: "interview.create", plannedMinutes }, { commandId: interviewId });
  if (!result.ok) throw new FailureError(result.code);
}
