import { forbidden } from "next/navigation";
import { signedIn } from "@/app/guard";
import type { Viewer } from "@/lib/domain/permissions";
import { requestCookies } from "@/lib/server/auth/current";
import { resolveReviewer } from "@/lib/server/auth/viewer";

/** Who looks back at an interview. Nobody signed in goes to the sign-in page; strangers get one answer whether it exists or not. */
export async function reviewViewer(interviewId: string, returnTo: string): Promise<Viewer> {
  const viewer = await resolveReviewer(await requestCookies(), interviewId);
  if (viewer !== null) return viewer;
  await signedIn(returnTo);
  return forbidden();
}
