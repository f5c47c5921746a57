import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/server/db";
import { listInterviews } from "@/lib/server/use-cases/interviews";
import { reportAbsence, withdrawAbsence } from "@/lib/server/use-cases/groups/absences";
import { applyFix, listFixes } from "@/lib/server/use-cases/groups/fixes";
import { removeMember } from "@/lib/server/use-cases/groups/members";
import { getMyRotation } from "@/lib/server/use-cases/groups/my-rounds";
import { setGoal, setPrepared } from "@/lib/server/use-cases/groups/placements";
import { acceptDraft, draftPlan, getDraft } from "@/lib/server/use-cases/groups/planning";
import { addGuest, chooseScenario, listRoomScenarios } from "@/lib/server/use-cases/groups/rooms";
import { getSeason } from "@/lib/server/use-cases/groups/season";
import { changeRound, closeSeason, createSeason } from "@/lib/server/use-cases/groups/seasons";
import { startRound } from "@/lib/server/use-cases/groups/start-round";
import { answerSwap, decideSwap, requestSwap } from "@/lib/server/use-cases/groups/swaps";
import { aGroup, aSeason, someScenarios, type StoredGroup } from "../support/builders/groups";
import { startInstallation } from "../support/builders/installation";
import { must } from "../support/builders/interviews";

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
  await someScenarios(20);
});
afterAll(() => installation.stop());

async function planned(people = 6, rounds = 3) {
  const group = await aGroup({ people, organisers: 1 });
  const seasonId = await aSeason(group, { rounds });
  return { group, seasonId, ...(await look(group)) };
}

async function look(group: StoredGroup) {
  const season = must(await getSeason(group.owner, group.groupId, "ko"));
  const round = season?.rounds[0];
  if (!season || !round) throw new Error("nothing is planned");
  const inRole = (role: string, room = "A") => {
    const account = group.byId.get(round.cells.find((cell) => cell.role === role && cell.room === room)?.userId ?? "");
    if (!account) throw new Error(`nobody is ${role} of ${room}`);
    return account;
  };
  return { season, round, inRole };
}

/** All rooms of a group's rounds with who answers in them. */
async function rooms(group: StoredGroup) {
  const stored = await prisma().room.findMany({ where: { round: { season: { groupId: group.groupId } } }, orderBy: { id: "asc" }, include: { round: { select: { number: true } }, placements: true } });
  return stored.map((room) => ({ ...room, candidate: room.placements.find(({ role }) => role === "candidate")?.userId ?? null }));
}

