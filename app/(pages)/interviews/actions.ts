"use server";

import type { CreatedLinks } from "@/components/interviews/created-links";
import { success, type Result } from "@/lib/protocol/failures";
import { currentAccount } from "@/lib/server/auth/current";
import { createInterview } from "@/lib/server/use-cases/interviews";
import { resultOf, siteUrl } from "../../action-result";

/** Makes an interview; its links come back as whole addresses. */
export async function createInterviewAction(input: { scenarioSlug: string; plannedMinutes: number }): Promise<Result<CreatedLinks>> {
  const made = await resultOf(async () => createInterview(await currentAccount(), input));
  if (!made.ok) return made;
  const { interviewId, links } = made.value;
  return success({ interviewId, links: { candidate: siteUrl(links.candidate), observer: siteUrl(links.observer) } });
}
