import { createHmac, randomUUID } from "node:crypto";
import type { Runner } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET, POST } from "@/app/api/notifications/unsubscribe/[token]/route";
import type { Viewer } from "@/lib/domain/permissions";
import type { Account } from "@/lib/server/auth/account";
import { prisma } from "@/lib/server/db";
import { deliver } from "@/lib/server/notifications/deliver";
import { findNotices } from "@/lib/server/notifications/find-notices";
import { enqueue, startQueue } from "@/lib/server/notifications/queue";
import { changeNotificationSettings, getNotificationSettings } from "@/lib/server/notifications/settings";
import { getsMail, unsubscribePage, unsubscribeUrl } from "@/lib/server/notifications/unsubscribe";
import { addWebhook, listWebhooks, removeWebhook } from "@/lib/server/notifications/webhooks";
import { isWebhookUrl, postWebhook } from "@/lib/server/notifications/webhook-post";
import { env } from "@/lib/server/env";
import { executeCommand } from "@/lib/server/interviews/pipeline";
import { writeComment } from "@/lib/server/use-cases/comments";
import { reportAbsence } from "@/lib/server/use-cases/groups/absences";
import { changeRound } from "@/lib/server/use-cases/groups/seasons";
import { requestSwap } from "@/lib/server/use-cases/groups/swaps";
import { aGroup, aSeason, someScenarios, type StoredGroup } from "../support/builders/groups";
import { HookServer } from "../support/hook-server";
import { startInstallation } from "../support/builders/installation";
import { aMember, anInterview, must } from "../support/builders/interviews";
import { anAccount } from "../support/builders/people";
import { MailServer } from "../support/mail-server";

let installation: Awaited<ReturnType<typeof startInstallation>>;
let mail: MailServer;
let hooks: HookServer;
let queue: Runner;
const DAY_MS = 86_400_000;

beforeAll(async () => {
  [mail, hooks] = await Promise.all([MailServer.start(), HookServer.start()]);
  installation = await startInstallation({ SMTP_URL: mail.url, KKORI_WEBHOOKS_INSIDE: "1" });
  await someScenarios(20);
  queue = await startQueue();
});
afterAll(async () => {
  await queue.stop();
  await installation.stop();
  await Promise.all([mail.stop(), hooks.stop()]);
});

/** A planned group whose members are never quiet, and its first round. */
async function aPlannedGroup(people = 3) {
  const group = await aGroup({ people });
  await aSeason(group, { rounds: 2 });
  for (const account of group.members) must(await changeNotificationSettings(account, { email: true, timeZone: "Asia/Seoul", locale: "ko", quietFrom: 0, quietTo: 0 }));
  return { group, round: await firstRound(group) };
}

async function firstRound(group: StoredGroup) {
  return prisma().round.findFirstOrThrow({ where: { season: { groupId: group.groupId }, number: 1 }, include: { placements: { include: { room: true } } } });
}

/** Looks at the state as it would be so long before the round, for one group. */
async function look(group: StoredGroup, at: number): Promise<number> {
  const notices = await findNotices(at);
  return enqueue(notices.filter(({ content }) => "groupId" in content && content.groupId === group.groupId));
}

const rows = (account: Account) => prisma().notification.findMany({ where: { userId: account.userId }, orderBy: { createdAt: "asc" } });