describe("an absence", () => {
  it("is repaired by the best fix, and other rooms stay as they are", async () => {
    const { group, round, inRole } = await planned();
    const away = inRole("candidate");
    must(await reportAbsence(away, group.groupId, { roundId: round.roundId, reason: "출장" }));
    expect((await look(group)).round.rooms.find(({ letter }) => letter === "A")?.vacant).toEqual(["candidate"]);
    expect(await startRound(group.owner, group.groupId, round.roundId)).toMatchObject({ code: "roundNotReady", field: "A" });
    const { revision, fixes } = must(await listFixes(group.owner, group.groupId, round.roundId, away.userId, "ko"));
    expect(fixes[0]).toMatchObject({ kind: "substitute" });
    must(await applyFix(group.owner, group.groupId, round.roundId, { userId: away.userId, index: 0, revision }));
    const after = (await look(group)).round;
    expect(after.cells.find(({ userId }) => userId === away.userId)).toMatchObject({ role: null, absence: "absence" });
    expect(after.rooms.every(({ vacant }) => vacant.length === 0)).toBe(true);
    const before = round.cells.filter(({ room }) => room === "B").map(({ userId, role }) => [userId, role]);
    const stayed = after.cells.filter(({ room }) => room === "B").map(({ userId, role }) => [userId, role]);
    expect(before.filter((place) => stayed.some((other) => JSON.stringify(other) === JSON.stringify(place))).length).toBeGreaterThanOrEqual(2);
    must(await startRound(group.owner, group.groupId, round.roundId));
  });

  it("whose fix would spoil a later round gives that round's room another scenario", async () => {
    const { group, round, inRole } = await planned();
    const [away, watches] = [inRole("interviewer", "A"), inRole("observer", "B")];
    const stored = await rooms(group);
    const spoilt = stored.find((room) => room.round.number > 1 && room.candidate === watches.userId)!;
    const asked = stored.find((room) => room.round.number === 1 && room.letter === "A")!.scenarioSlug;
    await prisma().room.update({ where: { id: spoilt.id }, data: { scenarioSlug: asked } });
    must(await reportAbsence(away, group.groupId, { roundId: round.roundId }));
    const { revision, fixes } = must(await listFixes(group.owner, group.groupId, round.roundId, away.userId, "ko"));
    const index = fixes.findIndex(({ substitute, later }) => substitute === watches.name && later.length > 0);
    expect(fixes[index]?.later).toEqual([{ number: spoilt.round.number, room: spoilt.letter }]);
    must(await applyFix(group.owner, group.groupId, round.roundId, { userId: away.userId, index, revision }));
    const after = await rooms(group);
    expect(after.find(({ id }) => id === spoilt.id)?.scenarioSlug).not.toBe(asked);
    expect(after.find(({ id }) => id === spoilt.id)?.scenarioSlug).toBeTruthy();
    const others = (list: typeof after) => list.filter(({ id, round: { number } }) => number > 1 && id !== spoilt.id).map(({ id, scenarioSlug }) => [id, scenarioSlug]);
    expect(others(after)).toEqual(others(stored));
  });

  it("is not repaired twice: whoever saw the plan before the first fix is told", async () => {
    const { group, round, inRole } = await planned();
    const away = inRole("interviewer");
    must(await reportAbsence(away, group.groupId, { roundId: round.roundId }));
    const { revision } = must(await listFixes(group.owner, group.groupId, round.roundId, away.userId, "ko"));
    const input = { userId: away.userId, index: 0, revision };
    const answers = await Promise.all([applyFix(group.owner, group.groupId, round.roundId, input), applyFix(group.members[1]!, group.groupId, round.roundId, input)]);
    expect(answers.map((answer) => (answer.ok ? "done" : answer.code)).sort()).toEqual(["done", "planChanged"]);
  });

  it("of some days covers their rounds and a new plan leaves the person out; taking it back brings them in", async () => {
    const { group, seasonId, season } = await planned();
    const member = group.members[3]!;
    const [first, second] = season.rounds;
    const { absenceId } = must(await reportAbsence(member, group.groupId, { kind: "snooze", fromDay: first!.day, toDay: second!.day }));
    const placesIn = async () => {
      must(await draftPlan(group.owner, group.groupId, seasonId, { seed: "again" }));
      return must(await getDraft(group.owner, group.groupId, seasonId, "ko"))?.season.rounds.map(({ cells }) => cells.find(({ userId }) => userId === member.userId)?.role !== null);
    };
    expect(await placesIn()).toEqual([false, false, true]);
    must(await withdrawAbsence(member, group.groupId, absenceId));
    expect(await placesIn()).toEqual([true, true, true]);
  });

  it("keeps its reason to the person and the organisers, and is theirs to report", async () => {
    const { group, round } = await planned();
    const [member, other] = [group.members[3]!, group.members[4]!];
    must(await reportAbsence(member, group.groupId, { roundId: round.roundId, reason: "병원" }));
    expect(await reportAbsence(other, group.groupId, { userId: member.userId, roundId: round.roundId })).toMatchObject({ code: "forbidden" });
    expect(JSON.stringify(must(await getSeason(other, group.groupId, "ko")))).not.toContain("병원");
    expect(JSON.stringify(must(await getSeason(member, group.groupId, "ko")))).toContain("병원");
  });

  it("of everybody is told by the plan", async () => {
    const { group, seasonId, round } = await planned(4);
    for (const account of group.members) must(await reportAbsence(account, group.groupId, { roundId: round.roundId }));
    must(await draftPlan(group.owner, group.groupId, seasonId, {}));
    expect(must(await getDraft(group.owner, group.groupId, seasonId, "ko"))?.problems).toContainEqual(expect.objectContaining({ code: "nobodyPresent", round: 1 }));
  });
});

