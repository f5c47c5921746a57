import NextAuth from "next-auth";
import { authOptions } from "@/lib/server/auth/options";
import { ADDRESS_HEADER } from "@/lib/server/security/client-address";
import { readCookies } from "@/lib/server/security/cookies";

export type AuthReply = { status: number; body: unknown; location: string | null; cookies: string[] };

/** A browser as next-auth sees it: keeps cookies, and speaks to the real handler without a server in between. */
export class NextAuthClient {
  private readonly jar = new Map<string, string>();

  constructor(private readonly address = "192.0.2.1") {}

  get cookieHeader(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async signIn(email: string, password: string): Promise<AuthReply> {
    const { csrfToken } = (await this.call("GET", ["csrf"])).body as { csrfToken: string };
    return this.call("POST", ["callback", "credentials"], { email, password, csrfToken, json: "true" });
  }

  async call(method: "GET" | "POST", path: string[], body: Record<string, string> = {}): Promise<AuthReply> {
    const reply: AuthReply = { status: 200, body: null, location: null, cookies: [] };
    const headers = new Map<string, string | string[]>();
    const response = {
      status: (status: number) => ((reply.status = status), response),
      getHeader: (name: string) => headers.get(name.toLowerCase()),
      setHeader: (name: string, value: string | string[]) => (headers.set(name.toLowerCase(), value), response),
      send: (sent: unknown) => ((reply.body = sent), response),
      json: (sent: unknown) => ((reply.body = sent), response),
      end: () => response,
    };
    const request = {
      method,
      body,
      query: { nextauth: path },
      cookies: readCookies(this.cookieHeader),
      headers: { host: "127.0.0.1:3000", cookie: this.cookieHeader, [ADDRESS_HEADER]: this.address },
    };
    await NextAuth(request as never, response as never, authOptions());
    reply.location = String(headers.get("location") ?? "") || null;
    reply.cookies = [headers.get("set-cookie") ?? []].flat();
    for (const cookie of reply.cookies) this.keep(cookie);
    return reply;
  }

  private keep(cookie: string): void {
    const [pair = ""] = cookie.split(";");
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === "" || /max-age=0/i.test(cookie)) this.jar.delete(name);
    else this.jar.set(name, value);
  }
}