describe("mail", () => {
  it("tells everybody of their next role once, in their language, with no scenario's name and one click to end it", async () => {
    const { group, round } = await aPlannedGroup();
    must(await changeNotificationSettings(group.members[2]!, { email: true, timeZone: "Europe/Berlin", locale: "en", quietFrom: 0, quietTo: 0 }));
    expect(await look(group, round.startsAt.getTime() - 3 * DAY_MS)).toBe(3);
    expect(await look(group, round.startsAt.getTime() - 3 * DAY_MS)).toBe(0);
    await mail.until(() => group.members.every(({ email }) => mail.to(email).length > 0));
    const [korean, english] = [mail.to(group.members[0]!.email)[0]!, mail.to(group.members[2]!.email)[0]!];
    const own = round.placements.find(({ userId }) => userId === group.members[0]!.userId)!;
    expect(korean.subject).toBe("야간 배포반 1회차 역할이 정해졌습니다");
    expect(korean.text).toContain(`${{ interviewer: "면접관", candidate: "지원자", observer: "참관", author: "출제" }[own.role!]}, ${own.room!.letter}방`);
    expect(english.subject).toBe("Your role in 야간 배포반, round 1");
    expect(english.text).toMatch(/12:30|13:30/);
    expect(JSON.stringify(mail.mails)).not.toContain("비밀 제목");
    const header = (name: string) => korean.headerLines.find(({ key }) => key === name)?.line.replace(/\r?\n\s+/g, " ");
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(header("list-unsubscribe")).toBe(`List-Unsubscribe: <${unsubscribeUrl(group.members[0]!.userId)}>`);
    await expect.poll(async () => (await rows(group.members[0]!)).map(({ sentAt }) => sentAt !== null)).toEqual([true]);
  });

  it("reminds a day before, tells what changed since, and leaves the absent in peace", async () => {
    const { group, round } = await aPlannedGroup();
    const [a, b, c] = group.members as [Account, Account, Account];
    expect(await look(group, round.startsAt.getTime() - 5 * DAY_MS)).toBe(3);
    must(await changeRound(group.owner, group.groupId, round.id, { revision: round.revision, startsAt: round.startsAt.getTime() + 3_600_000 }));
    must(await reportAbsence(c, group.groupId, { roundId: round.id }));
    const moved = (await firstRound(group)).startsAt.getTime();
    expect(await look(group, moved - 4 * DAY_MS)).toBe(2);
    expect(await look(group, moved - 4 * DAY_MS)).toBe(0);
    expect(await look(group, moved - DAY_MS + 1_000)).toBe(2);
    await mail.until(() => mail.to(a.email).length === 3 && mail.to(b.email).length === 3);
    expect((await rows(a)).map(({ eventKey }) => eventKey.split(":")[0])).toEqual(["round.ahead", "round.changed", "round.reminder"]);
    expect((await rows(c)).map(({ eventKey }) => eventKey.split(":")[0])).toEqual(["round.ahead"]);
  });

  it("asks the partner of a swap", async () => {
    const { group, round } = await aPlannedGroup(4);
    const [requester, partner] = group.members as [Account, Account];
    must(await requestSwap(requester, group.groupId, { roundId: round.id, partnerId: partner.userId }));
    await look(group, Date.now());
    await mail.until(() => mail.to(partner.email).some(({ subject }) => subject?.includes("교대를 부탁했습니다")));
    expect(mail.to(requester.email).some(({ subject }) => subject?.includes("교대"))).toBe(false);
  });

  it("tells who is spoken to in a comment, once they may read it, and never its words", async () => {
    const interview = await anInterview();
    const [observer, candidate] = [await aMember(interview, "observer"), await aMember(interview, "candidate")];
    for (const { account } of [observer, candidate]) must(await changeNotificationSettings(account, { email: true, timeZone: "Asia/Seoul", locale: "ko", quietFrom: 0, quietTo: 0 }));
    const send = async (viewer: Viewer, type: "interview.start" | "interview.end" | "scores.submit") => {
      expect(await executeCommand({ interviewId: interview.interviewId, viewer, envelope: { id: randomUUID(), command: { type } } })).toMatchObject({ ok: true });
    };
    await send(interview.interviewer, "interview.start");
    await send(interview.interviewer, "interview.end");
    const comment = { commentId: randomUUID(), threadId: null, clockMs: 65_000, span: null, text: "SECRETWORDS", mentions: [observer.viewer.participantId, candidate.viewer.participantId] };
    must(await writeComment(interview.interviewer, interview.interviewId, comment));
    const own = async () => (await findNotices(Date.now())).filter(({ eventKey }) => eventKey === `comment.mention:${comment.commentId}`);
    expect(await own()).toEqual([]);
    for (const rater of [interview.interviewer, observer.viewer]) await send(rater, "scores.submit");
    expect(await enqueue(await own())).toBe(2);
    expect(await own()).toEqual([]);
    await mail.until(() => [observer, candidate].every(({ account }) => mail.to(account.email).length === 1));
    const [told] = mail.to(candidate.account.email);
    expect(told!.subject).toBe(`${interview.interviewer.name} 님이 다시보기에서 말을 걸었습니다`);
    expect(told!.text).toContain(`/review/${interview.interviewId}?at=01:05`);
    expect(JSON.stringify(told)).not.toContain("SECRETWORDS");
  });

  it("is tried again when the server says later, and given up when it says never", async () => {
    const { group, round } = await aPlannedGroup(2);
    const [busy, gone] = group.members as [Account, Account];
    mail.refusals.set(busy.email, { code: 451, times: 1 });
    mail.refusals.set(gone.email, { code: 550, times: 99 });
    await look(group, round.startsAt.getTime() - 3 * DAY_MS);
    await mail.until(() => mail.to(busy.email).length === 1);
    await expect.poll(async () => (await rows(gone))[0]).toMatchObject({ sentAt: null, reason: expect.stringContaining("550") });
    expect(mail.to(gone.email)).toEqual([]);
    expect(mail.refusals.get(gone.email)!.times).toBe(98);
  });

  it("waits for the morning, and is not sent twice by two workers or after a crash", async () => {
    const { group, round } = await aPlannedGroup(2);
    const [night, twice] = group.members as [Account, Account];
    must(await changeNotificationSettings(night, { email: true, timeZone: "Asia/Seoul", locale: "ko", quietFrom: 22 * 60, quietTo: 8 * 60 }));
    const notices = (await findNotices(round.startsAt.getTime() - 3 * DAY_MS)).filter(({ content }) => "groupId" in content && content.groupId === group.groupId);
    const made = await prisma().notification.createManyAndReturn({ data: notices.map(({ eventKey, userId, content }) => ({ eventKey, userId, content, recipient: `user:${userId}` })) });
    const of = (account: Account) => made.find(({ userId }) => userId === account.userId)!.id;
    const midnight = Date.parse(new Date(round.startsAt.getTime() - 2 * DAY_MS).toISOString().slice(0, 10)) - 9 * 3_600_000;
    expect(await deliver(of(night), { isLast: false, now: midnight })).toBe(midnight + 8 * 3_600_000);
    await Promise.all([deliver(of(twice), { isLast: false }), deliver(of(twice), { isLast: false })]);
    expect(mail.to(twice.email)).toHaveLength(1);
    await prisma().notification.update({ where: { id: of(night) }, data: { claimedAt: new Date() } });
    await deliver(of(night), { isLast: false, now: midnight + 9 * 3_600_000 });
    expect(mail.to(night.email)).toEqual([]);
  });

  it("ends with one click that needs no signing in, and following the link alone changes nothing", async () => {
    const account = await anAccount();
    const token = new URL(unsubscribeUrl(account.userId)).pathname.split("/").at(-1)!;
    const forged = `${account.userId}.${"A".repeat(43)}`;
    const call = (method: typeof GET, text: string) => method(new Request("http://127.0.0.1:3000/x"), { params: Promise.resolve({ token: text }) });
    expect((await call(GET, token)).headers.get("location")).toBe(unsubscribePage(token));
    expect(await Promise.all([token, forged, "x"].map(getsMail))).toEqual([true, null, null]);
    expect((await call(POST, forged)).status).toBe(404);
    expect((await getNotificationSettings(account)).email).toBe(true);
    expect((await call(POST, token)).status).toBe(204);
    expect((await getNotificationSettings(account)).email).toBe(false);
    expect(await getsMail(token)).toBe(false);
    const { id } = await prisma().notification.create({ data: { eventKey: "round.ahead:x", recipient: `user:${account.userId}`, userId: account.userId, content: { kind: "ahead", group: "g", groupId: "g", number: 1, startsAt: 1, timeZone: "UTC", role: null, room: null } } });
    await deliver(id, { isLast: false });
    expect(mail.to(account.email)).toEqual([]);
    expect(await changeNotificationSettings(account, { email: true, timeZone: "Nowhere/Land", locale: "ko", quietFrom: 0, quietTo: 0 })).toMatchObject({ code: "invalid", field: "timeZone" });
  });
});

