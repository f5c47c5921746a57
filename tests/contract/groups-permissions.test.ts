import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FailureError, type FailureCode } from "@/lib/protocol/failures";
import type { Account } from "@/lib/server/auth/account";
import { prisma } from "@/lib/server/db";
import { createCalendarFeed, listCalendarFeeds, revokeCalendarFeed } from "@/lib/server/calendar/feeds";
import { changeNotificationSettings, getNotificationSettings } from "@/lib/server/notifications/settings";
import { addWebhook, listWebhooks, removeWebhook } from "@/lib/server/notifications/webhooks";
import { reportAbsence, withdrawAbsence } from "@/lib/server/use-cases/groups/absences";
import { setConflict } from "@/lib/server/use-cases/groups/conflicts";
import { applyFix, listFixes } from "@/lib/server/use-cases/groups/fixes";
import { createGroupInvite, joinGroup, openGroupInvite, revokeGroupInvite } from "@/lib/server/use-cases/groups/group-invites";
import { changeGroup, createGroup, getGroup, listGroups } from "@/lib/server/use-cases/groups/groups";
import { changeMemberLevel, changeMemberRole, leaveGroup, removeMember } from "@/lib/server/use-cases/groups/members";
import { getMyRotation } from "@/lib/server/use-cases/groups/my-rounds";
import { setGoal, setPrepared } from "@/lib/server/use-cases/groups/placements";
import { acceptDraft, adjustDraft, discardDraft, draftPlan, getDraft } from "@/lib/server/use-cases/groups/planning";
import { addGuest, chooseScenario, listRoomScenarios, removeGuest } from "@/lib/server/use-cases/groups/rooms";
import { getSeason, listSeasons } from "@/lib/server/use-cases/groups/season";
import { changeRound, closeSeason, createSeason } from "@/lib/server/use-cases/groups/seasons";
import { startRound } from "@/lib/server/use-cases/groups/start-round";
import { answerSwap, decideSwap, requestSwap, withdrawSwap } from "@/lib/server/use-cases/groups/swaps";
import { aGroup, aSeason, someScenarios, type StoredGroup } from "../support/builders/groups";
import { startInstallation } from "../support/builders/installation";
import { anAccount } from "../support/builders/people";

/**
 * Who gets past the door of every use case of a group, written down by hand: o(wner), g (organiser), m(ember), s(tranger), - nobody else.
 * Inputs name things that are not there, so whoever gets past is refused for another reason than who they are, or is done.
 */
type Call = (account: Account) => Promise<unknown>;

let installation: Awaited<ReturnType<typeof startInstallation>>;
let group: StoredGroup;
let seasonId: string;
let roundId: string;
let stranger: Account;
beforeAll(async () => {
  installation = await startInstallation();
  await someScenarios(8);
  group = await aGroup({ people: 5, organisers: 1 });
  seasonId = await aSeason(group, { rounds: 2 });
  roundId = (await prisma().round.findFirstOrThrow({ where: { seasonId } })).id;
  stranger = await anAccount();
});
afterAll(() => installation.stop());

