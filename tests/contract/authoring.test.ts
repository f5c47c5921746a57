import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readScenarioFile } from "@/lib/content/own/scenario-file";
import type { Viewer } from "@/lib/domain/permissions";
import type { Command } from "@/lib/protocol/commands";
import type { Account } from "@/lib/server/auth/account";
import { pool, prisma } from "@/lib/server/db";
import { executeCommand } from "@/lib/server/interviews/pipeline";
import { copyScenario, createDraft, listDrafts, openDraft, saveDraft } from "@/lib/server/use-cases/authoring/drafts";
import { keepFollowUps, listKeepable } from "@/lib/server/use-cases/authoring/keep-follow-ups";
import { publishDraft, retireScenario, setReady, setReviewer } from "@/lib/server/use-cases/authoring/publish";
import { exportScenario, readFileForDraft } from "@/lib/server/use-cases/authoring/transfer";
import { tryTask } from "@/lib/server/use-cases/authoring/try-task";
import { createInterview } from "@/lib/server/use-cases/interviews";
import { getReview } from "@/lib/server/use-cases/review";
import { slugsOutside } from "@/lib/server/use-cases/scenario-family";
import { seenBy } from "@/lib/server/use-cases/scenario-seen";
import { syncLibrary } from "@/lib/server/use-cases/scenario-versions";
import { getScenario, listScenarios } from "@/lib/server/use-cases/scenarios";
import { startInstallation } from "../support/builders/installation";
import { aMember, anInterview, aStoredScenario, must } from "../support/builders/interviews";
import { anAccount } from "../support/builders/people";
import { anOwnScenario, aWrittenTask } from "../support/own-scenario";

const ROOT = join(import.meta.dirname, "../..");
let installation: Awaited<ReturnType<typeof startInstallation>>;
let author: Account;
let organiser: Account;
let reviewer: Account;
let outsider: Account;
let groupId: string;

beforeAll(async () => {
  installation = await startInstallation();
  [author, organiser, reviewer, outsider] = [await anAccount({ name: "윤하늘" }), await anAccount(), await anAccount(), await anAccount()];
  const members = [author, organiser, reviewer].map(({ userId }) => ({ userId, role: userId === organiser.userId ? ("organiser" as const) : ("member" as const) }));
  groupId = (await prisma().group.create({ data: { name: "스터디", members: { create: members } } })).id;
});
afterAll(() => installation.stop());

const refusal = (code: string, field?: string) => (field === undefined ? { ok: false, code } : { ok: false, code, field });
const draftOf = async (account: Account, input: object = {}) => must(await createDraft(account, { content: anOwnScenario(), ...input })).slug;
const published = async (account: Account, input: object = {}) => {
  const slug = await draftOf(account, input);
  must(await setReady(account, slug, { revision: 1, ready: true }));
  must(await publishDraft(account, slug, { revision: 1 }));
  return slug;
};
async function act(viewer: Viewer, command: Command): Promise<void> {
  must(await executeCommand({ interviewId: viewer.interviewId, viewer, envelope: { id: randomUUID(), command } }).then((result) => (result.ok ? { ok: true as const, value: null } : result)));
}

