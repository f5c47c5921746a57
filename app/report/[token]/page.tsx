import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { ReportSheet } from "@/components/report/report-sheet";
import { ReportTools } from "@/components/report/report-tools";
import { DAY_TIME } from "@/lib/i18n/day-text";
import { FailureError } from "@/lib/protocol/failures";
import { ADDRESS_HEADER } from "@/lib/server/security/client-address";
import { openReport } from "@/lib/server/use-cases/report";
import { readerLocale } from "../../guard";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("report"))("kind"), referrer: "no-referrer" };
}

/** The report behind a link. Every dead link gives the same page. */
export default async function SharedReportPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const locale = await readerLocale();
  const opened = await openReport(token, locale, (await headers()).get(ADDRESS_HEADER) ?? "");
  if (!opened.ok) {
    if (opened.code === "linkDead") notFound();
    throw new FailureError(opened.code);
  }
  const t = await getTranslations("report.tools");
  const format = await getFormatter();
  return <><ReportTools note={t("until", { date: format.dateTime(opened.value.expiresAt, DAY_TIME) })} /><ReportSheet report={opened.value.report} locale={locale} /></>;
}
