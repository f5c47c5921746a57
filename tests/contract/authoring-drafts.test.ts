import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account } from "@/lib/server/auth/account";
import { pool } from "@/lib/server/db";
import { listDrafts, openDraft, saveDraft } from "@/lib/server/use-cases/authoring/drafts";
import { publishDraft, retireScenario, setReady, setReviewer } from "@/lib/server/use-cases/authoring/publish";
import { createInterview } from "@/lib/server/use-cases/interviews";
import { getReview } from "@/lib/server/use-cases/review";
import { syncLibrary } from "@/lib/server/use-cases/scenario-versions";
import { getScenario, listScenarios } from "@/lib/server/use-cases/scenarios";
import { act, aDraft, aGroupOfAuthors, aPublishedScenario, hostOf, refusal } from "../support/builders/authoring";
import { startInstallation } from "../support/builders/installation";
import { must } from "../support/builders/interviews";
import { anOwnScenario } from "../support/own-scenario";

const ROOT = join(import.meta.dirname, "../..");
let installation: Awaited<ReturnType<typeof startInstallation>>;
let author: Account;
let organiser: Account;
let reviewer: Account;
let outsider: Account;
let groupId: string;

beforeAll(async () => {
  installation = await startInstallation();
  ({ author, organiser, reviewer, outsider, groupId } = await aGroupOfAuthors());
});
afterAll(() => installation.stop());

describe("drafts", () => {
  it("are written and read back as they were, and refuse a change made from an older one", async () => {
    const slug = await aDraft(author);
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
    const slug = await aDraft(author, { content: { briefingMinutes: 0, wrapUpMinutes: 0, minutes: 0 } });
    expect(must(await openDraft(author, slug)).content.questions).toEqual([]);
    expect(await saveDraft(author, slug, { revision: 1, content: { ...anOwnScenario(), surprise: 1 } })).toMatchObject(refusal("invalid"));
    const long = anOwnScenario({ facts: Array.from({ length: 20 }, (_, at) => ({ id: `f${at}`, label: { ko: "", en: "" }, value: { ko: "가".repeat(39_000), en: "" } })) });
    expect(await saveDraft(author, slug, { revision: 1, content: long })).toEqual(refusal("tooLarge"));
    expect(await saveDraft(author, slug, { revision: 1, content: anOwnScenario({ topics: ["\u0000"] }) })).toEqual(refusal("invalid"));
  });

  it("are listed for those who work on them", async () => {
    const slug = await aDraft(author, { groupId });
    must(await setReviewer(author, slug, { reviewerId: reviewer.userId }));
    const seen = async (account: Account) => (await listDrafts(account, "ko")).find((item) => item.slug === slug);
    expect(await seen(author)).toMatchObject({ mine: true, toReview: false, groupName: "스터디", authorName: "윤하늘" });
    expect(await seen(reviewer)).toMatchObject({ mine: false, toReview: true });
    expect(await seen(organiser)).toMatchObject({ mine: false });
    expect(await seen(outsider)).toBeUndefined();
  });

  it("say who changed them first, and when", async () => {
    const slug = await aDraft(author, { groupId });
    const before = Date.now();
    must(await saveDraft(organiser, slug, { revision: 1, content: anOwnScenario({ topics: ["one"] }) }));
    const late = await saveDraft(author, slug, { revision: 1, content: anOwnScenario({ topics: ["late"] }) });
    expect(late).toMatchObject({ ok: false, code: "conflict", changed: { by: "박지호" } });
    const at = late.ok ? 0 : (late.changed?.at ?? 0);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
    expect(await saveDraft(organiser, slug, { revision: 1, content: anOwnScenario() })).toMatchObject({ code: "conflict", changed: { by: null } });
  });
});

describe("publishing", () => {
  it("needs a reviewed draft without gaps, and a change makes it a draft again", async () => {
    const slug = await aDraft(author, { groupId });
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
    const slug = await aPublishedScenario(author);
    const { interviewId } = must(await createInterview(author, { scenarioSlug: slug, plannedMinutes: 30 }));
    const changed = anOwnScenario({ title: { ko: "다른 제목", en: "Another title" } });
    must(await saveDraft(author, slug, { revision: 1, content: changed }));
    must(await setReady(author, slug, { revision: 2, ready: true }));
    expect(must(await publishDraft(author, slug, { revision: 2 }))).toEqual({ change: "updated" });
    const viewer = await hostOf(interviewId, author);
    await act(viewer, { type: "interview.start" });
    await act(viewer, { type: "interview.end" });
    const review = JSON.stringify(await getReview(viewer, interviewId, "ko"));
    expect(review).toContain(anOwnScenario().title.ko);
    expect(review).not.toContain("다른 제목");
    expect(must(await getScenario(author, slug, "ko")).title).toBe("다른 제목");
  });

  it("writes versions that the database itself refuses to change", async () => {
    const slug = await aPublishedScenario(author);
    await expect(pool().query(`UPDATE "ScenarioVersion" SET content = '{}' WHERE slug = $1`, [slug])).rejects.toThrow(/immutable/);
    await pool().query(`UPDATE "ScenarioVersion" SET "isCurrent" = "isCurrent" WHERE slug = $1`, [slug]);
  });

  it("stays when the library is read in again, and ends when the scenario is taken out of use", async () => {
    const slug = await aPublishedScenario(author);
    await syncLibrary(join(ROOT, "content"));
    expect((await listScenarios("ko", author)).map((item) => item.slug)).toContain(slug);
    expect(must(await retireScenario(author, slug))).toEqual({ deleted: false });
    expect((await listScenarios("ko", author)).map((item) => item.slug)).not.toContain(slug);
    expect(await createInterview(author, { scenarioSlug: slug, plannedMinutes: 30 })).toEqual(refusal("scenarioUnknown"));
    const unused = await aDraft(author);
    expect(must(await retireScenario(author, unused))).toEqual({ deleted: true });
    expect(await openDraft(author, unused)).toEqual(refusal("scenarioUnknown"));
  });
});