describe("drafts", () => {
  it("are written and read back as they were, and refuse a change made from an older one", async () => {
    const slug = await draftOf(author);
    const first = must(await openDraft(author, slug));
    expect(first.content).toEqual(anOwnScenario());
    const [one, other] = [anOwnScenario({ topics: ["one"] }), anOwnScenario({ topics: ["other"] })];
    const both = await Promise.all([saveDraft(author, slug, { revision: 1, content: one }), saveDraft(author, slug, { revision: 1, content: other })]);
    expect(both.map((result) => (result.ok ? "written" : result.code)).sort()).toEqual(["conflict", "written"]);
    const winner = both[0]?.ok ? one : other;
    expect(must(await openDraft(author, slug))).toMatchObject({ revision: 2, content: winner });
    expect(must(await saveDraft(author, slug, { revision: 2, content: winner })).revision).toBe(2);
  });

  it("take anything unfinished, and refuse what does not fit or is too large", async () => {
    const slug = await draftOf(author, { content: { briefingMinutes: 0, wrapUpMinutes: 0, minutes: 0 } });
    expect(must(await openDraft(author, slug)).content.questions).toEqual([]);
    expect(await saveDraft(author, slug, { revision: 1, content: { ...anOwnScenario(), surprise: 1 } })).toMatchObject(refusal("invalid"));
    const long = anOwnScenario({ facts: Array.from({ length: 20 }, (_, at) => ({ id: `f${at}`, label: { ko: "", en: "" }, value: { ko: "가".repeat(39_000), en: "" } })) });
    expect(await saveDraft(author, slug, { revision: 1, content: long })).toEqual(refusal("tooLarge"));
    expect(await saveDraft(author, slug, { revision: 1, content: anOwnScenario({ topics: ["\u0000"] }) })).toEqual(refusal("invalid"));
  });

  it("are listed for those who work on them", async () => {
    const slug = await draftOf(author, { groupId });
    must(await setReviewer(author, slug, { reviewerId: reviewer.userId }));
    const seen = async (account: Account) => (await listDrafts(account, "ko")).find((item) => item.slug === slug);
    expect(await seen(author)).toMatchObject({ mine: true, toReview: false, groupName: "스터디", authorName: "윤하늘" });
    expect(await seen(reviewer)).toMatchObject({ mine: false, toReview: true });
    expect(await seen(organiser)).toMatchObject({ mine: false });
    expect(await seen(outsider)).toBeUndefined();
  });
});

describe("publishing", () => {
  it("needs a reviewed draft without gaps, and a change makes it a draft again", async () => {
    const slug = await draftOf(author, { groupId });
    expect(await publishDraft(author, slug, { revision: 1 })).toEqual(refusal("scenarioNotReady"));
    must(await setReviewer(author, slug, { reviewerId: reviewer.userId }));
    expect(await setReady(author, slug, { revision: 1, ready: true })).toEqual(refusal("forbidden"));
    must(await saveDraft(author, slug, { revision: 1, content: anOwnScenario({ minutes: 31 }) }));
    expect(await setReady(reviewer, slug, { revision: 2, ready: true })).toEqual(refusal("scenarioIncomplete"));
    must(await saveDraft(author, slug, { revision: 2, content: anOwnScenario() }));
    expect(await setReady(reviewer, slug, { revision: 2, ready: true })).toEqual(refusal("conflict"));
    must(await setReady(reviewer, slug, { revision: 3, ready: true }));
    expect(must(await publishDraft(author, slug, { revision: 3 }))).toEqual({ change: "added" });
    must(await saveDraft(author, slug, { revision: 3, content: anOwnScenario({ topics: ["changed"] }) }));
    expect(must(await openDraft(author, slug))).toMatchObject({ status: "draft", publishedRevision: 3, revision: 4 });
    expect(await publishDraft(author, slug, { revision: 4 })).toEqual(refusal("scenarioNotReady"));
  });

  it("leaves an interview with the version that it began with, and review shows that one", async () => {
    const slug = await published(author);
    const { interviewId } = must(await createInterview(author, { scenarioSlug: slug, plannedMinutes: 30 }));
    const changed = anOwnScenario({ title: { ko: "다른 제목", en: "Another title" } });
    must(await saveDraft(author, slug, { revision: 1, content: changed }));
    must(await setReady(author, slug, { revision: 2, ready: true }));
    expect(must(await publishDraft(author, slug, { revision: 2 }))).toEqual({ change: "updated" });
    const row = await prisma().participant.findFirstOrThrow({ where: { interviewId } });
    const viewer: Viewer = { participantId: row.id, interviewId, role: "interviewer", name: row.name, userId: author.userId };
    await act(viewer, { type: "interview.start" });
    await act(viewer, { type: "interview.end" });
    const review = JSON.stringify(await getReview(viewer, interviewId, "ko"));
    expect(review).toContain(anOwnScenario().title.ko);
    expect(review).not.toContain("다른 제목");
    expect(must(await getScenario(author, slug, "ko")).title).toBe("다른 제목");
  });

  it("writes versions that the database itself refuses to change", async () => {
    const slug = await published(author);
    await expect(pool().query(`UPDATE "ScenarioVersion" SET content = '{}' WHERE slug = $1`, [slug])).rejects.toThrow(/immutable/);
    await pool().query(`UPDATE "ScenarioVersion" SET "isCurrent" = "isCurrent" WHERE slug = $1`, [slug]);
  });

  it("stays when the library is read in again, and ends when the scenario is taken out of use", async () => {
    const slug = await published(author);
    await syncLibrary(join(ROOT, "content"));
    expect((await listScenarios("ko", author)).map((item) => item.slug)).toContain(slug);
    expect(must(await retireScenario(author, slug))).toEqual({ deleted: false });
    expect((await listScenarios("ko", author)).map((item) => item.slug)).not.toContain(slug);
    expect(await createInterview(author, { scenarioSlug: slug, plannedMinutes: 30 })).toEqual(refusal("scenarioUnknown"));
    const unused = await draftOf(author);
    expect(must(await retireScenario(author, unused))).toEqual({ deleted: true });
    expect(await openDraft(author, unused)).toEqual(refusal("scenarioUnknown"));
  });
});

