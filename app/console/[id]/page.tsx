import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readerLocale } from "@/app/guard";
import { liveViewer } from "@/app/live-viewer";
import { Console } from "@/components/console/console";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("page.console") };
}

/** The interviewer's console. What it shows comes over the socket only. */
export default async function ConsolePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await liveViewer(id, "console");
  return <Console interviewId={viewer.interviewId} locale={await readerLocale()} surface="console" />;
}
