"use server";

import { redirect } from "next/navigation";
import { blankScenario } from "@/lib/content/own/blank";
import type { SavedDraft } from "@/lib/content/own/draft-view";
import type { OwnScenario, OwnTask } from "@/lib/content/own/own-scenario";
import type { RunEvidence } from "@/lib/protocol/evidence";
import type { Failure, Result } from "@/lib/protocol/failures";
import { currentAccount, requestCookies } from "@/lib/server/auth/current";
import { resolveViewer } from "@/lib/server/auth/viewer";
import { copyScenario, createDraft, saveDraft } from "@/lib/server/use-cases/authoring/drafts";
import { keepFollowUps, type KeptFollowUps } from "@/lib/server/use-cases/authoring/keep-follow-ups";
import { moveScenario } from "@/lib/server/use-cases/authoring/move";
import { publishDraft, retireScenario, setReady, setReviewer } from "@/lib/server/use-cases/authoring/publish";
import { tryTask } from "@/lib/server/use-cases/authoring/try-task";
import { refusalOf, resultOf } from "../../action-result";

export async function createDraftAction(input: { groupId: string | null; content: OwnScenario }): Promise<Result<{ slug: string }>> {
  return resultOf(async () => createDraft(await currentAccount(), input));
}

/** Begins a scenario, empty or as a copy, and opens it. Gives the refusal otherwise. */
export async function beginScenarioAction(input: { groupId: string | null; copyOf: string | null }): Promise<Failure> {
  const { groupId, copyOf } = input;
  let serial = 0;
  const content = blankScenario((kind) => `${kind}-${(serial += 1)}`);
  const made = await resultOf(async () => (copyOf === null ? createDraft(await currentAccount(), { groupId, content }) : copyScenario(await currentAccount(), copyOf, { groupId })));
  if (!made.ok) return made;
  redirect(`/scenarios/${made.value.slug}/edit`);
}

export async function saveDraftAction(slug: string, input: { revision: number; content: OwnScenario }): Promise<SavedDraft> {
  return resultOf(async () => saveDraft(await currentAccount(), slug, input));
}

export async function setReviewerAction(slug: string, input: { reviewerId: string | null }): Promise<Failure | null> {
  return refusalOf(async () => setReviewer(await currentAccount(), slug, input));
}

export async function setReadyAction(slug: string, input: { revision: number; ready: boolean }): Promise<Failure | null> {
  return refusalOf(async () => setReady(await currentAccount(), slug, input));
}

export async function publishDraftAction(slug: string, input: { revision: number }): Promise<Result<{ change: "added" | "updated" | "unchanged" }>> {
  return resultOf(async () => publishDraft(await currentAccount(), slug, input));
}

export async function retireScenarioAction(slug: string): Promise<Failure | null> {
  return refusalOf(async () => retireScenario(await currentAccount(), slug));
}

export async function moveScenarioAction(slug: string, input: { groupId: string | null }): Promise<Failure | null> {
  return refusalOf(async () => moveScenario(await currentAccount(), slug, input));
}

export async function tryTaskAction(slug: string, input: { task: OwnTask; source: string }): Promise<Result<RunEvidence>> {
  return resultOf(async () => tryTask(await currentAccount(), slug, input));
}

/** Keeps follow-ups of an interview that this person led. */
export async function keepFollowUpsAction(interviewId: string, nodeIds: string[]): Promise<Result<KeptFollowUps>> {
  const viewer = await resolveViewer(await requestCookies(), interviewId, "console");
  if (viewer === null) return { ok: false, code: "forbidden" };
  return resultOf(async () => keepFollowUps(await currentAccount(), viewer, { nodeIds }));
}
