import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account } from "@/lib/server/auth/account";
import { prisma } from "@/lib/server/db";
import { executeCommand } from "@/lib/server/interviews/pipeline";
import { createInterview, getInterviewForPage, INTERVIEWS_PER_PAGE, listInterviews, type InterviewFilter } from "@/lib/server/use-cases/interviews";
import { openInvite } from "@/lib/server/use-cases/invites";
import { getReview } from "@/lib/server/use-cases/review";
import { startInstallation } from "../support/builders/installation";
import { aGuest, aMember, anInterview, aStoredScenario, must, tokenOf, type StoredInterview } from "../support/builders/interviews";
import { anAccount } from "../support/builders/people";

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

const run = (interview: StoredInterview, type: string) =>
  executeCommand({ interviewId: interview.interviewId, viewer: interview.interviewer, envelope: { id: randomUUID(), command: { type } } });

describe("making an interview", () => {
  it("admits its maker as interviewer and gives a link for each other role, through the journal", async () => {
    const scenario = await aStoredScenario();
    const host = await anAccount({ name: "정유나" });
    const { interviewId, links } = must(await createInterview(host, { scenarioSlug: scenario.slug, plannedMinutes: 45 }));
    expect(links.candidate).toMatch(/^\/join\/[A-Za-z0-9_-]{43}$/);
    expect(await openInvite(tokenOf(links.candidate))).toEqual({ role: "candidate", hostName: "정유나" });
    expect(await openInvite(tokenOf(links.observer))).toEqual({ role: "observer", hostName: "정유나" });
    const journal = await prisma().journalEntry.findMany({ where: { interviewId }, orderBy: { seq: "asc" } });
    expect(journal.map(({ seq, type }) => [seq, type])).toEqual([[1, "interview.created"], [2, "participant.admitted"]]);
    expect(await prisma().interview.findUniqueOrThrow({ where: { id: interviewId } })).toMatchObject({ status: "lobby", lastSeq: 2, plannedMinutes: 45 });
  });

  it("refuses what does not fit, with its code", async () => {
    const { slug } = await aStoredScenario();
    const host = await anAccount();
    expect(await createInterview(null, { scenarioSlug: slug, plannedMinutes: 45 })).toEqual({ ok: false, code: "unauthenticated" });
    expect(await createInterview(host, { scenarioSlug: "nowhere", plannedMinutes: 45 })).toEqual({ ok: false, code: "scenarioUnknown" });
    expect(await createInterview(host, { scenarioSlug: slug, plannedMinutes: 4 })).toEqual({ ok: false, code: "invalid", field: "plannedMinutes" });
    expect(await createInterview(host, null)).toMatchObject({ ok: false, code: "invalid" });
    expect(await createInterview(host, { scenarioSlug: slug, plannedMinutes: 45, groupId: randomUUID() })).toEqual({ ok: false, code: "notFound", field: "groupId" });
  });

  it("is for members of the group it belongs to", async () => {
    const { slug } = await aStoredScenario();
    const [member, former] = [await anAccount(), await anAccount()];
    const group = await prisma().group.create({
      data: { name: "야간 배포반", members: { create: [{ userId: member.userId }, { userId: former.userId, leftAt: new Date() }] } },
    });
    expect(await createInterview(member, { scenarioSlug: slug, plannedMinutes: 45, groupId: group.id })).toMatchObject({ ok: true });
    expect(await createInterview(former, { scenarioSlug: slug, plannedMinutes: 45, groupId: group.id })).toMatchObject({ ok: false, code: "notFound" });
  });
});

