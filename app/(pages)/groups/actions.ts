"use server";

import { redirect } from "next/navigation";
import type { StartedRoundView } from "@/components/groups/views";
import { success, type Failure, type Result } from "@/lib/protocol/failures";
import { currentAccount } from "@/lib/server/auth/current";
import { reportAbsence, withdrawAbsence } from "@/lib/server/use-cases/groups/absences";
import { setConflict } from "@/lib/server/use-cases/groups/conflicts";
import { applyFix, listFixes, type FixesView } from "@/lib/server/use-cases/groups/fixes";
import { createGroupInvite, revokeGroupInvite } from "@/lib/server/use-cases/groups/group-invites";
import { changeGroup, createGroup } from "@/lib/server/use-cases/groups/groups";
import { changeMemberLevel, changeMemberRole, leaveGroup, removeMember } from "@/lib/server/use-cases/groups/members";
import { setGoal, setPrepared } from "@/lib/server/use-cases/groups/placements";
import { acceptDraft, adjustDraft, discardDraft, draftPlan } from "@/lib/server/use-cases/groups/planning";
import { addGuest, chooseScenario, listRoomScenarios, removeGuest, type ScenarioChoices } from "@/lib/server/use-cases/groups/rooms";
import { changeRound, closeSeason, createSeason } from "@/lib/server/use-cases/groups/seasons";
import { startRound } from "@/lib/server/use-cases/groups/start-round";
import { answerSwap, decideSwap, requestSwap, withdrawSwap } from "@/lib/server/use-cases/groups/swaps";
import { refusalOf, resultOf, siteUrl } from "../../action-result";
import { readerLocale } from "../../guard";

type Done = Promise<Failure | null>;

export async function createGroupAction(input: unknown): Promise<Result<{ groupId: string }>> {
  return resultOf(async () => createGroup(await currentAccount(), input));
}

export async function changeGroupAction(groupId: string, input: unknown): Done {
  return refusalOf(async () => changeGroup(await currentAccount(), groupId, input));
}

export async function leaveGroupAction(groupId: string): Done {
  const refused = await refusalOf(async () => leaveGroup(await currentAccount(), groupId));
  return refused ?? redirect("/groups");
}

export async function removeMemberAction(groupId: string, userId: string): Done {
  return refusalOf(async () => removeMember(await currentAccount(), groupId, userId));
}

export async function changeMemberRoleAction(groupId: string, userId: string, role: unknown): Done {
  return refusalOf(async () => changeMemberRole(await currentAccount(), groupId, userId, role));
}

export async function changeMemberLevelAction(groupId: string, userId: string, level: unknown): Done {
  return refusalOf(async () => changeMemberLevel(await currentAccount(), groupId, userId, level));
}

export async function setConflictAction(groupId: string, input: unknown): Done {
  return refusalOf(async () => setConflict(await currentAccount(), groupId, input));
}

export async function createGroupInviteAction(groupId: string, input: unknown): Promise<Result<{ url: string; expiresAt: number }>> {
  const made = await resultOf(async () => createGroupInvite(await currentAccount(), groupId, input));
  return made.ok ? success({ url: siteUrl(made.value.path), expiresAt: made.value.expiresAt }) : made;
}

export async function revokeGroupInviteAction(groupId: string, inviteId: string): Done {
  return refusalOf(async () => revokeGroupInvite(await currentAccount(), groupId, inviteId));
}

export async function createSeasonAction(groupId: string, input: unknown): Done {
  return refusalOf(async () => createSeason(await currentAccount(), groupId, input));
}

export async function closeSeasonAction(groupId: string, seasonId: string): Done {
  return refusalOf(async () => closeSeason(await currentAccount(), groupId, seasonId));
}

export async function draftPlanAction(groupId: string, seasonId: string): Done {
  return refusalOf(async () => draftPlan(await currentAccount(), groupId, seasonId));
}

export async function adjustDraftAction(groupId: string, seasonId: string, input: unknown): Done {
  return refusalOf(async () => adjustDraft(await currentAccount(), groupId, seasonId, input));
}

export async function acceptDraftAction(groupId: string, seasonId: string): Done {
  return refusalOf(async () => acceptDraft(await currentAccount(), groupId, seasonId));
}

export async function discardDraftAction(groupId: string, seasonId: string): Done {
  return refusalOf(async () => discardDraft(await currentAccount(), groupId, seasonId));
}

export async function reportAbsenceAction(groupId: string, input: unknown): Done {
  return refusalOf(async () => reportAbsence(await currentAccount(), groupId, input));
}

export async function withdrawAbsenceAction(groupId: string, absenceId: string): Done {
  return refusalOf(async () => withdrawAbsence(await currentAccount(), groupId, absenceId));
}

export async function listFixesAction(groupId: string, roundId: string, userId: string): Promise<Result<FixesView>> {
  return resultOf(async () => listFixes(await currentAccount(), groupId, roundId, userId, await readerLocale()));
}

export async function applyFixAction(groupId: string, roundId: string, input: unknown): Done {
  return refusalOf(async () => applyFix(await currentAccount(), groupId, roundId, input));
}

export async function requestSwapAction(groupId: string, input: unknown): Done {
  return refusalOf(async () => requestSwap(await currentAccount(), groupId, input));
}

export async function answerSwapAction(groupId: string, swapId: string, accept: unknown): Done {
  return refusalOf(async () => answerSwap(await currentAccount(), groupId, swapId, accept));
}

export async function withdrawSwapAction(groupId: string, swapId: string): Done {
  return refusalOf(async () => withdrawSwap(await currentAccount(), groupId, swapId));
}

export async function decideSwapAction(groupId: string, swapId: string, approve: unknown): Done {
  return refusalOf(async () => decideSwap(await currentAccount(), groupId, swapId, approve));
}

/** Opens the rooms of a round; guests' links come back as whole addresses. */
export async function startRoundAction(groupId: string, roundId: string): Promise<Result<StartedRoundView>> {
  const started = await resultOf(async () => startRound(await currentAccount(), groupId, roundId));
  if (!started.ok) return started;
  return success({ rooms: started.value.rooms, guestLinks: started.value.guestLinks.map(({ name, path }) => ({ name, url: siteUrl(path) })) });
}

export async function listRoomScenariosAction(groupId: string, roomId: string): Promise<Result<ScenarioChoices>> {
  return resultOf(async () => listRoomScenarios(await currentAccount(), groupId, roomId, await readerLocale()));
}

export async function chooseScenarioAction(groupId: string, roomId: string, slug: unknown): Done {
  return refusalOf(async () => chooseScenario(await currentAccount(), groupId, roomId, slug));
}

export async function addGuestAction(groupId: string, input: unknown): Done {
  return refusalOf(async () => addGuest(await currentAccount(), groupId, input));
}

export async function removeGuestAction(groupId: string, placementId: string): Done {
  return refusalOf(async () => removeGuest(await currentAccount(), groupId, placementId));
}

export async function changeRoundAction(groupId: string, roundId: string, input: unknown): Done {
  return refusalOf(async () => changeRound(await currentAccount(), groupId, roundId, input));
}

export async function setPreparedAction(groupId: string, input: unknown): Done {
  return refusalOf(async () => setPrepared(await currentAccount(), groupId, input));
}

export async function setGoalAction(groupId: string, input: unknown): Done {
  return refusalOf(async () => setGoal(await currentAccount(), groupId, input));
}
