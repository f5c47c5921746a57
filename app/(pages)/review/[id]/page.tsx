import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden, redirect } from "next/navigation";
import { KeepFollowUps } from "@/components/authoring/library/keep-follow-ups";
import { ReviewPage } from "@/components/review/review-page";
import { parseClock } from "@/lib/domain/playback/navigation";
import { currentAccount, requestCookies } from "@/lib/server/auth/current";
import { resolveReviewer } from "@/lib/server/auth/viewer";
import { listKeepable } from "@/lib/server/use-cases/authoring/keep-follow-ups";
import { listComments } from "@/lib/server/use-cases/comments";
import { getPlayback } from "@/lib/server/use-cases/playback";
import { getReview } from "@/lib/server/use-cases/review";
import { readerLocale, valueOrPage } from "../../../guard";
import { deleteCommentAction, editCommentAction, writeCommentAction } from "./actions";
import { firstOf, type SearchParams } from "../../../search-params";
import { keepFollowUpsAction } from "../../scenarios/actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

/** Strangers get the same answer whether the interview exists or not. */
export default async function InterviewReviewPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const { id } = await params;
  const viewer = await resolveReviewer(await requestCookies(), id);
  const account = await currentAccount();
  if (viewer === null) {
    if (account === null) redirect(`/sign-in?callbackUrl=${encodeURIComponent(`/review/${id}`)}`);
    forbidden();
  }
  const locale = await readerLocale();
  const [review, playback, comments] = await Promise.all([getReview(viewer, id, locale), getPlayback(viewer, id, locale), listComments(viewer, id)]);
  const startMs = parseClock(firstOf((await searchParams).at) ?? "") ?? 0;
  const commentActions = { write: writeCommentAction, edit: editCommentAction, remove: deleteCommentAction };
  const own = account !== null && viewer.role === "interviewer" ? await listKeepable(viewer) : [];
  return (
    <>
      <ReviewPage review={review} me={viewer} listed={account !== null} playback={{ playback, startMs, comments: valueOrPage(comments, `/review/${id}`), commentActions }} />
      {own.length > 0 && <KeepFollowUps followUps={own.map(({ nodeId, prompt }) => ({ nodeId, prompt }))} keep={keepFollowUpsAction.bind(null, id)} />}
    </>
  );
}
