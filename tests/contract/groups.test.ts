import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/server/db";
import { listInterviews } from "@/lib/server/use-cases/interviews";
import { createGroupInvite, joinGroup, openGroupInvite, revokeGroupInvite } from "@/lib/server/use-cases/groups/group-invites";
import { changeGroup, getGroup, listGroups } from "@/lib/server/use-cases/groups/groups";
import { changeMemberRole, leaveGroup, removeMember } from "@/lib/server/use-cases/groups/members";
import { acceptDraft, adjustDraft, draftPlan, getDraft } from "@/lib/server/use-cases/groups/planning";
import { getSeason } from "@/lib/server/use-cases/groups/season";
import { readSeason } from "@/lib/server/use-cases/groups/season-state";
import { createSeason } from "@/lib/server/use-cases/groups/seasons";
import { startRound } from "@/lib/server/use-cases/groups/start-round";
import { aGroup, aSeason, SETTINGS, someScenarios } from "../support/builders/groups";
import { startInstallation } from "../support/builders/installation";
import { must, tokenOf } from "../support/builders/interviews";
import { anAccount } from "../support/builders/people";

/** What pg warns of while this file runs, once a process. */
const warnings: string[] = [];
process.on("warning", ({ message }) => (message.includes("client.query()") ? warnings.push(message) : undefined));

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
  await someScenarios(24);
});
afterAll(() => installation.stop());

const view = async (...args: Parameters<typeof getSeason>) => {
  const season = must(await getSeason(...args));
  if (season === null) throw new Error("the group has no season");
  return season;
};

describe("belonging to a group", () => {
  it("is by link, for everybody who has it, until it is revoked", async () => {
    const group = await aGroup({ people: 3 });
    expect((await listGroups(group.members[2]!)).map(({ groupId, role, memberCount }) => ({ groupId, role, memberCount }))).toEqual([{ groupId: group.groupId, role: "member", memberCount: 3 }]);
    const { path, inviteId } = must(await createGroupInvite(group.owner, group.groupId, {}));
    expect(await openGroupInvite(tokenOf(path), null, randomUUID())).toMatchObject({ groupName: SETTINGS.name, memberCount: 3 });
    must(await revokeGroupInvite(group.owner, group.groupId, inviteId));
    expect(await openGroupInvite(tokenOf(path), null, randomUUID())).toBeNull();
    expect(await joinGroup(tokenOf(path), await anAccount(), randomUUID())).toMatchObject({ code: "linkDead" });
  });

  it("keeps only the hash of a link's token", async () => {
    const group = await aGroup({ people: 1 });
    const { path } = must(await createGroupInvite(group.owner, group.groupId, {}));
    expect(tokenOf(path)).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(await prisma().groupInvite.findMany())).not.toContain(tokenOf(path));
    expect(JSON.stringify(must(await getGroup(group.owner, group.groupId)))).not.toContain(tokenOf(path));
  });

  it("by an email's link is for that account, once", async () => {
    const group = await aGroup({ people: 1 });
    const [invited, other] = [await anAccount(), await anAccount()];
    const { path } = must(await createGroupInvite(group.owner, group.groupId, { email: invited.email.toUpperCase() }));
    expect(await joinGroup(tokenOf(path), other, randomUUID())).toMatchObject({ code: "forbidden" });
    must(await joinGroup(tokenOf(path), invited, randomUUID()));
    expect(await joinGroup(tokenOf(path), invited, randomUUID())).toMatchObject({ code: "linkDead" });
  });

  it("ends for an expired link and for a full group", async () => {
    const group = await aGroup({ people: 1 });
    const { path, inviteId } = must(await createGroupInvite(group.owner, group.groupId, {}));
    const extra = Array.from({ length: 39 }, () => ({ name: "a", email: `${randomUUID()}@example.test` }));
    const made = await prisma().user.createManyAndReturn({ data: extra, select: { id: true } });
    await prisma().groupMember.createMany({ data: made.map(({ id }) => ({ groupId: group.groupId, userId: id })) });
    expect(await joinGroup(tokenOf(path), await anAccount(), randomUUID())).toMatchObject({ code: "groupFull" });
    await prisma().groupInvite.update({ where: { id: inviteId }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await joinGroup(tokenOf(path), await anAccount(), randomUUID())).toMatchObject({ code: "linkDead" });
  });

  it("always leaves an owner", async () => {
    const group = await aGroup({ people: 2 });
    const other = group.members[1]!;
    expect(await leaveGroup(group.owner, group.groupId)).toMatchObject({ code: "lastOwner" });
    expect(await changeMemberRole(group.owner, group.groupId, group.owner.userId, "member")).toMatchObject({ code: "lastOwner" });
    must(await changeMemberRole(group.owner, group.groupId, other.userId, "owner"));
    must(await leaveGroup(group.owner, group.groupId));
    expect(await getGroup(group.owner, group.groupId)).toMatchObject({ code: "notFound" });
  });

  it("keeps what somebody did after they left, frees their coming places, and lets them come back", async () => {
    const group = await aGroup({ people: 4 });
    await aSeason(group, { rounds: 3 });
    const [first] = (await view(group.owner, group.groupId, "ko")).rounds;
    must(await startRound(group.owner, group.groupId, first!.roundId));
    const gone = group.members[2]!;
    must(await removeMember(group.owner, group.groupId, gone.userId));
    const after = await view(group.owner, group.groupId, "ko");
    const places = after.rounds.map(({ cells }) => cells.find(({ userId }) => userId === gone.userId)?.role ?? null);
    expect(places[0]).not.toBeNull();
    expect(places.slice(1)).toEqual([null, null]);
    expect(after.members.find(({ userId }) => userId === gone.userId)).toMatchObject({ hasLeft: true });
    const { path } = must(await createGroupInvite(group.owner, group.groupId, {}));
    must(await joinGroup(tokenOf(path), gone, randomUUID()));
    expect((await view(gone, group.groupId, "ko")).members.find(({ userId }) => userId === gone.userId)).toMatchObject({ hasLeft: false });
  });

  it("refuses settings that make no sense, and keeps holidays", async () => {
    const group = await aGroup({ people: 1 });
    expect(await changeGroup(group.owner, group.groupId, { ...SETTINGS, timeZone: "Asia/Atlantis" })).toMatchObject({ code: "invalid", field: "timeZone" });
    expect(await changeGroup(group.owner, group.groupId, { ...SETTINGS, slotMinute: 1440 })).toMatchObject({ code: "invalid", field: "slotMinute" });
    must(await changeGroup(group.owner, group.groupId, { ...SETTINGS, holidays: [{ day: "2026-12-24", name: "성탄 전야" }] }));
    must(await createSeason(group.owner, group.groupId, { name: "겨울", firstDay: "2026-12-17", rounds: 2 }));
    expect((await view(group.owner, group.groupId, "ko")).rounds.map(({ day }) => day)).toEqual(["2026-12-17", "2026-12-31"]);
  });
});

