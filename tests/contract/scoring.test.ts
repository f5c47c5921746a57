import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/domain/permissions";
import { isSealed } from "@/lib/domain/scoring";
import type { Command, CommandResult } from "@/lib/protocol/commands";
import { RATER_ROLES } from "@/lib/protocol/roles";
import { prisma } from "@/lib/server/db";
import { executeCommand } from "@/lib/server/interviews/pipeline";
import { loadRoom } from "@/lib/server/interviews/room";
import { database } from "@/lib/server/journal/database";
import { getDebrief } from "@/lib/server/use-cases/debrief";
import { joinLateRating, listLateRatings } from "@/lib/server/use-cases/late-rating";
import { getReview } from "@/lib/server/use-cases/review";
import { startInstallation } from "../support/builders/installation";
import { aMember, anInterview, aStoredScenario, must } from "../support/builders/interviews";
import { anAccount } from "../support/builders/people";

const HOUR_MS = 3_600_000;
const OVERALL = { scope: "interview", criterionId: "overall-a" } as const;

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

function send(viewer: Viewer, command: Command): Promise<CommandResult> {
  return executeCommand({ interviewId: viewer.interviewId, viewer, envelope: { id: randomUUID(), command } });
}
async function does(viewer: Viewer, ...commands: Command[]): Promise<void> {
  for (const command of commands) expect(await send(viewer, command)).toMatchObject({ ok: true });
}

/** An ended interview of a group with levels 4 (interviewer, handed in) and 2 (observer, not yet). */
async function aSealedInterview() {
  const members = [await anAccount(), await anAccount({ name: "윤가온" })];
  const group = await prisma().group.create({ data: { name: "야간 배포반", members: { create: members.map(({ userId }) => ({ userId })) } } });
  const interview = await anInterview({ host: members[0], scenario: await aStoredScenario(), groupId: group.id });
  const [observer, candidate] = [(await aMember(interview, "observer")).viewer, await aMember(interview, "candidate")];
  const { interviewer } = interview;
  await does(interviewer, { type: "interview.start" }, { type: "score.set", ...OVERALL, level: 4 });
  await does(observer, { type: "score.set", ...OVERALL, level: 2 });
  await does(interviewer, { type: "interview.end" }, { type: "scores.submit" });
  return { interview, interviewer, observer, candidate, member: members[1]! };
}

/** What each of these people can read of it, as one text. */
async function readable(viewer: Viewer): Promise<string> {
  return JSON.stringify([await getReview(viewer, viewer.interviewId, "ko"), await getDebrief(viewer, viewer.interviewId, "ko")]);
}

describe("blind scoring in the database", () => {
  it("SC2 shows nobody another's level before all have handed in", async () => {
    const { interviewer, observer, candidate } = await aSealedInterview();
    const levels = (text: string) => [...text.matchAll(/"level":(\d)/g)].map((match) => Number(match[1]));
    expect(levels(await readable(interviewer))).toEqual([4]);
    expect(levels(await readable(observer))).toEqual([2]);
    expect(levels(await readable(candidate.viewer))).toEqual([]);
    for (const viewer of [interviewer, observer, candidate.viewer]) expect(await getDebrief(viewer, viewer.interviewId, "ko")).toMatchObject({ open: null, seal: { submitted: 1, waiting: 1 } });
    await does(observer, { type: "scores.submit" });
    for (const viewer of [interviewer, observer, candidate.viewer]) {
      expect((await getDebrief(viewer, viewer.interviewId, "ko")).open).toMatchObject({ rows: [{ median: 3, spread: 2, discuss: true }], agreement: { alpha: { state: "tooFew" } } });
    }
  });

  it("SC2 opens at the deadline although somebody never handed in", async () => {
    const { interview, interviewer, candidate } = await aSealedInterview();
    const { state } = (await loadRoom(database, interview.interviewId))!;
    expect([Date.now(), state.endedAt! + 24 * HOUR_MS].map((at) => isSealed(state, at))).toEqual([true, false]);
    expect(await send(interviewer, { type: "score.revise", ...OVERALL, level: 3, reason: "x" })).toMatchObject({ ok: false, code: "alreadySubmitted" });
    expect(await send(candidate.viewer, { type: "goal.add", goalId: randomUUID(), text: "x" })).toMatchObject({ ok: false, code: "scoresSealed" });
  });

  it("SC4 keeps every level: a revision is appended with its reason, the first one stays in the journal", async () => {
    const { interview, interviewer, observer, candidate } = await aSealedInterview();
    await does(observer, { type: "scores.submit" });
    expect(await send(observer, { type: "score.set", ...OVERALL, level: 5 })).toMatchObject({ ok: false, code: "alreadySubmitted" });
    expect(await send(observer, { type: "score.revise", ...OVERALL, level: 3, reason: "  " })).toMatchObject({ ok: false, code: "invalid", field: "command.reason" });
    await does(observer, { type: "score.revise", ...OVERALL, level: 3, reason: "다시 들어 보니 근거가 있었다" });
    const { open } = await getDebrief(candidate.viewer, interview.interviewId, "ko");
    expect(open!.rows[0]).toMatchObject({ median: 3.5, levels: { [interviewer.participantId]: 4, [observer.participantId]: 3 }, revisions: [{ rater: observer.name, from: 2, to: 3, reason: "다시 들어 보니 근거가 있었다" }] });
    const stored = await prisma().journalEntry.findMany({ where: { interviewId: interview.interviewId, type: { startsWith: "score." } }, orderBy: { seq: "asc" } });
    expect(stored.map(({ data }) => (data as { level: number }).level)).toEqual([4, 2, 3]);
  });
});

