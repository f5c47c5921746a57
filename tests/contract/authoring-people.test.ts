import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account } from "@/lib/server/auth/account";
import { prisma } from "@/lib/server/db";
import { copyScenario, createDraft, listDrafts, openDraft, saveDraft } from "@/lib/server/use-cases/authoring/drafts";
import { moveScenario } from "@/lib/server/use-cases/authoring/move";
import { publishDraft, retireScenario, setReady, setReviewer } from "@/lib/server/use-cases/authoring/publish";
import { exportScenario, readFileForDraft } from "@/lib/server/use-cases/authoring/transfer";
import { tryTask } from "@/lib/server/use-cases/authoring/try-task";
import { createInterview } from "@/lib/server/use-cases/interviews";
import { slugsOutside } from "@/lib/server/use-cases/scenario-family";
import { seenBy } from "@/lib/server/use-cases/scenario-seen";
import { getScenario, listScenarios } from "@/lib/server/use-cases/scenarios";
import { aGroupOfAuthors, aPublishedScenario, refusal } from "../support/builders/authoring";
import { startInstallation } from "../support/builders/installation";
import { aMember, anInterview, must } from "../support/builders/interviews";
import { anAccount } from "../support/builders/people";
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

describe("who may see a scenario of a group", () => {
  it("is its members, to read and use; not people outside", async () => {
    const slug = await aPublishedScenario(author, { groupId });
    expect((await listScenarios("ko", reviewer)).find((item) => item.slug === slug)).toMatchObject({ origin: "own", groupName: "스터디" });
    expect(await getScenario(reviewer, slug, "ko")).toMatchObject({ ok: true });
    expect((await listScenarios("ko", outsider)).map((item) => item.slug)).not.toContain(slug);
    expect((await listScenarios("ko")).map((item) => item.slug)).not.toContain(slug);
    for (const call of [getScenario(outsider, slug, "ko"), createInterview(outsider, { scenarioSlug: slug, plannedMinutes: 30 }), copyScenario(outsider, slug, {}), exportScenario(outsider, slug, ROOT)]) {
      expect(await call).toEqual(refusal("scenarioUnknown"));
    }
  });

  it("is nobody who is still to be asked it, a copy of it, or is placed in a round with it", async () => {
    const slug = await aPublishedScenario(author, { groupId });
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
    const slug = await aPublishedScenario(author, { groupId });
    const own = await aPublishedScenario(author);
    const elsewhere = await slugsOutside(randomUUID());
    expect(elsewhere).toEqual(expect.arrayContaining([slug, own]));
    const outside = await slugsOutside(groupId);
    expect(outside).toContain(own);
    expect(outside).not.toContain(slug);
  });

  it("is recorded, through copies too", async () => {
    const slug = await aPublishedScenario(author, { groupId });
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

describe("moving a scenario", () => {
  it("gives it to a group of its author and back, to be reviewed again; what is published stays", async () => {
    const slug = await aPublishedScenario(author);
    expect(await openDraft(reviewer, slug)).toEqual(refusal("scenarioUnknown"));
    must(await moveScenario(author, slug, { groupId }));
    expect(await getScenario(reviewer, slug, "ko")).toMatchObject({ ok: true });
    expect(must(await openDraft(author, slug))).toMatchObject({ group: { groupId }, status: "draft", publishedRevision: 1, may: { move: true } });
    expect(must(await openDraft(organiser, slug)).may.move).toBe(false);
    must(await setReviewer(author, slug, { reviewerId: reviewer.userId }));
    must(await moveScenario(author, slug, { groupId: null }));
    expect(must(await openDraft(author, slug))).toMatchObject({ group: null, reviewerId: null });
    for (const member of [reviewer, organiser]) expect(await getScenario(member, slug, "ko")).toEqual(refusal("scenarioUnknown"));
    expect(await createInterview(author, { scenarioSlug: slug, plannedMinutes: 30 })).toMatchObject({ ok: true });
  });

  it("refuses a group that its author is not in, and to leave one whose coming round uses it", async () => {
    const slug = await aPublishedScenario(author, { groupId });
    const elsewhere = await prisma().group.create({ data: { name: "다른 모임", members: { create: { userId: outsider.userId, role: "owner" } } } });
    expect(await moveScenario(author, slug, { groupId: elsewhere.id })).toEqual(refusal("notFound", "groupId"));
    expect(await moveScenario(author, slug, { groupId: "nowhere" })).toEqual(refusal("invalid", "groupId"));
    const season = await prisma().season.create({ data: { groupId, name: "겨울" } });
    const round = await prisma().round.create({ data: { seasonId: season.id, number: 1, startsAt: new Date(Date.now() + 86_400_000), plannedMinutes: 45 } });
    await prisma().room.create({ data: { roundId: round.id, letter: "A", scenarioSlug: slug } });
    expect(await moveScenario(author, slug, { groupId: null })).toEqual(refusal("scenarioPlanned"));
    await prisma().season.delete({ where: { id: season.id } });
    must(await moveScenario(author, slug, { groupId: null }));
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
  moveScenario: { call: (account, slug) => moveScenario(account, slug, { groupId: null }), may: ["author"] },
  tryTask: { call: (account, slug) => tryTask(account, slug, { task: null, source: "" }), may: ["author", "organiser", "reviewer"] },
  exportScenario: { call: (account, slug) => exportScenario(account, slug, ROOT), may: ["author", "organiser", "reviewer", "member"] },
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
    const everybody = { author, organiser, reviewer, member, outsider, nobody: null };
    for (const [who, account] of Object.entries(everybody)) {
      const slug = await aPublishedScenario(author, { groupId });
      must(await setReviewer(author, slug, { reviewerId: reviewer.userId }));
      const code = await call(account, slug).then((result) => (result as { code?: string }).code ?? "done", (thrown: { code?: string }) => thrown.code ?? String(thrown));
      const refused = ["forbidden", "scenarioUnknown", "unauthenticated"].includes(code);
      expect([who, refused]).toEqual([who, !may.includes(who)]);
    }
  });
});
