"use server";

import { randomUUID } from "node:crypto";
import type { Command, CommandType } from "@/lib/protocol/commands";
import { failure, success, type Failure } from "@/lib/protocol/failures";
import { requestCookies } from "@/lib/server/auth/current";
import { resolveReviewer } from "@/lib/server/auth/viewer";
import { executeCommand } from "@/lib/server/interviews/pipeline";
import { refusalOf } from "../../../../action-result";

/** What is decided on the debrief page; everything else belongs to a live surface. */
const ALLOWED: ReadonlySet<CommandType> = new Set(["score.revise", "debrief.conclude", "goal.add", "goal.complete", "goal.remove"]);

/** Sends one command of the talk after an interview. */
export async function debriefAction(interviewId: string, command: Command): Promise<Failure | null> {
  return refusalOf(async () => {
    const viewer = await resolveReviewer(await requestCookies(), interviewId);
    if (viewer === null) return failure("forbidden");
    if (!ALLOWED.has(command.type)) return failure("invalid");
    const result = await executeCommand({ interviewId, viewer, envelope: { id: randomUUID(), command } });
    return result.ok ? success(null) : result;
  });
}
