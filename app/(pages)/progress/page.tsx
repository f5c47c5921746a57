import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProgressPage } from "@/components/progress/progress-page";
import { getProgress, listPracticeGoals } from "@/lib/server/use-cases/progress";
import { readerLocale, signedIn, valueOrPage } from "../../guard";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("progress"))("title") };
}

/** How the reader gets on as a candidate. */
export default async function OwnProgressPage() {
  const account = await signedIn("/progress");
  const [progress, goals] = await Promise.all([getProgress(account, await readerLocale()), listPracticeGoals(account)]);
  return <ProgressPage progress={valueOrPage(progress, "/progress")} goals={valueOrPage(goals, "/progress")} />;
}
