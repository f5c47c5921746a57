import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPastInterview, type PastInterview } from "../support/builders/past-interviews";
import { resolveViewer } from "@/lib/server/auth/viewer";
import { signIn } from "@/lib/server/auth/sign-in";
import { prisma } from "@/lib/server/db";
import { executeCommand } from "@/lib/server/interviews/pipeline";
import { seed, type DemoSummary } from "@/lib/server/seed";
import { startOf } from "@/lib/server/seed/past-interviews";
import { STORIES } from "@/lib/server/seed/stories";
import { storyMs } from "@/lib/server/seed/story";
import { getCalibrations } from "@/lib/server/use-cases/calibration";
import { listComments } from "@/lib/server/use-cases/comments";
import { getDebrief } from "@/lib/server/use-cases/debrief";
import { listInterviews } from "@/lib/server/use-cases/interviews";
import { createInvite, joinByInvite, openInvite, revokeInvite } from "@/lib/server/use-cases/invites";
import { getPlayback } from "@/lib/server/use-cases/playback";
import { getProgress } from "@/lib/server/use-cases/progress";
import { getReview } from "@/lib/server/use-cases/review";
import { startInstallation } from "../support/builders/installation";
import { must, tokenOf } from "../support/builders/interviews";

let installation: Awaited<ReturnType<typeof startInstallation>>;
let demo: DemoSummary;
let twin: DemoSummary;
let past: PastInterview[];

beforeAll(async () => {
  installation = await startInstallation({ KKORI_CONTENT_DIR: join(import.meta.dirname, "../../content") });
  // Two servers that start on an empty database at the same moment.
  [demo, twin] = await Promise.all([seeded(), seeded()]);
  past = await Promise.all(STORIES.map((story) => readPastInterview(story)));
}, 300_000);
afterAll(() => installation.stop());

async function seeded(): Promise<DemoSummary> {
  const summary = await seed({ demo: true });
  if (summary === null) throw new Error("the demo was not made");
  return summary;
}

/** Everything that a second seeding must leave as it was. Sessions and link lifetimes may move. */
async function fingerprint() {
  const [users, members, interviews, participants, journal, invites, versions] = await Promise.all([
    prisma().user.findMany({ orderBy: { email: "asc" } }),
    prisma().groupMember.findMany({ orderBy: { userId: "asc" } }),
    prisma().interview.findMany({ orderBy: { id: "asc" } }),
    prisma().participant.findMany({ orderBy: { id: "asc" } }),
    prisma().journalEntry.count(),
    prisma().invite.findMany({ orderBy: { id: "asc" }, omit: { expiresAt: true } }),
    prisma().scenarioVersion.findMany({ orderBy: { id: "asc" }, select: { id: true, isCurrent: true } }),
  ]);
  return { users, members, interviews, participants, journal, invites, versions };
}

describe("seeding twice at once", () => {
  it("makes everything once", async () => {
    expect(twin).toEqual(demo);
    expect(await prisma().group.count()).toBe(1);
    expect(await prisma().interview.count()).toBe(STORIES.length + 1);
  });
});

describe("seeding without the demo", () => {
  it("brings the scenarios and nothing else", async () => {
    const before = await fingerprint();
    expect(await seed({ demo: false })).toBeNull();
    expect(await fingerprint()).toEqual(before);
  });
});

describe("the demo group", () => {
  it("has six people who can sign in with what is shown", async () => {
    expect(demo.people.map(({ name }) => name)).toEqual(["한서연", "최민재", "정유나", "이하린", "박지호", "김도윤"]);
    for (const { email, password } of demo.people) {
      expect(password.length).toBeGreaterThanOrEqual(16);
      expect(await signIn({ email, password }, randomUUID())).toMatchObject({ ok: true });
    }
    expect(new Set(demo.people.map(({ password }) => password)).size).toBe(6);
    expect(await prisma().group.findMany({ include: { _count: { select: { members: true } } } })).toMatchObject([{ name: "야간 배포반", isDemo: true, _count: { members: 6 } }]);
  });

  it("leaves the first real account to administer as well", async () => {
    expect(await prisma().user.count({ where: { isAdmin: true } })).toBe(1);
    expect(await prisma().user.count({ where: { isDemo: false } })).toBe(0);
  });
});

