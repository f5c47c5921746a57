import fc from "fast-check";
import type { IncomingMessage } from "node:http";
import { beforeAll, describe, expect, it } from "vitest";
import { emailSchema, personNameSchema } from "@/lib/server/auth/account";
import { hashPassword, verifyPassword } from "@/lib/server/auth/passwords";
import { verifiedGitHubEmail } from "@/lib/server/auth/providers";
import { guestCookieName } from "@/lib/server/auth/viewer";
import { EnvironmentError, readEnv } from "@/lib/server/env";
import { addressBehindProxies, ADDRESS_HEADER, stampClientAddress } from "@/lib/server/security/client-address";
import { readCookies } from "@/lib/server/security/cookies";
import { contentSecurityPolicy, securityHeaders } from "@/lib/server/security/headers";
import { isOwnOrigin } from "@/lib/server/security/origin";
import { hashToken, isToken, newToken } from "@/lib/server/security/tokens";

describe("tokens", () => {
  it("are 256 bits, and stored text gives nothing back of them", () => {
    const tokens = Array.from({ length: 200 }, newToken);
    expect(new Set(tokens).size).toBe(200);
    expect(tokens.every((token) => isToken(token) && Buffer.from(token, "base64url").length === 32)).toBe(true);
    const token = tokens[0] as string;
    expect(hashToken(token)).toHaveLength(32);
    expect(Buffer.from(hashToken(token)).toString("base64url")).not.toBe(token);
    expect(hashToken(token)).toEqual(hashToken(token));
  });

  it("are told from other text", () => {
    for (const text of ["", "short", "a".repeat(42), "a".repeat(44), `${"a".repeat(42)}!`, `${"a".repeat(42)}\n`]) expect(isToken(text)).toBe(false);
  });
});

describe("passwords", () => {
  it("are verified, also long and Korean ones, and never match an account without a hash", async () => {
    const password = "가".repeat(200);
    const stored = await hashPassword(password);
    expect(await verifyPassword(stored, password)).toBe(true);
    expect(await verifyPassword(stored, `${password.slice(1)}나`)).toBe(false);
    expect(await verifyPassword(null, "no account has this password")).toBe(false);
  });
});