describe("members who watch later", () => {
  it("SC6 rate blind while scores are sealed, and are waited for", async () => {
    const { interview, interviewer, observer, member } = await aSealedInterview();
    expect(must(await listLateRatings(member, "ko"))).toMatchObject([{ interviewId: interview.interviewId, group: "야간 배포반" }]);
    expect(await joinLateRating(await anAccount(), interview.interviewId)).toMatchObject({ ok: false, code: "notFound" });
    must(await joinLateRating(member, interview.interviewId));
    expect(await joinLateRating(member, interview.interviewId)).toMatchObject({ ok: false, code: "conflict" });
    const row = await prisma().participant.findFirstOrThrow({ where: { interviewId: interview.interviewId, userId: member.userId } });
    expect(RATER_ROLES).toContain(row.role);
    const late: Viewer = { participantId: row.id, interviewId: interview.interviewId, role: "observer", name: row.name, userId: member.userId };
    expect(await readable(late)).not.toMatch(/"level":[24]/);
    await does(late, { type: "score.set", ...OVERALL, level: 3 });
    await does(observer, { type: "scores.submit" });
    expect((await getDebrief(interviewer, interview.interviewId, "ko")).open).toBeNull();
    await does(late, { type: "scores.submit" });
    expect((await getDebrief(interviewer, interview.interviewId, "ko")).open).toMatchObject({ rows: [{ median: 3 }], raters: { length: 3 } });
  });

  it("SC6 can not join once scores are open, nor before the end, nor as its candidate", async () => {
    const { interview, observer, member, candidate } = await aSealedInterview();
    await prisma().groupMember.create({ data: { groupId: (await prisma().interview.findUniqueOrThrow({ where: { id: interview.interviewId } })).groupId!, userId: candidate.account.userId } });
    expect(await joinLateRating(candidate.account, interview.interviewId)).toMatchObject({ ok: false, code: "conflict" });
    await does(observer, { type: "scores.submit" });
    expect(must(await listLateRatings(member, "ko"))).toEqual([]);
    expect(await joinLateRating(member, interview.interviewId)).toMatchObject({ ok: false, code: "interviewEnded" });
    expect(await prisma().participant.count({ where: { interviewId: interview.interviewId, userId: member.userId } })).toBe(0);
    const host = await anAccount();
    const group = await prisma().group.create({ data: { name: "g", members: { create: [{ userId: host.userId }, { userId: member.userId }] } } });
    const running = await anInterview({ host, groupId: group.id });
    expect(await joinLateRating(member, running.interviewId)).toMatchObject({ ok: false, code: "interviewNotEnded" });
  });

  it("are not let near a scenario that they are still to be asked", async () => {
    const { interview, member } = await aSealedInterview();
    const { scenarioVersion } = await prisma().interview.findUniqueOrThrow({ where: { id: interview.interviewId }, include: { scenarioVersion: true } });
    const again = await anInterview({ scenario: { ...(await aStoredScenario()), slug: scenarioVersion.slug } });
    await aMember(again, "candidate", member);
    expect(await joinLateRating(member, interview.interviewId)).toMatchObject({ ok: false, code: "forbidden" });
    expect(must(await listLateRatings(member, "ko"))).toEqual([]);
  });
});
