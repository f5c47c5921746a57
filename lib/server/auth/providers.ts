import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import GitHubProvider, { type GithubProfile } from "next-auth/providers/github";
import GoogleProvider, { type GoogleProfile } from "next-auth/providers/google";
import { z } from "zod";
import { env } from "../env";
import { ADDRESS_HEADER } from "../security/client-address";
import { signIn } from "./sign-in";

/** The ways to sign in that this installation offers. */

export type ProviderName = "github" | "google";

/** GitHub and Google, where their ids are set. */
export function offeredProviders(): ProviderName[] {
  const { GITHUB_ID, GOOGLE_ID } = env();
  return [...(GITHUB_ID ? (["github"] as const) : []), ...(GOOGLE_ID ? (["google"] as const) : [])];
}

export function authProviders(): NextAuthOptions["providers"] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env();
  return [
    credentials(),
    ...(GITHUB_ID && GITHUB_SECRET ? [github(GITHUB_ID, GITHUB_SECRET)] : []),
    ...(GOOGLE_ID && GOOGLE_SECRET ? [GoogleProvider<GoogleProfile>({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET })] : []),
  ];
}

/** Email and password. The error of a refusal is its failure code. */
function credentials() {
  return CredentialsProvider({
    name: "email",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    async authorize(input, request) {
      const address: unknown = (request.headers as Record<string, unknown> | undefined)?.[ADDRESS_HEADER];
      const signedIn = await signIn(input, typeof address === "string" ? address : "unknown");
      if (!signedIn.ok) throw new Error(signedIn.code);
      const { userId, name, email, sessionVersion } = signedIn.value;
      return { id: userId, name, email, sessionVersion };
    },
  });
}

const githubEmailsSchema = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** The primary address of a GitHub account if it is verified, else any verified one. */
export function verifiedGitHubEmail(emails: unknown): string | null {
  const parsed = githubEmailsSchema.safeParse(emails);
  if (!parsed.success) return null;
  const verified = parsed.data.filter((email) => email.verified);
  return (verified.find((email) => email.primary) ?? verified[0])?.email ?? null;
}

/** GitHub's profile does not say whether its email is verified, so the list of addresses is asked as well. */
function github(clientId: string, clientSecret: string) {
  return GitHubProvider<GithubProfile>({
    clientId,
    clientSecret,
    userinfo: {
      url: "https://api.github.com/user",
      async request({ client, tokens }) {
        const token = tokens.access_token ?? "";
        const profile = await client.userinfo<GithubProfile>(token);
        const answer = await fetch("https://api.github.com/user/emails", { headers: { Authorization: `Bearer ${token}`, Accept: "application/vnd.github+json" } });
        const email = answer.ok ? verifiedGitHubEmail(await answer.json()) : null;
        return { ...profile, name: profile.name ?? profile.login, email: email ?? undefined, email_verified: email !== null };
      },
    },
  });
}