describe("cookies", () => {
  it("are read from a raw header", () => {
    expect(readCookies('a=1; b=%ED%95%9C;c="x y"; broken; =none; d=%zz')).toEqual({ a: "1", b: "한", c: "x y", d: "%zz" });
    expect(readCookies(undefined)).toEqual({});
  });

  it("can not be overwritten by a later one of the same name, nor reach a prototype", () => {
    expect(readCookies("a=first; a=second").a).toBe("first");
    expect(readCookies("__proto__=1")).toHaveProperty("__proto__", "1");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("never throw, whatever is sent", () => {
    fc.assert(fc.property(fc.string(), (header) => typeof readCookies(header) === "object"), { seed: 20261122 });
  });

  it("of guests name their interview without dashes", () => {
    expect(guestCookieName("01890a5d-ac96-774b-bcce-b302099a8057")).toBe("kkori_guest_01890a5dac96774bbcceb302099a8057");
  });
});

describe("client addresses", () => {
  it("come from the socket unless proxies are trusted", () => {
    expect(addressBehindProxies("198.51.100.7", "203.0.113.9", 0)).toBe("198.51.100.7");
    expect(addressBehindProxies("::ffff:198.51.100.7", undefined, 0)).toBe("198.51.100.7");
  });

  it("are what the trusted proxies saw, not what the client claims", () => {
    expect(addressBehindProxies("10.0.0.1", "1.2.3.4, 203.0.113.9", 1)).toBe("203.0.113.9");
    expect(addressBehindProxies("10.0.0.1", "1.2.3.4, 203.0.113.9, 10.0.0.2", 2)).toBe("203.0.113.9");
    expect(addressBehindProxies("10.0.0.1", "203.0.113.9", 3)).toBe("203.0.113.9");
    expect(addressBehindProxies("10.0.0.1", "not an address", 1)).toBe("10.0.0.1");
  });

  it("of one IPv6 network count as one", () => {
    const networks = ["2001:db8:1:2::1", "2001:0db8:0001:0002:ffff:ffff:ffff:ffff", "2001:DB8:1:2:0:0:0:9"].map((address) => addressBehindProxies(address, undefined, 0));
    expect(new Set(networks).size).toBe(1);
    expect(addressBehindProxies("2001:db8:1:3::1", undefined, 0)).not.toBe(networks[0]);
    expect(addressBehindProxies("::1", undefined, 0)).toBe("0:0:0:0::/64");
  });

  it("are stamped over whatever header a client sent", () => {
    const request = { headers: { [ADDRESS_HEADER]: "1.1.1.1", "x-forwarded-for": "2.2.2.2" }, socket: { remoteAddress: "198.51.100.7" } };
    expect(stampClientAddress(request as unknown as IncomingMessage, 0)).toBe("198.51.100.7");
    expect(request.headers[ADDRESS_HEADER]).toBe("198.51.100.7");
  });
});

describe("people's emails and names", () => {
  it("are brought to one form", () => {
    expect(emailSchema.parse(" Seoyeon@Example.TEST ")).toBe("seoyeon@example.test");
    expect(personNameSchema.parse(" 한서연 ".normalize("NFD"))).toBe("한서연");
    expect(personNameSchema.safeParse("   ").success).toBe(false);
    expect(personNameSchema.safeParse("a".repeat(41)).success).toBe(false);
  });

  it("of GitHub count when verified, the primary one first", () => {
    const email = (name: string, primary: boolean, verified: boolean) => ({ email: name, primary, verified, visibility: null });
    expect(verifiedGitHubEmail([email("a@x.test", false, true), email("b@x.test", true, true)])).toBe("b@x.test");
    expect(verifiedGitHubEmail([email("a@x.test", false, true), email("b@x.test", true, false)])).toBe("a@x.test");
    expect(verifiedGitHubEmail([email("b@x.test", true, false)])).toBeNull();
    expect(verifiedGitHubEmail({ message: "Bad credentials" })).toBeNull();
  });
});

describe("the environment", () => {
  const complete = { DATABASE_URL: "postgresql://u:secret-word@localhost/db", NEXTAUTH_URL: "https://kkori.example.test", NEXTAUTH_SECRET: "s".repeat(32) };

  it("is parsed with defaults", () => {
    expect(readEnv(complete)).toMatchObject({ PORT: 3000, HOST: "127.0.0.1", KKORI_DEMO: false, TRUST_PROXY: 0 });
    expect(readEnv({ ...complete, PORT: "8080", KKORI_DEMO: "1", TRUST_PROXY: "true", GITHUB_ID: "", GITHUB_SECRET: "" })).toMatchObject({ PORT: 8080, KKORI_DEMO: true, TRUST_PROXY: 1, GITHUB_ID: undefined });
  });

  it("says in one message what is wrong, and no value", () => {
    const wrong = { ...complete, NEXTAUTH_URL: "ftp://a-secret-place", NEXTAUTH_SECRET: "too short", PORT: "ninety" };
    expect(() => readEnv(wrong)).toThrow(EnvironmentError);
    expect(() => readEnv({ ...complete, GITHUB_ID: "id" })).toThrow(/GITHUB_SECRET/);
    try {
      readEnv(wrong);
    } catch (error) {
      const { message } = error as Error;
      for (const name of ["NEXTAUTH_URL", "NEXTAUTH_SECRET", "PORT"]) expect(message).toContain(name);
      for (const value of ["too short", "ninety", "secret-word", "a-secret-place"]) expect(message).not.toContain(value);
    }
  });
});

describe("origins", () => {
  beforeAll(() => {
    Object.assign(process.env, { DATABASE_URL: "postgresql://localhost/db", NEXTAUTH_URL: "https://kkori.example.test/", NEXTAUTH_SECRET: "s".repeat(32) });
  });

  it("are the site's own address, or the host that was asked", () => {
    expect(isOwnOrigin("https://kkori.example.test", "10.0.0.1:3000")).toBe(true);
    expect(isOwnOrigin("http://127.0.0.1:3000", "127.0.0.1:3000")).toBe(true);
  });

  it("are not other sites, other ports, sandboxed pages or nothing", () => {
    for (const origin of ["https://evil.test", "https://kkori.example.test.evil.test", "http://kkori.example.test", "http://127.0.0.1:3001", "null", "", undefined, null, "file://127.0.0.1:3000"]) {
      expect([origin, isOwnOrigin(origin, "127.0.0.1:3000")]).toEqual([origin, false]);
    }
  });
});

describe("headers", () => {
  const options = { nonce: "abc+/=", development: false, secure: false };

  it("let scripts run by nonce only, and eval only in development", () => {
    const policy = contentSecurityPolicy(options, "127.0.0.1:3000");
    expect(policy).toContain("script-src 'self' 'nonce-abc+/=' 'strict-dynamic';");
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:3000;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(contentSecurityPolicy({ ...options, development: true }, null)).toContain("'unsafe-eval'");
  });

  it("take nothing but a host from the host header", () => {
    expect(contentSecurityPolicy(options, "evil.test; script-src *")).not.toContain("evil");
  });

  it("hold to https where the site is https", () => {
    expect(securityHeaders({ secure: false }).map(([name]) => name)).not.toContain("Strict-Transport-Security");
    expect(securityHeaders({ secure: true }).map(([name]) => name)).toContain("Strict-Transport-Security");
    expect(contentSecurityPolicy({ ...options, secure: true }, "kkori.example.test")).toContain("connect-src 'self' wss://kkori.example.test; ");
  });
});
