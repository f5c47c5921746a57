"use server";

import { failure, success, type Failure, type Result } from "@/lib/protocol/failures";
import { requestCookies } from "@/lib/server/auth/current";
import { resolveReviewer } from "@/lib/server/auth/viewer";
import { createReportLink, revokeReportLink } from "@/lib/server/use-cases/report";
import { refusalOf, resultOf, siteUrl } from "../../../action-result";

/** A new link to the report, as a whole address. */
export async function makeReportLinkAction(interviewId: string, input: { days: number; maskName: boolean }): Promise<Result<{ url: string }>> {
  const made = await resultOf(async () => {
    const viewer = await resolveReviewer(await requestCookies(), interviewId);
    return viewer ? createReportLink(viewer, input) : failure("forbidden");
  });
  return made.ok ? success({ url: siteUrl(made.value.path) }) : made;
}

export async function revokeReportLinkAction(interviewId: string, linkId: string): Promise<Failure | null> {
  return refusalOf(async () => {
    const viewer = await resolveReviewer(await requestCookies(), interviewId);
    return viewer ? revokeReportLink(viewer, linkId) : failure("forbidden");
  });
}