describe("the ready interview", () => {
  it("waits in the lobby with a link for each side", async () => {
    expect(demo.links.console).toBe(`/console/${demo.interviewId}`);
    expect(await openInvite(tokenOf(demo.links.room))).toEqual({ role: "candidate", hostName: "한서연" });
    expect(await openInvite(tokenOf(demo.links.observe))).toEqual({ role: "observer", hostName: "한서연" });
    expect(await prisma().interview.findUniqueOrThrow({ where: { id: demo.interviewId } })).toMatchObject({ status: "lobby", isDemo: true });
  });
});

describe("past interviews", () => {
  it("are all there, complete, at their time of day, and within the story's length", () => {
    expect(past).toHaveLength(STORIES.length);
    for (const { story, interview, entries } of past) {
      expect(interview).toMatchObject({ status: "ended", isDemo: true });
      expect(interview.startedAt?.getTime()).toBe(startOf(story, Date.now()));
      expect((interview.endedAt?.getTime() ?? 0) - (interview.startedAt?.getTime() ?? 0)).toBe(storyMs(story.endsAt));
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1));
      expect(entries.every((entry, at) => at === 0 || entry.at >= (entries[at - 1]?.at ?? entry.at))).toBe(true);
      for (const { type, at, data } of entries) {
        if (type === "reveal.requested") expect((data as { dueAt: number }).dueAt - at.getTime()).toBe(2_000);
      }
    }
  });

  it("hold everything that a review shows, folded from real commands", async () => {
    for (const { story, interviewer, candidate, interview } of past) {
      const review = await getReview(interviewer, interview.id, "ko");
      expect(review.durationMs).toBe(storyMs(story.endsAt));
      expect(review.questions.length).toBeGreaterThanOrEqual(3);
      expect(review.questions.every((question) => question.answer.length > 40)).toBe(true);
      expect(review.questions.flatMap((question) => question.runs).every((run) => run.state !== "queued")).toBe(true);
      expect(review.questions.some((question) => question.runs.length > 0)).toBe(true);
      expect(review.questions.flatMap((question) => question.pins).length).toBeGreaterThan(0);
      expect(review.notes.length).toBeGreaterThan(0);
      expect(review.seal).toMatchObject({ sealed: false, waiting: 0 });
      expect(review.result?.overall).toBeGreaterThan(1);
      const own = await getReview(candidate, interview.id, "ko");
      expect(own.notes.map(({ shared }) => shared)).toEqual([true]);
      // A follow-up that was found alone has no wording here.
      expect(own.questions.flatMap((question) => question.followUps).every(({ selfFound }) => !selfFound)).toBe(true);
    }
  });

  it("show what comes after scoring: evidence, a revision, the debrief, comments, progress, calibration", async () => {
    const told = past.find(({ story }) => story.key === "careful-reader")!;
    const { open } = await getDebrief(told.candidate, told.interview.id, "ko");
    expect(open).toMatchObject({ conclusion: { author: "정유나" }, goals: [{ done: false }, { done: true }, { done: false }] });
    expect(open!.rows.flatMap(({ revisions }) => revisions)).toMatchObject([{ rater: "박지호", from: 2, to: 3 }]);
    const kinds = new Set(open!.rows.flatMap(({ evidence }) => Object.values(evidence).flat().map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(["host", "pin", "run"]);
    expect(open!.rows.some(({ before }) => before !== null)).toBe(true);
    expect(must(await listComments(told.candidate, told.interview.id)).threads).toMatchObject([{ span: { questionId: "q1" }, replies: [{ author: "한서연" }] }, { span: null }]);
    const commands = (await getPlayback(told.interviewer, told.interview.id, "ko")).moments.flatMap((moment) => (moment.kind === "host" && moment.item.kind === "command" ? [moment.item] : []));
    expect(commands.map(({ output }) => output !== "")).toEqual([true, true, true]);
    const { userId, name } = told.candidate;
    const account = { userId: userId!, name, email: "", isAdmin: false };
    expect(must(await getProgress(account, "ko"))).toMatchObject({ interviews: 2, missed: expect.arrayContaining([expect.objectContaining({ open: true }), expect.objectContaining({ open: false })]) });
    expect(must(await getCalibrations(account, "ko")).members.map((member) => member.points.length)).toEqual([2, 2, 1, 1]);
  });

  it("fill the host's list in every role", async () => {
    const [host] = demo.people;
    const user = await prisma().user.findUniqueOrThrow({ where: { email: host?.email } });
    const { items, total } = await listInterviews({ userId: user.id, name: user.name, email: user.email, isAdmin: true }, {});
    expect(total).toBe(STORIES.length + 1);
    expect(new Set(items.map(({ role }) => role))).toEqual(new Set(["interviewer", "candidate", "observer"]));
    expect(items[0]).toMatchObject({ interviewId: demo.interviewId, status: "lobby" });
  });
});

