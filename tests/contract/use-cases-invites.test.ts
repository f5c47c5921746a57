import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guestCookie, guestCookieName, resolveReviewer, resolveViewer } from "@/lib/server/auth/viewer";
import { prisma } from "@/lib/server/db";
import { executeCommand } from "@/lib/server/interviews/pipeline";
import { RATE_LIMITS } from "@/lib/server/security/rate-limit";
import { hashToken, newToken } from "@/lib/server/security/tokens";
import { createInvite, joinByInvite, listInvites, openInvite, revokeInvite } from "@/lib/server/use-cases/invites";
import { startInstallation } from "../support/builders/installation";
import { aGuest, aMember, anInterview, must, tokenOf, type StoredInterview } from "../support/builders/interviews";
import { anAccount } from "../support/builders/people";

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

let addresses = 0;
const anAddress = () => `198.51.100.${++addresses}`;
const command = (interview: StoredInterview, payload: object) =>
  executeCommand({ interviewId: interview.interviewId, viewer: interview.interviewer, envelope: { id: randomUUID(), command: payload } });

describe("an invite link", () => {
  it("is 256 random bits of which only the SHA-256 is stored", async () => {
    const interview = await anInterview();
    const token = interview.candidateToken;
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const invites = await prisma().invite.findMany({ where: { interviewId: interview.interviewId } });
    expect(invites.some((invite) => Buffer.compare(invite.tokenHash, hashToken(token)) === 0)).toBe(true);
    const { rows } = await (await import("@/lib/server/db")).pool().query(`SELECT i::text AS row FROM "Invite" i UNION ALL SELECT v::text FROM "Interview" v`);
    expect(JSON.stringify(rows)).not.toContain(token);
    const hex = Buffer.from(token, "base64url").toString("hex");
    expect(JSON.stringify(rows)).not.toContain(hex);
  });

  it("says role and host, and nothing of the scenario", async () => {
    const interview = await anInterview({ host: await anAccount({ name: "한서연" }) });
    expect(await openInvite(interview.candidateToken)).toEqual({ role: "candidate", hostName: "한서연" });
    expect(await openInvite(interview.observerToken)).toEqual({ role: "observer", hostName: "한서연" });
  });

  it("gives one and the same answer whatever it died of", async () => {
    const interview = await anInterview();
    const revoked = must(await createInvite(interview.interviewer, "candidate"));
    must(await revokeInvite(interview.interviewer, revoked.inviteId));
    const expired = must(await createInvite(interview.interviewer, "observer"));
    await prisma().invite.update({ where: { id: expired.inviteId }, data: { expiresAt: new Date(Date.now() - 1) } });
    const over = await anInterview();
    await command(over, { type: "interview.start" });
    await command(over, { type: "interview.end" });
    const dead = [newToken(), "", "not a token", "a".repeat(5_000), tokenOf(revoked.path), tokenOf(expired.path), over.candidateToken];
    for (const token of dead) {
      expect(await openInvite(token)).toBeNull();
      expect(await joinByInvite(token, { name: "최민재" }, null, anAddress())).toEqual({ ok: false, code: "linkDead" });
      // Not even a wrong name tells a dead link from a live one.
      expect(await joinByInvite(token, { name: "" }, null, anAddress())).toEqual({ ok: false, code: "linkDead" });
    }
    expect(await openInvite(interview.candidateToken)).not.toBeNull();
  });

  it("lives for seven days", async () => {
    const interview = await anInterview();
    const { expiresAt } = must(await createInvite(interview.interviewer, "candidate"));
    expect(Math.abs(expiresAt - Date.now() - 7 * 24 * 3_600_000)).toBeLessThan(60_000);
  });

  it("belongs to its interview: another interviewer can neither see nor revoke it", async () => {
    const [mine, other] = [await anInterview(), await anInterview()];
    const { inviteId } = must(await createInvite(mine.interviewer, "candidate"));
    expect(await revokeInvite(other.interviewer, inviteId)).toEqual({ ok: false, code: "notFound" });
    expect(must(await listInvites(other.interviewer)).map((invite) => invite.inviteId)).not.toContain(inviteId);
    expect(await revokeInvite(mine.interviewer, inviteId)).toMatchObject({ ok: true });
    expect(await revokeInvite(mine.interviewer, inviteId)).toMatchObject({ ok: true });
  });

  it("is listed with its state and who came by it, without its token", async () => {
    const interview = await anInterview();
    must(await joinByInvite(interview.candidateToken, { name: "최민재" }, null, anAddress()));
    const listed = must(await listInvites(interview.interviewer));
    expect(listed.find((invite) => invite.role === "candidate")).toMatchObject({ state: "live", joined: ["최민재"] });
    expect(JSON.stringify(listed)).not.toContain(interview.candidateToken);
  });
});

