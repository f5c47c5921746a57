import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scenario } from "@/lib/content/schema";
import type { Viewer } from "@/lib/domain/permissions";
import type { CalibrationView } from "@/lib/protocol/calibration";
import type { Command } from "@/lib/protocol/commands";
import { prisma } from "@/lib/server/db";
import type { Account } from "@/lib/server/auth/account";
import { executeCommand, executeSystemCommand } from "@/lib/server/interviews/pipeline";
import { getCalibration, getCalibrations, scoreCalibration, startCalibration, submitCalibration } from "@/lib/server/use-cases/calibration";
import { compareInterviews, listComparable } from "@/lib/server/use-cases/compare";
import { getProgress, listCarriedFollowUps, listPracticeGoals } from "@/lib/server/use-cases/progress";
import { startInstallation } from "../support/builders/installation";
import { aMember, anInterview, aStoredScenario, must } from "../support/builders/interviews";
import { anAccount } from "../support/builders/people";

const OVERALL = { scope: "interview", criterionId: "overall-a" } as const;

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

async function does(viewer: Viewer, ...commands: Command[]): Promise<void> {
  for (const command of commands) expect(await executeCommand({ interviewId: viewer.interviewId, viewer, envelope: { id: randomUUID(), command } })).toMatchObject({ ok: true });
}

async function reveals(viewer: Viewer, nodeId: string): Promise<void> {
  const revealId = randomUUID();
  await does(viewer, { type: "node.reveal", revealId, nodeId });
  expect(await executeSystemCommand(viewer.interviewId, { type: "reveal.complete", revealId })).toMatchObject({ ok: true });
}

type Group = { groupId: string; host: Account; candidate: Account; others: Account[] };

async function aGroup(): Promise<Group> {
  const [host, candidate, ...others] = await Promise.all(["정유나", "한서연", "박지호"].map((name) => anAccount({ name })));
  const group = await prisma().group.create({ data: { name: "야간 배포반", members: { create: [host!, candidate!, ...others].map(({ userId }) => ({ userId })) } } });
  return { groupId: group.id, host: host!, candidate: candidate!, others };
}

/** One question with a follow-up that was missed; scores are open. */
async function aPlayedInterview({ groupId, host, candidate }: Group, known?: Scenario) {
  const scenario = known ?? (await aStoredScenario({ slug: `s-${randomUUID().slice(0, 8)}` }));
  const interview = await anInterview({ host, scenario, groupId });
  const { interviewer } = interview;
  const played = (await aMember(interview, "candidate", candidate)).viewer;
  await does(interviewer, { type: "interview.start" });
  await reveals(interviewer, "q1");
  await reveals(interviewer, "q1-f1");
  await does(interviewer, { type: "followUp.judge", nodeId: "q1-f1", outcome: "missed" }, { type: "score.set", ...OVERALL, level: 3 }, { type: "interview.end" });
  const sealed = must(await getProgress(candidate, "en")).interviews;
  await does(interviewer, { type: "scores.submit" });
  return { interview, interviewer, played, scenario, sealed };
}

