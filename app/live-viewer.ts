import { notFound } from "next/navigation";
import { signedIn } from "@/app/guard";
import type { Viewer } from "@/lib/domain/permissions";
import type { Surface } from "@/lib/protocol/roles";
import { requestCookies } from "@/lib/server/auth/current";
import { resolveViewer } from "@/lib/server/auth/viewer";

/** Who looks at a live page of an interview. Nobody signed in goes to the sign-in page; no such interview and no such role give the same page. */
export async function liveViewer(interviewId: string, surface: Exclude<Surface, "room">): Promise<Viewer> {
  const viewer = await resolveViewer(await requestCookies(), interviewId, surface);
  if (viewer !== null) return viewer;
  await signedIn(`/${surface}/${encodeURIComponent(interviewId)}`);
  return notFound();
}