describe("who may see a scenario of a group", () => {
  it("is its members, to read and use; not people outside", async () => {
    const slug = await published(author, { groupId });
    expect((await listScenarios("ko", reviewer)).find((item) => item.slug === slug)).toMatchObject({ origin: "own", groupName: "스터디" });
    expect(await getScenario(reviewer, slug, "ko")).toMatchObject({ ok: true });
    expect((await listScenarios("ko", outsider)).map((item) => item.slug)).not.toContain(slug);
    expect((await listScenarios("ko")).map((item) => item.slug)).not.toContain(slug);
    for (const call of [getScenario(outsider, slug, "ko"), createInterview(outsider, { scenarioSlug: slug, plannedMinutes: 30 }), copyScenario(outsider, slug, {}), exportScenario(outsider, slug)]) {
      expect(await call).toEqual(refusal("scenarioUnknown"));
    }
  });

  it("is nobody who is still to be asked it, a copy of it, or is placed in a round with it", async () => {
    const slug = await published(author, { groupId });
    const copy = must(await copyScenario(author, slug, { groupId })).slug;
    must(await setReady(author, copy, { revision: 1, ready: true }));
    must(await publishDraft(author, copy, { revision: 1 }));
    const interview = await anInterview({ host: author, scenario: { slug } as never });
    const asked = (await aMember(interview, "candidate", reviewer)).account;
    for (const one of [slug, copy]) {
      expect(await getScenario(asked, one, "ko")).toEqual(refusal("forbidden"));
      expect((await listScenarios("ko", asked)).map((item) => item.slug)).not.toContain(one);
      expect(await setReviewer(author, one, { reviewerId: asked.userId })).toEqual(refusal("reviewerToBeAsked", "reviewerId"));
    }
    const season = await prisma().season.create({ data: { groupId, name: "가을" } });
    const startsAt = new Date(Date.now() + 86_400_000);
    const round = await prisma().round.create({ data: { seasonId: season.id, number: 1, startsAt, plannedMinutes: 45 } });
    const room = await prisma().room.create({ data: { roundId: round.id, letter: "A", scenarioSlug: slug } });
    await prisma().placement.create({ data: { roundId: round.id, roomId: room.id, userId: organiser.userId, role: "candidate" } });
    expect(await getScenario(organiser, slug, "ko")).toEqual(refusal("forbidden"));
    expect(await openDraft(organiser, slug)).toEqual(refusal("forbidden"));
    await prisma().season.delete({ where: { id: season.id } });
    expect(await openDraft(organiser, slug)).toMatchObject({ ok: true });
  });

  it("is offered to its own group's rounds and no other's", async () => {
    const slug = await published(author, { groupId });
    const own = await published(author);
    const elsewhere = await slugsOutside(randomUUID());
    expect(elsewhere).toEqual(expect.arrayContaining([slug, own]));
    const outside = await slugsOutside(groupId);
    expect(outside).toContain(own);
    expect(outside).not.toContain(slug);
  });

  it("is recorded, through copies too", async () => {
    const slug = await published(author, { groupId });
    const reader = await anAccount();
    await prisma().groupMember.create({ data: { groupId, userId: reader.userId } });
    const copy = must(await copyScenario(author, slug, {})).slug;
    must(await getScenario(reader, slug, "ko"));
    expect((await seenBy([author.userId, reader.userId], [copy])).map(({ userId, role, slug: of }) => [userId === reader.userId, role, of])).toEqual([
      [false, "author", copy],
      [true, "reader", copy],
    ]);
  });
});

