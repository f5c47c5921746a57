import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account } from "@/lib/server/auth/account";
import { authOptions } from "@/lib/server/auth/options";
import { admitByProvider } from "@/lib/server/auth/provider-sign-in";
import { offeredProviders } from "@/lib/server/auth/providers";
import { accountFromCookies } from "@/lib/server/auth/session";
import { signIn } from "@/lib/server/auth/sign-in";
import { prisma } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { RATE_LIMITS } from "@/lib/server/security/rate-limit";
import { hashToken } from "@/lib/server/security/tokens";
import { changePassword, createSignUpInvite, setSignUpMode, signUp } from "@/lib/server/use-cases/accounts";
import { startInstallation } from "../support/builders/installation";
import { NextAuthClient } from "../support/builders/next-auth-client";

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

const PASSWORD = "밤새 켜 둔 서버 하나";
let made = 0;
const anEmail = () => `person${++made}@example.test`;
let addresses = 0;
const anAddress = () => `192.0.2.${++addresses}`;

async function aMember(email = anEmail(), password = PASSWORD): Promise<Account> {
  const made = await signUp({ email, name: "정유나", password }, anAddress());
  if (!made.ok) throw new Error(made.code);
  const user = await prisma().user.findUniqueOrThrow({ where: { id: made.value.userId } });
  return { userId: user.id, name: user.name, email: user.email, isAdmin: user.isAdmin };
}

