import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DebriefPage } from "@/components/debrief/debrief-page";
import { getDebrief } from "@/lib/server/use-cases/debrief";
import { readerLocale } from "../../../../guard";
import { reviewViewer } from "../../../../review-viewer";
import { debriefAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("scoring.debrief"))("title") };
}

/** The talk after an interview, for everybody who was admitted to it. */
export default async function InterviewDebriefPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await reviewViewer(id, `/review/${encodeURIComponent(id)}/debrief`);
  const debrief = await getDebrief(viewer, id, await readerLocale());
  return <DebriefPage debrief={debrief} action={debriefAction.bind(null, id)} />;
}
