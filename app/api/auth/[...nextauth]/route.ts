import NextAuth from "next-auth";
import { authOptions } from "@/lib/server/auth/options";
import { isOwnOrigin } from "@/lib/server/security/origin";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: Request, context: Context): Promise<Response> {
  return (await NextAuth(request as never, context as never, authOptions())) as Response;
}

export { handler as GET };

/** Signing in and out comes from this site's pages only; next-auth checks a token of its own besides. */
export async function POST(request: Request, context: Context): Promise<Response> {
  const { headers } = request;
  return isOwnOrigin(headers.get("origin"), headers.get("host")) ? handler(request, context) : new Response(null, { status: 403 });
}