describe("progress in the database", () => {
  it("shows opened interviews only, with what was missed, and goals until they are ticked off", async () => {
    const group = await aGroup();
    const { interviewer, played, sealed } = await aPlayedInterview(group);
    expect(sealed).toBe(0);
    expect(must(await getProgress(group.candidate, "en"))).toMatchObject({ interviews: 1, points: [{ interviews: 1, overall: 3 }], missed: [{ prompt: "prompt of q1-f1", missed: 1, open: true }] });
    expect(must(await getProgress(group.host, "en"))).toMatchObject({ interviews: 0, points: [] });
    // What was read once is kept, and a revision that is appended later is seen all the same.
    await does(interviewer, { type: "score.revise", ...OVERALL, level: 5, reason: "heard again" });
    expect(must(await getProgress(group.candidate, "en"))).toMatchObject({ points: [{ overall: 5 }] });
    const [kept, done, gone] = [randomUUID(), randomUUID(), randomUUID()];
    await does(interviewer, ...[kept, done, gone].map((goalId) => ({ type: "goal.add", goalId, text: goalId }) as const), { type: "goal.remove", goalId: gone });
    await does(played, { type: "goal.complete", goalId: done, done: true });
    expect(must(await listPracticeGoals(group.candidate)).map(({ goalId }) => goalId)).toEqual([kept]);
    expect(must(await listPracticeGoals(group.host))).toEqual([]);
  });

  it("offers what was missed to the next interviewer of that person, and no wording of what they have not seen", async () => {
    const group = await aGroup();
    const { interviewer } = await aPlayedInterview(group);
    const next = await anInterview({ host: group.host, groupId: group.groupId, scenario: await aStoredScenario({ slug: `n-${randomUUID().slice(0, 8)}`, questions: [{ ...(await aStoredScenario()).questions[2]!, id: "q9", followUps: [] }] }) });
    await aMember(next, "candidate", group.candidate);
    expect(must(await listCarriedFollowUps(next.interviewer, next.interviewId, "en"))).toMatchObject({ offered: [{ prompt: "prompt of q1-f1", missed: 1, last: "missed" }], hidden: 0 });
    const scenario = await aStoredScenario({ slug: `u-${randomUUID().slice(0, 8)}`, questions: [{ ...(await aStoredScenario()).questions[2]!, id: "q9", followUps: [] }] });
    const unseen = await anInterview({ host: group.others[0]!, groupId: group.groupId, scenario });
    await aMember(unseen, "candidate", group.candidate);
    expect(must(await listCarriedFollowUps(unseen.interviewer, unseen.interviewId, "en"))).toEqual({ offered: [], hidden: 1 });
    const elsewhere = await anInterview();
    await aMember(elsewhere, "candidate", group.candidate);
    expect(must(await listCarriedFollowUps(elsewhere.interviewer, elsewhere.interviewId, "en"))).toEqual({ offered: [], hidden: 0 });
    // Practice without a group is offered it too, as long as its interviewer belongs to the group in which it was missed.
    const alone = await anInterview({ host: group.others[0]!, scenario });
    await aMember(alone, "candidate", group.candidate);
    expect(must(await listCarriedFollowUps(alone.interviewer, alone.interviewId, "en"))).toEqual({ offered: [], hidden: 1 });
    await prisma().groupMember.updateMany({ where: { groupId: group.groupId, userId: group.others[0]!.userId }, data: { leftAt: new Date() } });
    expect(must(await listCarriedFollowUps(alone.interviewer, alone.interviewId, "en"))).toEqual({ offered: [], hidden: 0 });
    expect(await listCarriedFollowUps(interviewer, next.interviewId, "en")).toMatchObject({ ok: false, code: "forbidden" });
  });
});

describe("comparing in the database", () => {
  it("sets two interviews of one person side by side for who was in both, whoever asks for it in which order", async () => {
    const group = await aGroup();
    const [first, second] = [await aPlayedInterview(group), await aPlayedInterview(group)];
    const ids = [first.interview.interviewId, second.interview.interviewId] as const;
    for (const viewers of [[first.interviewer, second.interviewer], [first.played, second.played]] as const) {
      const view = must(await compareInterviews(viewers, ids, "en"));
      expect(view).toMatchObject({ samePerson: true, sameScenario: false, scores: { overall: { medians: [3, 3], difference: 0 } }, asked: [[{ standing: "missed" }], [{ standing: "missed" }]] });
      expect(must(await compareInterviews([viewers[1], viewers[0]], [ids[1], ids[0]], "en"))).toEqual(view);
      expect(must(await listComparable(viewers[0], ids[0], "en"))).toMatchObject([{ interviewId: ids[1], candidate: "한서연", samePerson: true, sameScenario: false }]);
    }
  });

  it("refuses who is in one of them only, what shares nothing, and what has not ended", async () => {
    const group = await aGroup();
    const played = await aPlayedInterview(group);
    const stranger = await aPlayedInterview(await aGroup());
    const running = await anInterview({ host: group.host, scenario: played.scenario });
    const own = played.interview.interviewId;
    expect(await compareInterviews([played.interviewer, played.interviewer], [own, stranger.interview.interviewId], "en")).toMatchObject({ ok: false, code: "forbidden" });
    expect(await compareInterviews([played.interviewer, stranger.interviewer], [own, stranger.interview.interviewId], "en")).toMatchObject({ ok: false, code: "notComparable" });
    expect(await compareInterviews([played.interviewer, running.interviewer], [own, running.interviewId], "en")).toMatchObject({ ok: false, code: "notComparable" });
    expect(await compareInterviews([played.interviewer, played.interviewer], [own, own], "en")).toMatchObject({ ok: false, code: "notComparable" });
    expect(must(await listComparable(played.interviewer, own, "en"))).toEqual([]);
  });

  it("sets two candidates on one scenario side by side", async () => {
    const group = await aGroup();
    const first = await aPlayedInterview(group);
    const other = await aPlayedInterview({ ...group, candidate: group.others[0]! }, first.scenario);
    expect(must(await compareInterviews([first.interviewer, other.interviewer], [first.interview.interviewId, other.interview.interviewId], "en"))).toMatchObject({
      samePerson: false, sameScenario: true, sides: [{ candidates: ["한서연"] }, { candidates: ["박지호"] }], questions: [{ questionId: "q1", followUps: [{ standings: ["missed", "missed"] }] }],
    });
  });
});