describe("planning a season", () => {
  it("places everybody in every round and says why", async () => {
    const group = await aGroup({ people: 6 });
    await aSeason(group, { rounds: 5 });
    const season = await view(group.members[3]!, group.groupId, "ko");
    expect(season.rounds).toHaveLength(5);
    for (const round of season.rounds) {
      expect(round.cells.every(({ role }) => role !== null)).toBe(true);
      expect(round.cells.every(({ reasons }) => reasons.length > 0)).toBe(true);
      expect(round.rooms.every(({ vacant }) => vacant.length === 0)).toBe(true);
    }
    expect(season.balance.filter(({ role }) => role === "interviewer" || role === "candidate").every(({ spread }) => spread <= 1)).toBe(true);
  });

  it("gives the same plan for the same seed", async () => {
    const group = await aGroup({ people: 5 });
    const seasonId = await aSeason(group, { rounds: 4, plan: false });
    const drafted = async (seed: string) => {
      must(await draftPlan(group.owner, group.groupId, seasonId, { seed }));
      return must(await getDraft(group.owner, group.groupId, seasonId, "ko"))?.season.rounds.map(({ cells }) => cells.map(({ role, room }) => [role, room]));
    };
    expect(await drafted("a")).toEqual(await drafted("a"));
  });

  it("lets one of two organisers win; the other is told and keeps the draft", async () => {
    const group = await aGroup({ people: 4, organisers: 1 });
    const [owner, organiser] = group.members as [typeof group.owner, typeof group.owner];
    const seasonId = await aSeason(group, { rounds: 3, plan: false });
    must(await draftPlan(owner, group.groupId, seasonId, { seed: "owner" }));
    must(await draftPlan(organiser, group.groupId, seasonId, { seed: "organiser" }));
    const answers = await Promise.all([acceptDraft(owner, group.groupId, seasonId), acceptDraft(organiser, group.groupId, seasonId)]);
    expect(answers.map((answer) => (answer.ok ? "won" : answer.code)).sort()).toEqual(["planChanged", "won"]);
    const loser = answers[0].ok ? organiser : owner;
    expect(must(await getDraft(loser, group.groupId, seasonId, "ko"))).toMatchObject({ isOutdated: true, seed: answers[0].ok ? "organiser" : "owner" });
    must(await draftPlan(loser, group.groupId, seasonId, {}));
    must(await acceptDraft(loser, group.groupId, seasonId));
  });

  it("can be adjusted by hand before it counts, within the rules", async () => {
    const group = await aGroup({ people: 4 });
    const seasonId = await aSeason(group, { rounds: 2, plan: false });
    must(await draftPlan(group.owner, group.groupId, seasonId, { seed: "x" }));
    const before = must(await getDraft(group.owner, group.groupId, seasonId, "ko"))!.season.rounds[0]!.cells;
    const [one, two] = before;
    must(await adjustDraft(group.owner, group.groupId, seasonId, { round: 1, firstId: one!.userId, secondId: two!.userId }));
    const after = must(await getDraft(group.owner, group.groupId, seasonId, "ko"))!.season.rounds[0]!.cells;
    expect(after.map(({ role, room }) => [role, room]).slice(0, 2)).toEqual([[two!.role, two!.room], [one!.role, one!.room]]);
    expect(await adjustDraft(group.owner, group.groupId, seasonId, { round: 1, firstId: one!.userId, secondId: one!.userId })).toMatchObject({ code: "swapImpossible" });
  });

  it("refuses a group of one", async () => {
    const group = await aGroup({ people: 1 });
    const seasonId = await aSeason(group, { rounds: 2, plan: false });
    expect(await draftPlan(group.owner, group.groupId, seasonId)).toMatchObject({ code: "groupTooSmall" });
  });

  it("keeps a scenario's name from its candidate until the interview begins, also from an owner", async () => {
    const group = await aGroup({ people: 6 });
    const seasonId = await aSeason(group, { rounds: 4 });
    const stored = await prisma().round.findMany({ where: { seasonId }, include: { rooms: true, placements: true } });
    for (const account of group.members) {
      const season = await view(account, group.groupId, "ko");
      const mine = stored.flatMap(({ rooms, placements }) => rooms.filter(({ id }) => placements.some(({ userId, role, roomId }) => userId === account.userId && role === "candidate" && roomId === id)));
      const hidden = new Set(mine.map(({ scenarioSlug }) => scenarioSlug ?? ""));
      const shown = JSON.stringify(season);
      expect(hidden.size).toBeGreaterThan(0);
      for (const slug of hidden) expect(shown).not.toContain(slug);
      for (const { scenarioSlug } of stored.flatMap(({ rooms }) => rooms)) if (!hidden.has(scenarioSlug ?? "")) expect(shown).toContain(scenarioSlug);
    }
    must(await draftPlan(group.owner, group.groupId, seasonId, { seed: "other" }));
    const draft = must(await getDraft(group.owner, group.groupId, seasonId, "ko"))!;
    for (const round of draft.season.rounds) {
      const mine = round.cells.find(({ userId }) => userId === group.owner.userId);
      if (mine?.role === "candidate") expect(round.rooms.find(({ letter }) => letter === mine.room)?.scenario).toEqual({ kind: "sealed" });
    }
  });
});