describe("the list of interviews", () => {
  const ids = async (account: Account, filter: InterviewFilter = {}) => (await listInterviews(account, filter)).items.map(({ interviewId }) => interviewId);

  it("holds those that the account takes part in, and nobody else's", async () => {
    const interview = await anInterview();
    const { account: observer } = await aMember(interview, "observer");
    const stranger = await anAccount();
    expect(await ids(interview.host)).toEqual([interview.interviewId]);
    expect(await ids(observer)).toEqual([interview.interviewId]);
    expect(await listInterviews(stranger, {})).toEqual({ items: [], total: 0 });
    await expect(listInterviews(null, {})).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("finds by a word of the title in either language, by a name, by the day, and by all words together", async () => {
    const host = await anAccount({ name: "이하린" });
    const nginx = await aStoredScenario({ slug: "gateway", title: { ko: "정확히 60초, 504", en: "Exactly sixty seconds" } });
    const logs = await aStoredScenario({ slug: "logs", title: { ko: "월말 장부 100%", en: "The ledger_of month end" } });
    const [first, second] = [await anInterview({ host, scenario: nginx }), await anInterview({ host, scenario: logs })];
    await aGuest(first, "candidate", "김도윤");
    const find = (query: string) => ids(host, { query });
    expect(await find("60초")).toEqual([first.interviewId]);
    expect(await find("SIXTY")).toEqual([first.interviewId]);
    expect(await find("김도")).toEqual([first.interviewId]);
    expect(await find("하린 월말")).toEqual([second.interviewId]);
    expect(await find("김도윤 월말")).toEqual([]);
    expect(await find("없는 말")).toEqual([]);
    // Signs that mean something to SQL mean themselves.
    expect(await find("%")).toEqual([second.interviewId]);
    expect(await find("ledger_of")).toEqual([second.interviewId]);
    expect(await find("_")).toEqual([second.interviewId]);
    expect(await find("'; DROP TABLE \"User\"; --")).toEqual([]);
    expect(await find("정확히".normalize("NFD"))).toEqual([first.interviewId]);
    expect(await ids(host, { person: "도윤" })).toEqual([first.interviewId]);
    expect(await ids(host, { scenario: "logs" })).toEqual([second.interviewId]);
    expect(await ids(host, { status: "ended" })).toEqual([]);
  });

  it("counts days in Seoul, both ends included", async () => {
    const interview = await anInterview();
    // 00:30 on the 2nd in Seoul is still the 1st in Greenwich.
    await prisma().interview.update({ where: { id: interview.interviewId }, data: { startedAt: new Date("2026-03-01T15:30:00Z") } });
    const between = (from?: string, to?: string) => ids(interview.host, { from, to });
    expect(await between("2026-03-02", "2026-03-02")).toEqual([interview.interviewId]);
    expect(await between("2026-03-03")).toEqual([]);
    expect(await between(undefined, "2026-03-01")).toEqual([]);
    expect(await ids(interview.host, { query: "2026-03-02" })).toEqual([interview.interviewId]);
    await expect(listInterviews(interview.host, { from: "yesterday" })).rejects.toMatchObject({ code: "invalid", field: "from" });
  });

  it("says nothing of the scenario to its candidate before the start, not even by a search", async () => {
    const scenario = await aStoredScenario({ slug: "not-yet", title: { ko: "아직 모르는 제목", en: "A title unknown" } });
    const interview = await anInterview({ scenario });
    const { account } = await aMember(interview, "candidate");
    const [item] = (await listInterviews(account, {})).items;
    expect(item).toMatchObject({ interviewId: interview.interviewId, scenario: null, role: "candidate" });
    expect(JSON.stringify(item)).not.toMatch(/not-yet|모르는|unknown/);
    expect(await ids(account, { query: "모르는" })).toEqual([]);
    expect(await ids(account, { scenario: "not-yet" })).toEqual([]);
    await run(interview, "interview.start");
    expect((await listInterviews(account, { locale: "en" })).items[0]?.scenario).toEqual({ slug: "not-yet", title: "A title unknown" });
    expect(await ids(account, { query: "모르는" })).toEqual([interview.interviewId]);
  });

  it("leaves out removed people, and interviews one was removed from", async () => {
    const interview = await anInterview();
    const { account, viewer } = await aMember(interview, "observer");
    await executeCommand({ interviewId: interview.interviewId, viewer: interview.interviewer, envelope: { id: randomUUID(), command: { type: "participant.remove", participantId: viewer.participantId } } });
    expect(await ids(account)).toEqual([]);
    expect((await listInterviews(interview.host, {})).items[0]?.people).toHaveLength(1);
  });

  it("comes in pages, newest first, and keeps its total beyond the last", async () => {
    const host = await anAccount();
    const made: string[] = [];
    for (let i = 0; i < INTERVIEWS_PER_PAGE + 2; i++) made.unshift((await anInterview({ host })).interviewId);
    const pages = [await listInterviews(host, { page: 1 }), await listInterviews(host, { page: 2 }), await listInterviews(host, { page: 3 })];
    expect(pages.map(({ items }) => items.length)).toEqual([INTERVIEWS_PER_PAGE, 2, 0]);
    expect(pages.map(({ total }) => total)).toEqual([made.length, made.length, made.length]);
    expect(pages.flatMap(({ items }) => items.map(({ interviewId }) => interviewId))).toEqual(made);
  });
});

describe("an interview's page", () => {
  it("opens for people who are admitted on that surface only", async () => {
    const interview = await anInterview();
    const guest = await aGuest(interview, "candidate");
    expect(await getInterviewForPage(guest.cookie, interview.interviewId, "room")).toEqual({ viewer: guest.viewer, status: "lobby" });
    expect(await getInterviewForPage(guest.cookie, interview.interviewId, "console")).toBeNull();
    expect(await getInterviewForPage(null, interview.interviewId, "room")).toBeNull();
    expect(await getInterviewForPage(guest.cookie, randomUUID(), "room")).toBeNull();
  });
});

describe("the review", () => {
  it("is folded for the viewer's role, and only for people of that interview", async () => {
    const scenario = await aStoredScenario();
    const interview = await anInterview({ scenario });
    const guest = await aGuest(interview, "candidate");
    await run(interview, "interview.start");
    await run(interview, "interview.end");
    expect(await getReview(interview.interviewer, interview.interviewId, "ko")).toMatchObject({ role: "interviewer", status: "ended" });
    const mine = await getReview(guest.viewer, interview.interviewId, "en");
    expect(mine).toMatchObject({ role: "candidate", briefing: { title: scenario.title.en }, questions: [] });
    expect(JSON.stringify(mine)).not.toContain("model answer");
    const elsewhere = await anInterview();
    await expect(getReview(elsewhere.interviewer, interview.interviewId, "ko")).rejects.toMatchObject({ code: "forbidden" });
  });
});
