import { randomUUID } from "node:crypto";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/calendar/[token]/route";
import { prisma } from "@/lib/server/db";
import { createCalendarFeed, listCalendarFeeds, readCalendarFeed, revokeCalendarFeed } from "@/lib/server/calendar/feeds";
import { reportAbsence } from "@/lib/server/use-cases/groups/absences";
import { leaveGroup } from "@/lib/server/use-cases/groups/members";
import { changeGroup } from "@/lib/server/use-cases/groups/groups";
import { closeSeason, changeRound } from "@/lib/server/use-cases/groups/seasons";
import { aGroup, aSeason, SETTINGS, someScenarios, type StoredGroup } from "../support/builders/groups";
import { startInstallation } from "../support/builders/installation";
import { must } from "../support/builders/interviews";
import { anAccount } from "../support/builders/people";
import type { Account } from "@/lib/server/auth/account";

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
  await someScenarios(20);
});
afterAll(() => installation.stop());

const tokenIn = (path: string) => /^\/api\/calendar\/([\w-]{43})\.ics$/.exec(path)![1]!;

async function subscribe(account: Account, groupId: string | null = null): Promise<string> {
  return tokenIn(must(await createCalendarFeed(account, { groupId })).path);
}

/** The events of a feed as an independent parser reads them. */
async function eventsIn(token: string) {
  const text = await readCalendarFeed(token, randomUUID());
  if (text === null) throw new Error("the feed is dead");
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return { uid: event.uid, sequence: event.sequence, status: component.getFirstPropertyValue("status"), summary: event.summary, description: event.description, start: event.startDate.toJSDate().getTime(), wall: event.startDate.toString(), zone: event.startDate.zone?.tzid };
  });
}

async function rounds(group: StoredGroup) {
  return prisma().round.findMany({ where: { season: { groupId: group.groupId } }, orderBy: { number: "asc" }, include: { placements: { include: { room: true } } } });
}

describe("calendar feeds", () => {
  it("show a person their own rounds in the group's time zone, and no scenario's name", async () => {
    const group = await aGroup({ people: 6 });
    await aSeason(group, { rounds: 3 });
    const me = group.members[2]!;
    const events = await eventsIn(await subscribe(me));
    expect(events).toHaveLength(3);
    for (const [at, round] of (await rounds(group)).entries()) {
      const own = round.placements.find((placement) => placement.userId === me.userId)!;
      expect(events[at]).toMatchObject({ uid: `round-${round.id}@127.0.0.1`, sequence: 0, status: "CONFIRMED", start: round.startsAt.getTime(), zone: "Asia/Seoul" });
      expect(events[at]!.wall).toContain("T20:30:00");
      expect(events[at]!.summary).toContain(`${own.room!.letter}방`);
    }
    expect(JSON.stringify(events)).not.toContain("비밀 제목");
  });

  it("show the whole group's rooms to its members only, as long as they are members", async () => {
    const group = await aGroup({ people: 3 });
    await aSeason(group, { rounds: 2 });
    expect(await createCalendarFeed(await anAccount(), { groupId: group.groupId })).toMatchObject({ code: "notFound" });
    expect(await createCalendarFeed(null, {})).toMatchObject({ code: "unauthenticated" });
    const token = await subscribe(group.members[1]!, group.groupId);
    expect((await eventsIn(token))[0]!.description).toMatch(/^A방: .*면접관/);
    must(await leaveGroup(group.members[1]!, group.groupId));
    expect(await readCalendarFeed(token, randomUUID())).toBeNull();
  });

  it("raise the sequence of what changed, and only of that", async () => {
    const group = await aGroup({ people: 3 });
    await aSeason(group, { rounds: 2 });
    const token = await subscribe(group.owner);
    const before = await eventsIn(token);
    expect(await eventsIn(token)).toEqual(before);
    const [first] = await rounds(group);
    must(await changeRound(group.owner, group.groupId, first!.id, { revision: first!.revision, startsAt: first!.startsAt.getTime() + 3_600_000 }));
    const after = await eventsIn(token);
    expect(after[0]).toMatchObject({ uid: before[0]!.uid, sequence: 1, start: before[0]!.start + 3_600_000 });
    expect(after[1]).toEqual(before[1]);
  });

  it("tell an absence and a season that was closed as cancelled, and one who comes back as the same event", async () => {
    const group = await aGroup({ people: 4 });
    const seasonId = await aSeason(group, { rounds: 2 });
    const me = group.members[1]!;
    const token = await subscribe(me);
    const [first] = await eventsIn(token);
    const [round] = await rounds(group);
    const { absenceId } = must(await reportAbsence(me, group.groupId, { roundId: round!.id }));
    expect((await eventsIn(token))[0]).toMatchObject({ uid: first!.uid, sequence: 1, status: "CANCELLED" });
    await prisma().absence.update({ where: { id: absenceId }, data: { withdrawnAt: new Date() } });
    expect((await eventsIn(token)).find((event) => event.uid === first!.uid)).toMatchObject({ sequence: 2, status: "CONFIRMED" });
    must(await closeSeason(group.owner, group.groupId, seasonId));
    const closed = await eventsIn(token);
    expect(closed.map((event) => event.status)).toEqual(["CANCELLED", "CANCELLED"]);
    expect(await eventsIn(token)).toEqual(closed);
  });

  it("keep the wall clock while the clocks change", async () => {
    const group = await aGroup({ people: 2 });
    must(await changeGroup(group.owner, group.groupId, { ...SETTINGS, timeZone: "America/New_York", holidays: [] }));
    await aSeason(group, { rounds: 40, plan: false });
    const events = await eventsIn(await subscribe(group.owner, group.groupId));
    expect(new Set(events.map((event) => event.wall.slice(11)))).toEqual(new Set(["20:30:00"]));
    expect(new Set(events.map((event) => new Date(event.start).getUTCHours())).size).toBe(2);
    expect(events.map((event) => event.start)).toEqual((await rounds(group)).map((round) => round.startsAt.getTime()));
  });

  it("keep only the token's hash, end when revoked, and belong to their maker", async () => {
    const account = await anAccount();
    const token = await subscribe(account);
    expect(JSON.stringify(await prisma().calendarFeed.findMany())).not.toContain(token);
    const [feed] = await listCalendarFeeds(account);
    expect(await revokeCalendarFeed(await anAccount(), feed!.feedId)).toMatchObject({ code: "notFound" });
    const answer = () => GET(new Request("http://127.0.0.1:3000/x"), { params: Promise.resolve({ token: `${token}.ics` }) });
    expect((await answer()).headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    must(await revokeCalendarFeed(account, feed!.feedId));
    expect((await answer()).status).toBe(404);
    expect(await readCalendarFeed("wrong", randomUUID())).toBeNull();
    expect(await listCalendarFeeds(account)).toEqual([]);
  });
});