describe("seeding again", () => {
  it("changes nothing and gives the same summary", async () => {
    const before = await fingerprint();
    expect(await seeded()).toEqual(demo);
    expect(await fingerprint()).toEqual(before);
  });

  it("finishes what was cut off half-way", async () => {
    const [first] = past;
    await prisma().interview.update({ where: { id: first?.interview.id }, data: { isDemo: false } });
    await prisma().journalEntry.deleteMany({ where: { interviewId: first?.interview.id, seq: { gt: 30 } } });
    await prisma().participant.deleteMany({ where: { interviewId: demo.interviewId } });
    await prisma().groupMember.deleteMany({ where: { user: { email: "doyun@demo.test" } } });
    expect(await seeded()).toEqual(demo);
    const again = await readPastInterview(STORIES[0]!);
    expect(again.interview).toMatchObject({ id: first?.interview.id, isDemo: true, status: "ended" });
    expect(again.entries.length).toBe(first?.entries.length);
    expect(await prisma().participant.count({ where: { interviewId: demo.interviewId, role: "interviewer" } })).toBe(1);
    expect(await prisma().groupMember.count()).toBe(6);
  });

  it("brings back the password that is shown", async () => {
    const [person] = demo.people;
    await prisma().user.update({ where: { email: person?.email }, data: { passwordHash: null } });
    await seeded();
    expect(await signIn({ email: person?.email, password: person?.password }, randomUUID())).toMatchObject({ ok: true });
  });

  it("keeps the links of an interview that goes on, also for a week more, and replaces a revoked one", async () => {
    const tokenHash = await prisma().invite.findFirstOrThrow({ where: { interviewId: demo.interviewId, role: "candidate" } });
    await prisma().invite.update({ where: { id: tokenHash.id }, data: { expiresAt: new Date(0) } });
    expect((await seeded()).links).toEqual(demo.links);
    expect(await openInvite(tokenOf(demo.links.room))).not.toBeNull();
    const host = await hostOf(demo.interviewId);
    must(await revokeInvite(host, tokenHash.id));
    const { links } = await seeded();
    expect(links.room).not.toBe(demo.links.room);
    expect(await openInvite(tokenOf(demo.links.room))).toBeNull();
    expect(await openInvite(tokenOf(links.room))).toMatchObject({ role: "candidate" });
  });

  it("makes a new interview once the last has ended", async () => {
    const host = await hostOf(demo.interviewId);
    const link = must(await createInvite(host, "candidate"));
    const { guestToken } = must(await joinByInvite(tokenOf(link.path), { name: "최민재" }, null, randomUUID()));
    for (const type of ["interview.start", "interview.end"]) {
      expect(await executeCommand({ interviewId: demo.interviewId, viewer: host, envelope: { id: randomUUID(), command: { type } } })).toMatchObject({ ok: true });
    }
    const next = await seeded();
    expect(next.interviewId).not.toBe(demo.interviewId);
    expect(await openInvite(tokenOf(next.links.room))).toMatchObject({ role: "candidate" });
    // The ended one stays for its people.
    const cookie = `kkori_guest_${demo.interviewId.replaceAll("-", "")}=${guestToken}`;
    expect(await resolveViewer(cookie, demo.interviewId, "room")).not.toBeNull();
  });
});

async function hostOf(interviewId: string) {
  const row = await prisma().participant.findFirstOrThrow({ where: { interviewId, role: "interviewer" } });
  return { participantId: row.id, interviewId, role: "interviewer", name: row.name, userId: row.userId } as const;
}