/** Everything that can be done with a draft, and who may. Everybody else has to be refused. */
const ACTIONS: Record<string, { call: (account: Account | null, slug: string) => Promise<unknown>; may: readonly string[] }> = {
  openDraft: { call: (account, slug) => openDraft(account, slug), may: ["author", "organiser", "reviewer"] },
  saveDraft: { call: (account, slug) => saveDraft(account, slug, { revision: 1, content: anOwnScenario() }), may: ["author", "organiser", "reviewer"] },
  setReviewer: { call: (account, slug) => setReviewer(account, slug, { reviewerId: reviewer.userId }), may: ["author", "organiser"] },
  setReady: { call: (account, slug) => setReady(account, slug, { revision: 1, ready: true }), may: ["organiser", "reviewer"] },
  publishDraft: { call: (account, slug) => publishDraft(account, slug, { revision: 1 }), may: ["author", "organiser"] },
  retireScenario: { call: (account, slug) => retireScenario(account, slug), may: ["author", "organiser"] },
  tryTask: { call: (account, slug) => tryTask(account, slug, { task: null, source: "" }), may: ["author", "organiser", "reviewer"] },
  exportScenario: { call: (account, slug) => exportScenario(account, slug), may: ["author", "organiser", "reviewer", "member"] },
  copyScenario: { call: (account, slug) => copyScenario(account, slug, {}), may: ["author", "organiser", "reviewer", "member"] },
  getScenario: { call: (account, slug) => getScenario(account, slug, "ko"), may: ["author", "organiser", "reviewer", "member"] },
  createInterview: { call: (account, slug) => createInterview(account, { scenarioSlug: slug, plannedMinutes: 30 }), may: ["author", "organiser", "reviewer", "member"] },
  createDraft: { call: (account) => createDraft(account, { content: anOwnScenario() }), may: ["author", "organiser", "reviewer", "member", "outsider"] },
  listDrafts: { call: (account) => listDrafts(account, "ko"), may: ["author", "organiser", "reviewer", "member", "outsider"] },
  readFileForDraft: { call: (account) => readFileForDraft(account, new TextEncoder().encode("상황\n\n가\n"), ROOT), may: ["author", "organiser", "reviewer", "member", "outsider"] },
};

describe("the table of permissions", () => {
  it.each(Object.entries(ACTIONS))("%s", async (_name, { call, may }) => {
    const member = await anAccount();
    await prisma().groupMember.create({ data: { groupId, userId: member.userId } });
    const people = { author, organiser, reviewer, member, outsider, nobody: null };
    for (const [who, account] of Object.entries(people)) {
      const slug = await published(author, { groupId });
      must(await setReviewer(author, slug, { reviewerId: reviewer.userId }));
      const code = await call(account, slug).then((result) => (result as { code?: string }).code ?? "done", (thrown: { code?: string }) => thrown.code ?? String(thrown));
      const refused = ["forbidden", "scenarioUnknown", "unauthenticated"].includes(code);
      expect([who, refused]).toEqual([who, !may.includes(who)]);
    }
  });
});

describe("copies of the library", () => {
  it("run the library's own worlds and nobody else's", async () => {
    await syncLibrary(join(ROOT, "content"));
    const slug = must(await copyScenario(author, "log-processor", {})).slug;
    const { content } = must(await openDraft(author, slug));
    const task = content.questions.find((question) => question.task !== null)?.task;
    expect(task?.fixturesOf).toBe("log-processor");
    expect(await tryTask(author, slug, { task: { ...task, fixturesOf: "quickeats" }, source: "true" })).toEqual(refusal("invalid", "fixturesOf"));
    const other = { ...content, questions: content.questions.map((question) => (question.task ? { ...question, task: { ...question.task, fixturesOf: "quickeats" } } : question)) };
    expect(await saveDraft(author, slug, { revision: 1, content: other })).toEqual(refusal("invalid", "fixturesOf"));
    expect(await createDraft(author, { content: { ...content, questions: [...content.questions, ...other.questions] } })).toEqual(refusal("invalid", "fixturesOf"));
  });

  it("go out as a file and come back without loss, unless the reader is still to be asked", async () => {
    const { text } = must(await exportScenario(author, "log-processor"));
    const read = must(await readFileForDraft(author, new TextEncoder().encode(text), ROOT));
    if (read.kind !== "scenario") throw new Error("not recognised");
    expect(read.scenario).toEqual(readScenarioFile(text));
    const slug = must(await createDraft(author, { content: read.scenario })).slug;
    expect(must(await openDraft(author, slug)).content).toEqual(read.scenario);
    const ownHost = { ...read.scenario, host: { ...read.scenario.host, name: "elsewhere" } };
    expect(await createDraft(author, { content: ownHost })).toEqual(refusal("invalid", "host"));
    expect(await saveDraft(author, slug, { revision: 1, content: ownHost })).toEqual(refusal("invalid", "host"));
    const interview = await anInterview({ host: author, scenario: { slug: "log-processor" } as never });
    const { account } = await aMember(interview, "candidate");
    expect(await createDraft(account, { content: read.scenario })).toEqual(refusal("forbidden"));
    expect(await openDraft(account, slug)).toEqual(refusal("scenarioUnknown"));
  });
});