describe("starting a round", () => {
  it("gives everybody an interview with scenario and role, once, however often and by how many it is asked", async () => {
    const group = await aGroup({ people: 6 });
    await aSeason(group, { rounds: 2 });
    const [round] = (await view(group.owner, group.groupId, "ko")).rounds;
    const [one, two] = await Promise.all([startRound(group.owner, group.groupId, round!.roundId), startRound(group.owner, group.groupId, round!.roundId)]);
    const again = must(await startRound(group.owner, group.groupId, round!.roundId));
    expect(must(one).rooms).toEqual(again.rooms);
    expect(must(two).rooms).toEqual(again.rooms);
    expect(await prisma().interview.count({ where: { groupId: group.groupId } })).toBe(again.rooms.length);
    for (const account of group.members) {
      const cell = round!.cells.find(({ userId }) => userId === account.userId);
      const { items } = await listInterviews(account, {});
      expect(items).toHaveLength(1);
      expect(items[0]).toMatchObject({ role: cell?.role === "author" ? "observer" : cell?.role, status: "lobby" });
      if (cell?.role === "candidate") expect(items[0]?.scenario).toBeNull();
    }
  });

  it("is for organisers at any time and for members shortly before", async () => {
    const group = await aGroup({ people: 4 });
    await aSeason(group, { rounds: 2 });
    const [round] = (await view(group.owner, group.groupId, "ko")).rounds;
    const member = group.members[2]!;
    expect(await startRound(member, group.groupId, round!.roundId)).toMatchObject({ code: "forbidden" });
    await prisma().round.update({ where: { id: round!.roundId }, data: { startsAt: new Date(Date.now() + 10 * 60_000) } });
    must(await startRound(member, group.groupId, round!.roundId));
  });

  it("waits for a scenario that the candidate has not seen", async () => {
    const group = await aGroup({ people: 4 });
    const seasonId = await aSeason(group, { rounds: 2 });
    const stored = await prisma().round.findFirstOrThrow({ where: { seasonId, number: 1 }, include: { rooms: true, placements: true } });
    const room = stored.rooms[0]!;
    const candidate = stored.placements.find(({ roomId, role }) => roomId === room.id && role === "candidate")!;
    await prisma().scenarioSeen.create({ data: { userId: candidate.userId!, scenarioSlug: room.scenarioSlug!, role: "reader" } });
    expect(await startRound(group.owner, group.groupId, stored.id)).toMatchObject({ code: "roundNotReady", field: room.letter });
    expect((await view(group.owner, group.groupId, "ko")).rounds[0]!.status).toBe("planned");
  });
});

it("has never asked a connection for two things at once, not for what a transaction reads of a season either", async () => {
  const group = await aGroup({ people: 4 });
  const seasonId = await aSeason(group);
  await prisma().$transaction((transaction) => readSeason(group.groupId, seasonId, transaction));
  expect(warnings).toEqual([]);
});
