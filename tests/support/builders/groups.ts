import { randomUUID } from "node:crypto";
import type { GroupRole } from "@/lib/protocol/groups";
import type { Account } from "@/lib/server/auth/account";
import { prisma } from "@/lib/server/db";
import { createGroup } from "@/lib/server/use-cases/groups/groups";
import { createGroupInvite, joinGroup } from "@/lib/server/use-cases/groups/group-invites";
import { acceptDraft, draftPlan } from "@/lib/server/use-cases/groups/planning";
import { createSeason } from "@/lib/server/use-cases/groups/seasons";
import { aStoredScenario, must, tokenOf } from "./interviews";
import { anAccount } from "./people";

export const SETTINGS = { name: "야간 배포반", timeZone: "Asia/Seoul", locale: "ko", slotWeekday: 4, slotMinute: 20 * 60 + 30, roundMinutes: 45 } as const;

export type StoredGroup = { groupId: string; owner: Account; members: Account[]; byId: Map<string, Account> };

const NAMES = ["한서연", "김도윤", "박지호", "이하린", "최민재", "정유나", "오세훈", "윤가람"];

/** A group whose first member owns it; the others joined by link. */
export async function aGroup({ people = 6, organisers = 0 }: { people?: number; organisers?: number } = {}): Promise<StoredGroup> {
  const members: Account[] = [];
  for (let at = 0; at < people; at++) members.push(await anAccount({ name: NAMES[at % NAMES.length] }));
  const [owner] = members;
  if (!owner) throw new Error("a group needs an owner");
  const { groupId } = must(await createGroup(owner, SETTINGS));
  const { path } = must(await createGroupInvite(owner, groupId, {}));
  for (const account of members.slice(1)) must(await joinGroup(tokenOf(path), account, randomUUID()));
  for (const account of members.slice(1, 1 + organisers)) await setRole(groupId, account, "organiser");
  return { groupId, owner, members, byId: new Map(members.map((account) => [account.userId, account])) };
}

async function setRole(groupId: string, { userId }: Account, role: GroupRole): Promise<void> {
  await prisma().groupMember.update({ where: { groupId_userId: { groupId, userId } }, data: { role } });
}

/** Scenarios for a season: enough that nobody has to be asked one twice. */
export async function someScenarios(count: number): Promise<string[]> {
  const slugs = Array.from({ length: count }, (_, at) => `scenario-${at}-${randomUUID().slice(0, 8)}`);
  for (const [at, slug] of slugs.entries()) await aStoredScenario({ slug, title: { ko: `비밀 제목 ${slug}`, en: `Secret title ${slug}` }, topics: [`topic-${at % 4}`] });
  return slugs;
}

/** A season from tomorrow on, planned and accepted unless `plan` is false. */
export async function aSeason(group: StoredGroup, { rounds = 4, plan = true, seed = "seed" } = {}): Promise<string> {
  const firstDay = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const { seasonId } = must(await createSeason(group.owner, group.groupId, { name: "가을 시즌", firstDay, rounds }));
  if (!plan) return seasonId;
  must(await draftPlan(group.owner, group.groupId, seasonId, { seed }));
  must(await acceptDraft(group.owner, group.groupId, seasonId));
  return seasonId;
}