describe("trying a task out", () => {
  it("runs the written world for real", async () => {
    const slug = await draftOf(author);
    const evidence = must(await tryTask(author, slug, { task: aWrittenTask(), source: "sort /srv/words.txt\n" }));
    expect(evidence.cases.map(({ verdict }) => verdict)).toEqual(["pass", "pass"]);
    expect(must(await tryTask(author, slug, { task: aWrittenTask(), source: "cat /srv/words.txt\n" })).verdict).toBe("fail");
  });

  it.each([
    ["a path out of the folders", { files: { "/srv/../etc/passwd": "x" }, expected: { kind: "lines", lines: [], ordered: true } }],
    ["a file of the host to compare with", { files: { "/srv/a": "x" }, expected: { kind: "files", files: { "/proc/1/environ": { text: "x" } } } }],
    ["an expectation of another kind", { files: {}, expected: { kind: "httpTraffic" } }],
  ])("refuses %s", async (_name, fixture) => {
    const slug = await draftOf(author);
    const [first, ...others] = aWrittenTask().cases;
    if (!first) throw new Error("no case");
    expect(await tryTask(author, slug, { task: aWrittenTask({ cases: [{ ...first, fixture: fixture as never }, ...others] }), source: "true" })).toEqual(refusal("invalid", "task"));
  });

  it("refuses kinds that compare by patterns", async () => {
    expect(await tryTask(author, await draftOf(author), { task: aWrittenTask({ kind: "nginx" }), source: "" })).toEqual(refusal("invalid", "task"));
  });
});

describe("follow-ups typed in an interview", () => {
  it("are kept in the scenario's draft once, or in a copy where it is not one's own", async () => {
    const slug = await published(author);
    const library = await aStoredScenario({ slug: `kept-${randomUUID().slice(0, 8)}` });
    for (const [scenarioSlug, copied] of [[slug, false], [library.slug, true]] as const) {
      const { interviewId } = must(await createInterview(author, { scenarioSlug, plannedMinutes: 30 }));
      const row = await prisma().participant.findFirstOrThrow({ where: { interviewId } });
      const viewer: Viewer = { participantId: row.id, interviewId, role: "interviewer", name: row.name, userId: author.userId };
      await act(viewer, { type: "interview.start" });
      const nodeId = randomUUID();
      await act(viewer, { type: "followUp.add", nodeId, questionId: "q1", prompt: "그 값은 어디에서 보셨나요?", minutes: 2 });
      expect(await listKeepable(viewer)).toMatchObject([{ nodeId }]);
      const kept = must(await keepFollowUps(author, viewer, { nodeIds: [nodeId] }));
      expect(kept).toMatchObject({ kept: 1, copied });
      const draft = must(await openDraft(author, kept.slug));
      expect(draft.content.questions[0]?.followUps.at(-1)).toMatchObject({ id: nodeId, prompt: { ko: "그 값은 어디에서 보셨나요?", en: "" }, parentId: null });
      if (!copied) expect(must(await keepFollowUps(author, viewer, { nodeIds: [nodeId] })).kept).toBe(0);
      expect(await keepFollowUps(outsider, viewer, { nodeIds: [nodeId] })).toEqual(refusal("forbidden"));
      expect(await keepFollowUps(author, { ...viewer, role: "observer" }, { nodeIds: [nodeId] })).toEqual(refusal("forbidden"));
    }
  });
});