describe("calibration in the database", () => {
  /** Scores every stop that appears at one level. */
  async function rates(account: Account, calibrationId: string, level: 2 | 4): Promise<string[]> {
    const scopes: string[] = [];
    for (;;) {
      const { stop } = must(await getCalibration(account, calibrationId, "en"));
      if (stop === null) return scopes;
      scopes.push(stop.scope);
      for (const { id } of stop.criteria) must(await scoreCalibration(account, calibrationId, { scope: stop.scope, criterionId: id, level }));
    }
  }

  it("is blind and reveal by reveal, opens when all have handed in, and shows how members differ", async () => {
    const group = await aGroup();
    const { interview } = await aPlayedInterview(group);
    const [other] = group.others;
    expect(await startCalibration(group.candidate, { interviewId: interview.interviewId, hours: 24 })).toMatchObject({ ok: false, code: "forbidden" });
    expect(await startCalibration(await anAccount(), { interviewId: interview.interviewId, hours: 24 })).toMatchObject({ ok: false, code: "notFound" });
    const { calibrationId } = must(await startCalibration(group.host, { interviewId: interview.interviewId, hours: 24 }));
    expect(await startCalibration(other!, { interviewId: interview.interviewId, hours: 24 })).toMatchObject({ ok: false, code: "conflict" });
    expect(await getCalibration(group.candidate, calibrationId, "en")).toMatchObject({ ok: false, code: "forbidden" });
    // A later stop can not be scored, nor is its follow-up or its answer in the view.
    expect(await scoreCalibration(other!, calibrationId, { scope: "interview", criterionId: "overall-a", level: 3 })).toMatchObject({ ok: false, code: "notFound" });
    expect(await submitCalibration(other!, calibrationId)).toMatchObject({ ok: false, code: "conflict" });
    expect(await rates(group.host, calibrationId, 4)).toEqual(["q1-f1", "q1", "interview"]);
    must(await submitCalibration(group.host, calibrationId));
    expect(await scoreCalibration(group.host, calibrationId, { scope: "q1", criterionId: "q1-c1", level: 1 })).toMatchObject({ ok: false, code: "alreadySubmitted" });
    const blind = must(await getCalibration(other!, calibrationId, "en"));
    expect(blind).toMatchObject({ result: null, waiting: 1, stop: { levels: {} } } satisfies Partial<CalibrationView> | object);
    expect(must(await getCalibration(group.host, calibrationId, "en"))).toMatchObject({ result: null, submitted: true });
    await rates(other!, calibrationId, 2);
    must(await submitCalibration(other!, calibrationId));
    const { result } = must(await getCalibration(other!, calibrationId, "en"));
    expect(result!.rows.map(({ scope, spread }) => [scope, spread])).toEqual([["q1-f1", 2], ["q1", 2], ["interview", 2], ["interview", 2]]);
    expect(result!.severity.map(({ name, meanDifference }) => [name, meanDifference]).sort()).toEqual([["박지호", -2], ["정유나", 2]]);
    const overview = must(await getCalibrations(group.host, "en"));
    expect(overview.members.map(({ name, me, points }) => [name, me, points.length]).sort()).toEqual([["박지호", false, 1], ["정유나", true, 1]]);
    expect(overview.running).toMatchObject([{ open: true, submitted: 2, of: 2 }]);
    expect(await prisma().calibrationScore.count({ where: { calibrationId } })).toBe(8);
  });
});
