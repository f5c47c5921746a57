import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { contentSecurityPolicy, securityHeaders, type HeaderOptions } from "@/lib/server/security/headers";

const NONCE_BYTES = 18;
const CSP = "Content-Security-Policy";

/** Gives each request a nonce of its own. Next reads it from the request's policy and puts it on its scripts; pages render per request for that. */
export function proxy(request: NextRequest): NextResponse {
  const options: HeaderOptions = {
    nonce: randomBytes(NONCE_BYTES).toString("base64"),
    development: process.env.NODE_ENV === "development",
    secure: (process.env.NEXTAUTH_URL ?? "").startsWith("https://"),
  };
  const policy = contentSecurityPolicy(options, request.headers.get("host"));
  const headers = new Headers(request.headers);
  headers.set(CSP, policy);
  headers.set("x-nonce", options.nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(CSP, policy);
  for (const [name, value] of securityHeaders(options)) response.headers.set(name, value);
  return response;
}

export const config = { matcher: ["/((?!_next/static|_next/image).*)"] };