describe("webhooks", () => {
  it("hear of a round a day before, in each service's form, signed where it is a generic one", async () => {
    const { group, round } = await aPlannedGroup();
    const secrets = new Map<string, string>();
    for (const kind of ["discord", "slack", "generic"] as const) secrets.set(kind, must(await addWebhook(group.owner, group.groupId, { kind, url: `${hooks.url}/${kind}/${group.groupId}` })).secret);
    const callsOf = (kind: string) => hooks.calls.filter(({ path }) => path === `/${kind}/${group.groupId}`);
    hooks.statuses.push(500);
    await look(group, round.startsAt.getTime() - DAY_MS + 1_000);
    await look(group, round.startsAt.getTime() - DAY_MS + 1_000);
    await hooks.until(() => ["discord", "slack", "generic"].every((kind) => callsOf(kind).length > 0) && ["discord", "slack", "generic"].flatMap(callsOf).length === 4);
    expect(JSON.parse(callsOf("discord").at(-1)!.body)).toMatchObject({ content: expect.stringContaining("A방: "), allowed_mentions: { parse: [] } });
    expect(JSON.parse(callsOf("slack").at(-1)!.body).text).toContain("야간 배포반 1회차");
    const { headers, body } = callsOf("generic").at(-1)!;
    const [, seconds, digest] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["kkori-signature"]))!;
    expect(createHmac("sha256", secrets.get("generic")!).update(`${seconds}.${body}`).digest("hex")).toBe(digest);
    expect(JSON.parse(body)).toMatchObject({ event: "round.reminder", data: { kind: "groupReminder", number: 1 } });
    expect(JSON.stringify(hooks.calls)).not.toContain("비밀 제목");
  });

  it("belong to those who run the group, and show no more than the host again", async () => {
    const group = await aGroup({ people: 2 });
    expect(await addWebhook(group.members[1]!, group.groupId, { kind: "slack", url: hooks.url })).toMatchObject({ code: "forbidden" });
    const { webhookId } = must(await addWebhook(group.owner, group.groupId, { kind: "slack", url: `${hooks.url}/T0/secret-key` }));
    expect(JSON.stringify(must(await listWebhooks(group.owner, group.groupId)))).not.toContain("secret-key");
    must(await removeWebhook(group.owner, group.groupId, webhookId));
    expect(must(await listWebhooks(group.owner, group.groupId))).toEqual([]);
  });

  it("follow no redirect", async () => {
    hooks.statuses.push(302);
    const before = hooks.calls.length;
    await expect(postWebhook({ kind: "slack", url: `${hooks.url}/moved`, secret: "" }, { id: "1", event: "e", text: "t", data: {} })).rejects.toMatchObject({ outcome: "refused" });
    expect(hooks.calls.slice(before).map(({ path }) => path)).toEqual(["/moved"]);
  });

  it("reach nothing inside unless the installation allows it, by name neither", async () => {
    const settings = env() as { KKORI_WEBHOOKS_INSIDE: boolean };
    settings.KKORI_WEBHOOKS_INSIDE = false;
    try {
      for (const url of ["http://example.com/", "https://127.0.0.1/", "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://2130706433/", "https://0x7f.1/", "https://169.254.169.254/latest", "https://localhost/", "https://user:pass@example.com/", "ftp://example.com", "javascript:1", ""]) {
        expect(isWebhookUrl(url), url).toBe(false);
      }
      expect(isWebhookUrl("https://discord.com/api/webhooks/1/x")).toBe(true);
      const before = hooks.calls.length;
      const port = new URL(hooks.url).port;
      await expect(postWebhook({ kind: "slack", url: `https://localhost.localdomain:${port}/`, secret: "" }, { id: "1", event: "e", text: "t", data: {} })).rejects.toMatchObject({ name: "DeliveryError" });
      expect(hooks.calls).toHaveLength(before);
    } finally {
      settings.KKORI_WEBHOOKS_INSIDE = true;
    }
  });
});