const id = () => group.groupId;
const nothing = randomUUID();
const TABLE: Record<string, [who: string, call: Call]> = {
  createGroup: ["ogms", (account) => createGroup(account, {})],
  listGroups: ["ogms", (account) => listGroups(account)],
  getMyRotation: ["ogms", (account) => getMyRotation(account, "ko")],
  openGroupInvite: ["ogms", (account) => openGroupInvite("x", account, randomUUID())],
  joinGroup: ["ogms", (account) => joinGroup("x", account, randomUUID())],
  getGroup: ["ogm-", (account) => getGroup(account, id())],
  getSeason: ["ogm-", (account) => getSeason(account, id(), "ko")],
  listSeasons: ["ogm-", (account) => listSeasons(account, id())],
  reportAbsence: ["ogm-", (account) => reportAbsence(account, id(), {})],
  withdrawAbsence: ["ogm-", (account) => withdrawAbsence(account, id(), "x")],
  requestSwap: ["ogm-", (account) => requestSwap(account, id(), {})],
  answerSwap: ["ogm-", (account) => answerSwap(account, id(), "x", "x")],
  withdrawSwap: ["ogm-", (account) => withdrawSwap(account, id(), "x")],
  setPrepared: ["ogm-", (account) => setPrepared(account, id(), {})],
  setGoal: ["ogm-", (account) => setGoal(account, id(), {})],
  // Inside, only organisers and the room's author get further; the tests of rooms show it.
  listRoomScenarios: ["ogm-", (account) => listRoomScenarios(account, id(), "x", "ko")],
  chooseScenario: ["ogm-", (account) => chooseScenario(account, id(), "x", "x")],
  startRound: ["ogm-", (account) => startRound(account, id(), "x")],
  changeGroup: ["og--", (account) => changeGroup(account, id(), {})],
  createGroupInvite: ["og--", (account) => createGroupInvite(account, id(), { email: "x" })],
  revokeGroupInvite: ["og--", (account) => revokeGroupInvite(account, id(), "x")],
  removeMember: ["og--", (account) => removeMember(account, id(), "x")],
  changeMemberLevel: ["og--", (account) => changeMemberLevel(account, id(), "x", 9)],
  changeMemberRole: ["o---", (account) => changeMemberRole(account, id(), "x", "x")],
  setConflict: ["og--", (account) => setConflict(account, id(), {})],
  createSeason: ["og--", (account) => createSeason(account, id(), {})],
  closeSeason: ["og--", (account) => closeSeason(account, id(), "x")],
  changeRound: ["og--", (account) => changeRound(account, id(), "x", {})],
  draftPlan: ["og--", (account) => draftPlan(account, id(), "x")],
  getDraft: ["og--", (account) => getDraft(account, id(), seasonId, "ko")],
  adjustDraft: ["og--", (account) => adjustDraft(account, id(), seasonId, {})],
  discardDraft: ["og--", (account) => discardDraft(account, id(), seasonId)],
  acceptDraft: ["og--", (account) => acceptDraft(account, id(), "x")],
  listFixes: ["og--", (account) => listFixes(account, id(), "x", nothing, "ko")],
  applyFix: ["og--", (account) => applyFix(account, id(), roundId, {})],
  addGuest: ["og--", (account) => addGuest(account, id(), {})],
  removeGuest: ["og--", (account) => removeGuest(account, id(), "x")],
  decideSwap: ["og--", (account) => decideSwap(account, id(), "x", "x")],
  createCalendarFeed: ["ogm-", (account) => createCalendarFeed(account, { groupId: id() })],
  listCalendarFeeds: ["ogms", (account) => listCalendarFeeds(account)],
  revokeCalendarFeed: ["ogms", (account) => revokeCalendarFeed(account, nothing)],
  addWebhook: ["og--", (account) => addWebhook(account, id(), {})],
  listWebhooks: ["og--", (account) => listWebhooks(account, id())],
  removeWebhook: ["og--", (account) => removeWebhook(account, id(), "x")],
  getNotificationSettings: ["ogms", (account) => getNotificationSettings(account)],
  changeNotificationSettings: ["ogms", (account) => changeNotificationSettings(account, {})],
  leaveGroup: ["ogm-", (account) => leaveGroup(account, id())],
};

/** Modules that hold parts of use cases and are reached through them only. */
const PARTS = new Set(["apply-plan.ts", "enter-group.ts", "group-view.ts", "knowledge.ts", "locks.ts", "plan-problems.ts", "plan-rounds.ts", "planner-context.ts", "planner-input.ts", "reopen-rooms.ts", "open-room.ts", "revisions.ts", "season-facts.ts", "season-state.ts", "vacate.ts"]);

/** Use cases beside the groups' own folder. */
const BESIDE = ["calendar/feeds.ts", "notifications/webhooks.ts", "notifications/settings.ts"];
/** Reached by a secret link, or from within. */
const WITHOUT_ACCOUNT = new Set(["readCalendarFeed", "settingOf"]);

async function code(call: () => Promise<unknown>): Promise<FailureCode | "done"> {
  try {
    const result = (await call()) as { ok?: boolean; code?: FailureCode } | null;
    return result?.ok === false && result.code ? result.code : "done";
  } catch (thrown) {
    if (thrown instanceof FailureError) return thrown.code;
    throw thrown;
  }
}

describe("the table of a group's use cases", () => {
  it("has a row for each, and none for one that is gone", async () => {
    const server = join(import.meta.dirname, "../../lib/server");
    const own = readdirSync(join(server, "use-cases/groups")).filter((name) => !PARTS.has(name)).map((name) => `use-cases/groups/${name}`);
    const names: string[] = [];
    for (const file of [...own, ...BESIDE]) {
      const exported = (await import(pathToFileURL(join(server, file)).href)) as Record<string, unknown>;
      names.push(...Object.entries(exported).filter(([, value]) => typeof value === "function").map(([name]) => name));
    }
    expect(names.filter((name) => !WITHOUT_ACCOUNT.has(name)).sort()).toEqual(Object.keys(TABLE).sort());
  });

  it.each(Object.entries(TABLE))("%s", async (_name, [who, call]) => {
    const people = [["o", group.owner], ["g", group.members[1]!], ["m", group.members[4]!], ["s", stranger]] as const;
    const past: string[] = [];
    for (const [letter, account] of people) {
      const answer = await code(() => call(account));
      // A stranger learns nothing but that there is no such group.
      const isOut = letter === "s" && !who.includes("s") ? answer === "notFound" : answer === "forbidden";
      past.push(isOut ? "-" : letter);
    }
    expect(past.join("")).toBe(who);
    if (!["openGroupInvite"].includes(_name)) expect(await code(() => call(null as unknown as Account))).toBe("unauthenticated");
  });
});