describe("a late no-show", () => {
  it("is repaired without touching a room that has begun", async () => {
    const { group, round, inRole } = await planned();
    const { rooms } = must(await startRound(group.owner, group.groupId, round.roundId));
    const begun = rooms.find(({ letter }) => letter === "B")!;
    await prisma().interview.update({ where: { id: begun.interviewId }, data: { status: "live", startedAt: new Date() } });
    const gone = inRole("candidate", "A");
    must(await reportAbsence(group.owner, group.groupId, { userId: gone.userId, roundId: round.roundId, kind: "noShow" }));
    const { revision, fixes } = must(await listFixes(group.owner, group.groupId, round.roundId, gone.userId, "ko"));
    const index = fixes.findIndex(({ kind }) => kind === "substitute");
    expect(index).toBeGreaterThanOrEqual(0);
    must(await applyFix(group.owner, group.groupId, round.roundId, { userId: gone.userId, index, revision }));
    const after = await prisma().room.findMany({ where: { roundId: round.roundId }, orderBy: { letter: "asc" }, include: { interview: { include: { participants: true } } } });
    expect(after.find(({ letter }) => letter === "B")).toMatchObject({ interviewId: begun.interviewId, interview: { status: "live" } });
    const repaired = after.find(({ letter }) => letter === "A");
    expect(repaired?.interviewId).not.toBe(rooms.find(({ letter }) => letter === "A")?.interviewId);
    expect(repaired?.interview?.participants.filter(({ role }) => role === "candidate").map(({ userId }) => userId)).not.toContain(gone.userId);
    expect((await listInterviews(gone, {})).items).toEqual([]);
  });

  it("is for organisers to say", async () => {
    const { group, round } = await planned(4);
    must(await startRound(group.owner, group.groupId, round.roundId));
    expect(await reportAbsence(group.members[3]!, group.groupId, { userId: group.members[3]!.userId, roundId: round.roundId, kind: "noShow" })).toMatchObject({ code: "forbidden" });
    expect(await reportAbsence(group.members[3]!, group.groupId, { roundId: round.roundId })).toMatchObject({ code: "roundStarted" });
  });
});

describe("a swap", () => {
  it("takes the partner, then an organiser, and then the two have changed places", async () => {
    const { group, round } = await planned();
    const [asks, partner] = [group.members[2]!, group.members[3]!];
    const place = (id: string, cells = round.cells) => cells.filter(({ userId }) => userId === id).map(({ role, room }) => [role, room]);
    const { swapId } = must(await requestSwap(asks, group.groupId, { roundId: round.roundId, partnerId: partner.userId, reason: "야근" }));
    expect(await decideSwap(group.owner, group.groupId, swapId, true)).toMatchObject({ code: "conflict" });
    expect(await answerSwap(asks, group.groupId, swapId, true)).toMatchObject({ code: "forbidden" });
    expect((await getMyRotation(partner, "ko")).swaps).toMatchObject([{ swapId, waitsFor: "me" }]);
    must(await answerSwap(partner, group.groupId, swapId, true));
    expect(await decideSwap(partner, group.groupId, swapId, true)).toMatchObject({ code: "forbidden" });
    must(await decideSwap(group.owner, group.groupId, swapId, true));
    const { cells } = (await look(group)).round;
    expect([place(asks.userId, cells), place(partner.userId, cells)]).toEqual([place(partner.userId), place(asks.userId)]);
    expect(await decideSwap(group.owner, group.groupId, swapId, true)).toMatchObject({ ok: false });
  });

  it("ends when the plan changes under it", async () => {
    const { group, round } = await planned();
    const [asks, partner] = [group.members[2]!, group.members[3]!];
    const { swapId } = must(await requestSwap(asks, group.groupId, { roundId: round.roundId, partnerId: partner.userId }));
    expect(await requestSwap(partner, group.groupId, { roundId: round.roundId, partnerId: asks.userId })).toMatchObject({ code: "conflict" });
    must(await reportAbsence(asks, group.groupId, { roundId: round.roundId }));
    const { revision, fixes } = must(await listFixes(group.owner, group.groupId, round.roundId, asks.userId, "ko"));
    const index = fixes.findIndex(({ kind }) => kind !== "postpone");
    must(await applyFix(group.owner, group.groupId, round.roundId, { userId: asks.userId, index, revision }));
    expect(await prisma().swapRequest.findUniqueOrThrow({ where: { id: swapId } })).toMatchObject({ status: "stale" });
  });
});

