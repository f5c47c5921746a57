"use server";

import { failure, success, type Failure, type Result } from "@/lib/protocol/failures";
import { roleSchema, type Role } from "@/lib/protocol/roles";
import { requestCookies } from "@/lib/server/auth/current";
import { resolveViewer } from "@/lib/server/auth/viewer";
import { createInvite, revokeInvite } from "@/lib/server/use-cases/invites";
import { refusalOf, resultOf, siteUrl } from "../../../action-result";

/** A new link to the interview, as a whole address. */
export async function makeInviteAction(interviewId: string, role: Role): Promise<Result<{ url: string }>> {
  const made = await resultOf(async () => {
    const viewer = await resolveViewer(await requestCookies(), interviewId, "console");
    const wanted = roleSchema.safeParse(role);
    if (!wanted.success) return failure("invalid");
    return viewer ? createInvite(viewer, wanted.data) : failure("forbidden");
  });
  return made.ok ? success({ url: siteUrl(made.value.path) }) : made;
}

export async function revokeInviteAction(interviewId: string, inviteId: string): Promise<Failure | null> {
  return refusalOf(async () => {
    const viewer = await resolveViewer(await requestCookies(), interviewId, "console");
    return viewer ? revokeInvite(viewer, inviteId) : failure("forbidden");
  });
}