describe("sign-up", () => {
  it("makes exactly one of several simultaneous first accounts the administrator", async () => {
    const results = await Promise.all([1, 2, 3, 4].map(() => signUp({ email: anEmail(), name: "한서연", password: PASSWORD }, anAddress())));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(await prisma().user.count({ where: { isAdmin: true } })).toBe(1);
  });

  it("stores argon2id with the recommended costs and never the password", async () => {
    const { userId } = await aMember();
    const { passwordHash } = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("names the field at fault", async () => {
    expect(await signUp({ email: "no address", name: "a", password: PASSWORD })).toEqual({ ok: false, code: "invalid", field: "email" });
    expect(await signUp({ email: anEmail(), name: " ", password: PASSWORD })).toEqual({ ok: false, code: "invalid", field: "name" });
    expect(await signUp({ email: anEmail(), name: "a", password: "123456789" })).toEqual({ ok: false, code: "invalid", field: "password" });
    expect(await signUp({ email: anEmail(), name: "a", password: "a".repeat(201) })).toEqual({ ok: false, code: "invalid", field: "password" });
    expect(await signUp("nonsense")).toMatchObject({ ok: false, code: "invalid" });
  });

  it("keeps one account an email, however it is written", async () => {
    const email = anEmail();
    await aMember(email);
    expect(await signUp({ email: ` ${email.toUpperCase()} `, name: "a", password: PASSWORD }, anAddress())).toEqual({ ok: false, code: "emailTaken", field: "email" });
  });

  it("is limited by address", async () => {
    const address = anAddress();
    for (let i = 0; i < RATE_LIMITS.signUpAddress.points; i++) await signUp({ email: anEmail(), name: "a", password: "x".repeat(10) }, address);
    expect(await signUp({ email: anEmail(), name: "a", password: PASSWORD }, address)).toEqual({ ok: false, code: "tooManyRequests" });
  });
});

describe("sign-up by invitation", () => {
  it("lets one person in by a link of which only the hash is stored", async () => {
    const admin = { ...(await aMember()), isAdmin: true };
    expect(await setSignUpMode(admin, "invitation")).toEqual({ ok: true, value: null });
    try {
      expect(await signUp({ email: anEmail(), name: "a", password: PASSWORD }, anAddress())).toEqual({ ok: false, code: "signUpClosed" });
      const link = await createSignUpInvite(admin);
      const invite = link.ok ? (new URL(link.value.path, "http://x").searchParams.get("invite") ?? "") : "";
      expect(invite).toMatch(/^[A-Za-z0-9_-]{43}$/);
      const rows = await prisma().signUpInvite.findMany();
      expect(JSON.stringify(rows)).not.toContain(invite);
      expect(rows.some((row) => Buffer.compare(row.tokenHash, hashToken(invite)) === 0)).toBe(true);

      const attempts = await Promise.all([1, 2, 3].map(() => signUp({ email: anEmail(), name: "a", password: PASSWORD, invite }, anAddress())));
      expect(attempts.filter((attempt) => attempt.ok)).toHaveLength(1);
      expect(attempts.filter((attempt) => !attempt.ok).every((attempt) => !attempt.ok && attempt.code === "linkDead")).toBe(true);
      expect(await signUp({ email: anEmail(), name: "a", password: PASSWORD, invite: "unknown" }, anAddress())).toEqual({ ok: false, code: "linkDead" });
    } finally {
      await setSignUpMode(admin, "open");
    }
  });

  it("gives a link back when the account could not be made", async () => {
    const admin = { ...(await aMember()), isAdmin: true };
    await setSignUpMode(admin, "invitation");
    try {
      const link = await createSignUpInvite(admin);
      const invite = link.ok ? (new URL(link.value.path, "http://x").searchParams.get("invite") ?? "") : "";
      expect(await signUp({ email: admin.email, name: "a", password: PASSWORD, invite }, anAddress())).toMatchObject({ code: "emailTaken" });
      expect(await signUp({ email: anEmail(), name: "a", password: PASSWORD, invite }, anAddress())).toMatchObject({ ok: true });
    } finally {
      await setSignUpMode(admin, "open");
    }
  });

  it("is for administrators to manage", async () => {
    const member = { ...(await aMember()), isAdmin: false };
    expect(await setSignUpMode(member, "invitation")).toEqual({ ok: false, code: "forbidden" });
    expect(await createSignUpInvite(member)).toEqual({ ok: false, code: "forbidden" });
  });
});

describe("sign-in", () => {
  it("answers an unknown email, an account without a password and a wrong password alike", async () => {
    const email = anEmail();
    await aMember(email);
    await prisma().user.create({ data: { email: "provider-only@example.test", name: "a" } });
    const refused = { ok: false, code: "wrongCredentials" };
    expect(await signIn({ email: "nobody@example.test", password: PASSWORD }, anAddress())).toEqual(refused);
    expect(await signIn({ email: "provider-only@example.test", password: PASSWORD }, anAddress())).toEqual(refused);
    expect(await signIn({ email, password: "not this one" }, anAddress())).toEqual(refused);
    expect(await signIn({ email, password: PASSWORD }, anAddress())).toMatchObject({ ok: true });
  });

  it("stops guessing at one account, from whatever addresses and in parallel, and forgets after a right password", async () => {
    const email = anEmail();
    await aMember(email);
    const wrong = () => signIn({ email, password: "not this one" }, anAddress());
    for (let i = 0; i < RATE_LIMITS.signInAccount.points - 1; i++) await wrong();
    expect(await signIn({ email, password: PASSWORD }, anAddress())).toMatchObject({ ok: true });
    const results = await Promise.all(Array.from({ length: RATE_LIMITS.signInAccount.points + 5 }, wrong));
    expect(results.filter((result) => !result.ok && result.code === "wrongCredentials")).toHaveLength(RATE_LIMITS.signInAccount.points);
    expect(await signIn({ email, password: PASSWORD }, anAddress())).toEqual({ ok: false, code: "tooManyRequests" });
  });

  it("stops guessing from one address over many accounts, but does not count right passwords", async () => {
    const address = anAddress();
    const email = anEmail();
    await aMember(email);
    expect(await signIn({ email, password: PASSWORD }, address)).toMatchObject({ ok: true });
    for (let i = 0; i < RATE_LIMITS.signInAddress.points; i++) {
      expect(await signIn({ email: anEmail(), password: "not this one" }, address)).toMatchObject({ code: "wrongCredentials" });
    }
    expect(await signIn({ email, password: PASSWORD }, address)).toEqual({ ok: false, code: "tooManyRequests" });
    expect(await signIn({ email, password: PASSWORD }, anAddress())).toMatchObject({ ok: true });
  });
});

describe("sessions", () => {
  it("carry a person from next-auth's cookie to pages and the handshake", async () => {
    const member = await aMember();
    const browser = new NextAuthClient(anAddress());
    const reply = await browser.signIn(member.email, PASSWORD);
    expect(reply.status).toBe(200);
    const cookie = reply.cookies.find((line) => line.startsWith("next-auth.session-token=")) ?? "";
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(await accountFromCookies(browser.cookieHeader)).toEqual(member);
    expect(await accountFromCookies("")).toBeNull();
    expect(await accountFromCookies("next-auth.session-token=forged")).toBeNull();
  });

  it("give the failure code of a refused sign-in", async () => {
    const reply = await new NextAuthClient(anAddress()).signIn("nobody@example.test", "not this one");
    expect(reply.status).toBe(401);
    expect((reply.body as { url: string }).url).toContain("error=wrongCredentials");
    expect(reply.cookies.some((line) => line.startsWith("next-auth.session-token=e"))).toBe(false);
  });

  it("end everywhere when the password changes", async () => {
    const member = await aMember();
    const [here, there] = [new NextAuthClient(anAddress()), new NextAuthClient(anAddress())];
    await here.signIn(member.email, PASSWORD);
    await there.signIn(member.email, PASSWORD);
    expect(await changePassword(member, { current: "not this one", next: "새로 정한 비밀번호" })).toEqual({ ok: false, code: "wrongCredentials", field: "current" });
    expect(await accountFromCookies(there.cookieHeader)).not.toBeNull();
    expect(await changePassword(member, { current: PASSWORD, next: "새로 정한 비밀번호" })).toEqual({ ok: true, value: null });
    expect(await accountFromCookies(here.cookieHeader)).toBeNull();
    expect(await accountFromCookies(there.cookieHeader)).toBeNull();
    // next-auth renews tokens on this path; it must not renew an ended one.
    expect((await there.call("GET", ["session"])).body).toEqual({});
    expect(await accountFromCookies(there.cookieHeader)).toBeNull();
    expect(await signIn({ email: member.email, password: PASSWORD }, anAddress())).toMatchObject({ code: "wrongCredentials" });
    expect(await signIn({ email: member.email, password: "새로 정한 비밀번호" }, anAddress())).toMatchObject({ ok: true });
  });

  it("end when the account is gone", async () => {
    const member = await aMember();
    const browser = new NextAuthClient(anAddress());
    await browser.signIn(member.email, PASSWORD);
    await prisma().user.delete({ where: { id: member.userId } });
    expect(await accountFromCookies(browser.cookieHeader)).toBeNull();
  });
});

describe("GitHub and Google", () => {
  const identity = (email: string, emailVerified: boolean, id = email) => ({ provider: "github", providerAccountId: id, email, emailVerified, name: "이하린" });

  it("make an account for a verified email, and know the person again by the provider's id", async () => {
    const email = anEmail();
    const first = await admitByProvider(identity(email, true, "gh-1"));
    expect(first).toMatchObject({ ok: true });
    expect(await admitByProvider({ ...identity("moved@example.test", false, "gh-1") })).toEqual(first);
  });

  it("link to an account only when the provider says that the email is verified", async () => {
    const member = await aMember();
    expect(await admitByProvider(identity(member.email, false))).toEqual({ ok: false, code: "emailUnverified" });
    expect(await prisma().account.count({ where: { userId: member.userId } })).toBe(0);
    expect(await admitByProvider(identity(member.email, true))).toEqual({ ok: true, value: { userId: member.userId } });
  });

  it("end the password and sessions of whoever took the email before it was proved", async () => {
    const squatter = await aMember();
    const browser = new NextAuthClient(anAddress());
    await browser.signIn(squatter.email, PASSWORD);
    await admitByProvider(identity(squatter.email, true));
    expect(await accountFromCookies(browser.cookieHeader)).toBeNull();
    expect(await signIn({ email: squatter.email, password: PASSWORD }, anAddress())).toMatchObject({ code: "wrongCredentials" });
  });

  it("open a session like any other, or send people back with the failure code", async () => {
    const { callbacks } = authOptions();
    const account = { provider: "google", providerAccountId: "g-1", type: "oauth" } as const;
    const email = anEmail();
    const signInWith = (email_verified: unknown) => callbacks?.signIn?.({ account, user: { id: "g-1" }, profile: { email, name: "김도윤", email_verified } as never });
    // Only the provider's own `true` counts.
    for (const claimed of [false, undefined, "true", 1]) expect(await signInWith(claimed)).toBe("/sign-in?error=emailUnverified");
    expect(await signInWith(true)).toBe(true);
    const claims = await callbacks?.jwt?.({ account, user: { id: "g-1" }, token: { sub: "g-1", picture: "https://example.test/face.png" } });
    const user = await prisma().user.findUniqueOrThrow({ where: { email } });
    expect(claims).toEqual({ uid: user.id, sv: 1, name: "김도윤" });
    const token = await encode({ token: claims, secret: process.env.NEXTAUTH_SECRET ?? "" });
    expect(await accountFromCookies(`next-auth.session-token=${token}`)).toMatchObject({ userId: user.id, email });
  });

  it("are offered where their ids are set", async () => {
    expect(authOptions().providers.map(({ id }) => id)).toEqual(["credentials"]);
    Object.assign(env(), { GITHUB_ID: "id", GITHUB_SECRET: "secret", GOOGLE_ID: "id", GOOGLE_SECRET: "secret" });
    expect(authOptions().providers.map(({ id }) => id)).toEqual(["credentials", "github", "google"]);
    expect(offeredProviders()).toEqual(["github", "google"]);
  });

  it("make no account where sign-up is by invitation", async () => {
    const admin = { ...(await aMember()), isAdmin: true };
    await setSignUpMode(admin, "invitation");
    expect(await admitByProvider(identity(anEmail(), true))).toEqual({ ok: false, code: "signUpClosed" });
    await setSignUpMode(admin, "open");
  });
});