describe("rooms and rounds", () => {
  it("hide the scenarios to choose from from the room's candidate, an owner too", async () => {
    const { group, round } = await planned();
    const stored = await prisma().placement.findMany({ where: { roundId: round.roundId, role: { in: ["candidate", "interviewer"] } } });
    const [mine, other] = [stored.find(({ role }) => role === "candidate")!, stored.find(({ role }) => role === "interviewer")!];
    const candidate = group.byId.get(mine.userId!)!;
    await prisma().groupMember.update({ where: { groupId_userId: { groupId: group.groupId, userId: candidate.userId } }, data: { role: "owner" } });
    expect(await listRoomScenarios(candidate, group.groupId, mine.roomId!, "ko")).toMatchObject({ code: "forbidden" });
    expect(await chooseScenario(candidate, group.groupId, mine.roomId!, "x")).toMatchObject({ code: "forbidden" });
    expect(other.roomId).not.toBeNull();
  });

  it("given a scenario that one of their people is to be asked later leave that one for another", async () => {
    const { group } = await planned();
    const before = await rooms(group);
    const later = before.find((room) => room.round.number > 1 && room.candidate !== null)!;
    const now = before.find((room) => room.round.number === 1 && room.placements.some(({ userId }) => userId === later.candidate))!;
    const organiser = [group.owner, group.members[1]!].find(({ userId }) => userId !== now.candidate)!;
    must(await chooseScenario(organiser, group.groupId, now.id, later.scenarioSlug));
    const after = await rooms(group);
    expect(after.find(({ id }) => id === now.id)?.scenarioSlug).toBe(later.scenarioSlug);
    expect(after.find(({ id }) => id === later.id)?.scenarioSlug).toBeTruthy();
    expect(after.find(({ id }) => id === later.id)?.scenarioSlug).not.toBe(later.scenarioSlug);
  });

  it("whose candidate has seen every scenario say which they know least", async () => {
    const { group } = await planned();
    const room = (await rooms(group)).find(({ candidate }) => candidate !== null && candidate !== group.owner.userId)!;
    const [least, ...others] = await prisma().scenarioVersion.findMany({ where: { isCurrent: true }, select: { slug: true } });
    const seen = (scenarioSlug: string, role: "observer" | "interviewer") => ({ userId: room.candidate!, scenarioSlug, role });
    await prisma().scenarioSeen.createMany({ data: [seen(least!.slug, "observer"), ...others.map(({ slug }) => seen(slug, "interviewer"))] });
    const { choices, leastSeen } = must(await listRoomScenarios(group.owner, group.groupId, room.id, "ko"));
    expect({ choices, leastSeen }).toEqual({ choices: [], leastSeen: expect.stringContaining(least!.slug) as string });
  });

  it("that lost somebody who left wait as they are while others swap, until a new plan seats everybody who is there", async () => {
    const { group, seasonId } = await planned();
    const [first, second] = (await rooms(group)).filter(({ round }) => round.number === 1);
    const placeOf = (room: typeof first, role: string) => room!.placements.find((place) => place.role === role)!.userId!;
    const [broken, whole] = placeOf(first, "interviewer") === group.owner.userId ? [second, first] : [first, second];
    const gone = placeOf(broken, "interviewer");
    must(await removeMember(group.owner, group.groupId, gone));
    const [asks, partner] = [group.byId.get(placeOf(whole, "interviewer"))!, group.byId.get(placeOf(whole, "observer"))!];
    const { swapId } = must(await requestSwap(asks, group.groupId, { roundId: whole!.roundId, partnerId: partner.userId }));
    must(await answerSwap(partner, group.groupId, swapId, true));
    must(await decideSwap(group.owner, group.groupId, swapId, true));
    const stayed = (await rooms(group)).find(({ id }) => id === broken!.id);
    expect(stayed?.placements.map(({ userId, role }) => [userId, role]).sort()).toEqual(broken!.placements.filter(({ userId }) => userId !== gone).map(({ userId, role }) => [userId, role]).sort());
    must(await draftPlan(group.owner, group.groupId, seasonId, {}));
    must(await acceptDraft(group.owner, group.groupId, seasonId));
    for (const { cells } of (await look(group)).season.rounds) expect(cells.filter(({ role }) => role === null).map(({ userId }) => userId)).toEqual([gone]);
  });

  it("seat guests, who get links when the round starts", async () => {
    const { group, round } = await planned(4);
    const room = round.rooms[0]!;
    must(await addGuest(group.owner, group.groupId, { roomId: room.roomId, name: "윤손님", role: "observer" }));
    expect(await addGuest(group.owner, group.groupId, { roomId: room.roomId, name: "윤손님", role: "candidate" })).toMatchObject({ code: "conflict" });
    const { guestLinks } = must(await startRound(group.owner, group.groupId, round.roundId));
    expect(guestLinks).toMatchObject([{ name: "윤손님", path: expect.stringMatching(/^\/join\//) as string }]);
  });

  it("move only before they start, and for whoever saw them last", async () => {
    const { group, round } = await planned(4);
    const startsAt = Date.now() + 20 * 86_400_000;
    must(await changeRound(group.owner, group.groupId, round.roundId, { revision: round.revision, startsAt, reviewerId: group.members[1]!.userId }));
    expect(await changeRound(group.owner, group.groupId, round.roundId, { revision: round.revision, startsAt })).toMatchObject({ code: "planChanged" });
    expect((await look(group)).round).toMatchObject({ startsAt, reviewerId: group.members[1]!.userId });
  });

  it("are not reviewed by whoever answers an author's scenario in them", async () => {
    const { group, round } = await planned();
    const [room] = await rooms(group);
    const reviewer = group.byId.get((await rooms(group)).find(({ id }) => id === room!.id)!.candidate!)!;
    const changed = round.roundId === room!.roundId ? round : (await look(group)).season.rounds.find(({ roundId }) => roundId === room!.roundId)!;
    const watches = room!.placements.find(({ role }) => role === "observer")!;
    await prisma().placement.update({ where: { id: watches.id }, data: { role: "author" } });
    const input = { revision: changed.revision, reviewerId: reviewer.userId };
    expect(await changeRound(group.owner, group.groupId, changed.roundId, input)).toMatchObject({ code: "reviewerToBeAsked", field: "reviewerId" });
    must(await changeRound(group.owner, group.groupId, changed.roundId, { ...input, reviewerId: watches.userId }));
  });

  it("keep what I prepare and want to practise; the goal is for my interviewer", async () => {
    const { group, round, inRole } = await planned();
    const candidate = inRole("candidate");
    must(await setGoal(candidate, group.groupId, { roundId: round.roundId, goal: "소리 내어 말하기" }));
    must(await setPrepared(candidate, group.groupId, { roundId: round.roundId, step: "device", done: true }));
    expect(await setPrepared(candidate, group.groupId, { roundId: round.roundId, step: "readScenario", done: true })).toMatchObject({ code: "invalid" });
    expect((await getMyRotation(candidate, "ko")).rounds[0]).toMatchObject({ role: "candidate", prepared: ["device"], scenario: { kind: "sealed" } });
    expect((await getMyRotation(inRole("interviewer"), "ko")).rounds[0]?.goal).toMatchObject({ text: "소리 내어 말하기" });
    expect((await getMyRotation(inRole("observer"), "ko")).rounds[0]?.goal).toBeNull();
  });

  it("belong to one season at a time", async () => {
    const { group, seasonId } = await planned(4);
    const next = { name: "겨울 시즌", firstDay: "2030-01-03", rounds: 2 };
    expect(await createSeason(group.owner, group.groupId, next)).toMatchObject({ code: "conflict" });
    must(await closeSeason(group.owner, group.groupId, seasonId));
    must(await createSeason(group.owner, group.groupId, next));
    expect((await look(group)).season.name).toBe("겨울 시즌");
  });
});