describe("a guest", () => {
  it("is known by a cookie of 256 random bits, of which only the hash is stored", async () => {
    const interview = await anInterview();
    const { guestToken, ...joined } = must(await joinByInvite(interview.candidateToken, { name: " 최민재 " }, null, anAddress()));
    expect(joined).toEqual({ interviewId: interview.interviewId, surface: "room" });
    const cookie = guestCookie(interview.interviewId, guestToken ?? "");
    expect(cookie).toMatchObject({ name: `kkori_guest_${interview.interviewId.replaceAll("-", "")}`, httpOnly: true, sameSite: "lax", path: "/" });
    const row = await prisma().participant.findFirstOrThrow({ where: { interviewId: interview.interviewId, role: "candidate" } });
    expect(Buffer.compare(row.guestTokenHash ?? Buffer.alloc(0), hashToken(guestToken ?? ""))).toBe(0);
    const viewer = await resolveViewer(`${cookie.name}=${cookie.value}`, interview.interviewId, "room");
    expect(viewer).toEqual({ participantId: row.id, interviewId: interview.interviewId, role: "candidate", name: "최민재", userId: null });
  });

  it("needs a name", async () => {
    const interview = await anInterview();
    expect(await joinByInvite(interview.candidateToken, { name: "  " }, null, anAddress())).toEqual({ ok: false, code: "invalid", field: "name" });
    expect(await joinByInvite(interview.candidateToken, null, null, anAddress())).toMatchObject({ ok: false, code: "invalid" });
  });

  it("who opens the link again gets in as the same person", async () => {
    const interview = await anInterview();
    const guest = await aGuest(interview, "candidate");
    const again = must(await joinByInvite(interview.candidateToken, { name: "다른 이름" }, null, anAddress(), guest.cookie));
    expect(again).toEqual({ interviewId: interview.interviewId, surface: "room" });
    expect(await prisma().participant.count({ where: { interviewId: interview.interviewId, role: "candidate" } })).toBe(1);
  });

  it("can not add an observer's seat to a candidate's", async () => {
    const interview = await anInterview();
    const guest = await aGuest(interview, "candidate");
    expect(await joinByInvite(interview.observerToken, { name: "최민재" }, null, anAddress(), guest.cookie)).toEqual({ ok: false, code: "conflict" });
    const { account } = await aMember(interview, "candidate");
    expect(await joinByInvite(interview.observerToken, { name: "최민재" }, account, anAddress())).toEqual({ ok: false, code: "conflict" });
  });

  it("who was removed stays out, by cookie and by link", async () => {
    const interview = await anInterview();
    const guest = await aGuest(interview, "candidate");
    const { account, viewer } = await aMember(interview, "observer");
    for (const { participantId } of [guest.viewer, viewer]) expect(await command(interview, { type: "participant.remove", participantId })).toMatchObject({ ok: true });
    expect(await resolveViewer(guest.cookie, interview.interviewId, "room")).toBeNull();
    expect(await resolveReviewer(guest.cookie, interview.interviewId)).toBeNull();
    expect(await joinByInvite(interview.candidateToken, { name: "최민재" }, null, anAddress(), guest.cookie)).toEqual({ ok: false, code: "linkDead" });
    expect(await joinByInvite(interview.observerToken, { name: "최민재" }, account, anAddress())).toEqual({ ok: false, code: "linkDead" });
  });
});

describe("joining", () => {
  it("is limited by address", async () => {
    const address = anAddress();
    for (let i = 0; i < RATE_LIMITS.joinAddress.points; i++) await joinByInvite(newToken(), { name: "a" }, null, address);
    expect(await joinByInvite(newToken(), { name: "a" }, null, address)).toEqual({ ok: false, code: "tooManyRequests" });
  });

  it("with an account twice at once admits once", async () => {
    const interview = await anInterview();
    const account = await anAccount();
    await Promise.all([1, 2, 3].map(() => joinByInvite(interview.candidateToken, { name: "최민재" }, account, anAddress())));
    expect(await prisma().participant.count({ where: { interviewId: interview.interviewId, userId: account.userId } })).toBe(1);
    expect(await joinByInvite(interview.candidateToken, { name: "최민재" }, account, anAddress())).toMatchObject({ ok: true });
  });

  it("finishes an admission that was cut off before it reached the journal", async () => {
    const interview = await anInterview();
    const account = await anAccount();
    const id = randomUUID();
    await prisma().participant.create({ data: { id, interviewId: interview.interviewId, userId: account.userId, name: "박지호", role: "candidate" } });
    must(await joinByInvite(interview.candidateToken, { name: "박지호" }, account, anAddress()));
    must(await joinByInvite(interview.candidateToken, { name: "박지호" }, account, anAddress()));
    const admitted = await prisma().journalEntry.findMany({ where: { interviewId: interview.interviewId, type: "participant.admitted", data: { path: ["participantId"], equals: id } } });
    expect(admitted).toHaveLength(1);
  });
});

describe("the surface", () => {
  it("selects among a person's own admissions and grants nothing", async () => {
    const interview = await anInterview();
    const guest = await aGuest(interview, "candidate");
    expect(await resolveViewer(guest.cookie, interview.interviewId, "console")).toBeNull();
    expect(await resolveViewer(guest.cookie, interview.interviewId, "observe")).toBeNull();
    expect(await resolveViewer("", interview.interviewId, "room")).toBeNull();
    expect(await resolveViewer(`${guestCookieName(interview.interviewId)}=${newToken()}`, interview.interviewId, "room")).toBeNull();
    expect(await resolveViewer(guest.cookie, "not an id", "room")).toBeNull();
  });

  it("keeps the cookie of one interview out of another", async () => {
    const [one, two] = [await anInterview(), await anInterview()];
    const guest = await aGuest(one, "candidate");
    const value = guest.cookie.split("=")[1];
    expect(await resolveViewer(`${guestCookieName(two.interviewId)}=${value}`, two.interviewId, "room")).toBeNull();
  });

  it("lets an interviewer try the candidate's side in the same browser as a guest", async () => {
    const interview = await anInterview();
    const { guestToken } = must(await joinByInvite(interview.candidateToken, { name: "나 자신" }, interview.host, anAddress()));
    expect(guestToken).toBeDefined();
    const cookie = `${guestCookieName(interview.interviewId)}=${guestToken}`;
    expect(await resolveViewer(cookie, interview.interviewId, "room")).toMatchObject({ role: "candidate", name: "나 자신", userId: null });
    expect(await resolveViewer(cookie, interview.interviewId, "console")).toBeNull();
  });
});
