import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { ComparePage } from "@/components/compare/compare-page";
import { CompareChoice } from "@/components/compare/compare-choice";
import type { CompareView } from "@/lib/protocol/compare";
import type { Result } from "@/lib/protocol/failures";
import type { Viewer } from "@/lib/domain/permissions";
import type { Locale } from "@/lib/protocol/roles";
import { requestCookies } from "@/lib/server/auth/current";
import { resolveReviewer } from "@/lib/server/auth/viewer";
import { compareInterviews, listComparable } from "@/lib/server/use-cases/compare";
import { readerLocale, valueOrPage } from "../../../../guard";
import { reviewViewer } from "../../../../review-viewer";
import { firstOf, withQuery, type SearchParams } from "../../../../search-params";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("compare"))("title") };
}

/** This interview beside the one that `with` names; without it, or where the two can not be compared, the choice of another one. */
export default async function InterviewComparePage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const { id } = await params;
  const asked = await searchParams;
  const returnTo = withQuery(`/review/${encodeURIComponent(id)}/compare`, asked);
  const viewer = await reviewViewer(id, returnTo);
  const locale = await readerLocale();
  const other = firstOf(asked.with);
  const compared = other === undefined ? null : await compareWith(viewer, other, locale);
  const refused = compared?.ok === false && compared.code === "notComparable";
  if (compared !== null && !refused) return <ComparePage view={valueOrPage(compared, returnTo)} from={id} />;
  return <CompareChoice interviewId={id} items={valueOrPage(await listComparable(viewer, id, locale), returnTo)} refused={refused} />;
}

async function compareWith(viewer: Viewer, otherId: string, locale: Locale): Promise<Result<CompareView>> {
  const other = await resolveReviewer(await requestCookies(), otherId);
  if (other === null) forbidden();
  return compareInterviews([viewer, other], [viewer.interviewId, otherId], locale);
}
