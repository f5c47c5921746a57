import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden, redirect } from "next/navigation";
import { ReviewPage } from "@/components/review/review-page";
import { currentAccount, requestCookies } from "@/lib/server/auth/current";
import { resolveReviewer } from "@/lib/server/auth/viewer";
import { getReview } from "@/lib/server/use-cases/review";
import { readerLocale } from "../../../guard";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

/** Strangers get the same answer whether the interview exists or not. */
export default async function InterviewReviewPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await resolveReviewer(await requestCookies(), id);
  const account = await currentAccount();
  if (viewer === null) {
    if (account === null) redirect(`/sign-in?callbackUrl=${encodeURIComponent(`/review/${id}`)}`);
    forbidden();
  }
  const review = await getReview(viewer, id, await readerLocale());
  return <ReviewPage review={review} me={viewer} listed={account !== null} />;
}
