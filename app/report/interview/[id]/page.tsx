import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import Link from "next/link";
import { ExportMenu } from "@/components/report/export-menu";
import { ReportSheet } from "@/components/report/report-sheet";
import { ReportTools } from "@/components/report/report-tools";
import { ShareDialog } from "@/components/report/share-dialog";
import { NoticePage } from "@/components/shell/notice-page";
import { Button } from "@/components/ui/button";
import { can, type Viewer } from "@/lib/domain/permissions";
import { DAY_TIME } from "@/lib/i18n/day-text";
import { EXPORT_FORMATS, READER_FORMATS } from "@/lib/protocol/export-formats";
import { getReport, listReportLinks } from "@/lib/server/use-cases/report";
import { readerLocale, valueOrPage } from "../../../guard";
import { reviewViewer } from "../../../review-viewer";
import { makeReportLinkAction, revokeReportLinkAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("report"))("kind") };
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ mask?: string | string[] }> };

/** The report for somebody of the interview, with its links and exports. */
export default async function InterviewReportPage({ params, searchParams }: Props) {
  const { id } = await params;
  const masked = (await searchParams).mask === "1";
  const path = `/report/interview/${encodeURIComponent(id)}`;
  const viewer = await reviewViewer(id, path);
  const locale = await readerLocale();
  const result = await getReport(viewer, id, locale, masked);
  if (!result.ok && result.code === "scoresSealed") return <SealedNotice interviewId={id} />;
  const report = valueOrPage(result, path);
  return (
    <>
      <ReportTools back={`/review/${id}`} mask={{ on: masked, href: masked ? path : `${path}?mask=1` }}>
        <ExportMenu interviewId={id} formats={can(viewer, "export.journal") ? EXPORT_FORMATS : READER_FORMATS} />
        {can(viewer, "report.share") && <Sharing viewer={viewer} path={path} />}
      </ReportTools>
      <ReportSheet report={report} locale={locale} />
    </>
  );
}

async function Sharing({ viewer, path }: { viewer: Viewer; path: string }) {
  const format = await getFormatter();
  const links = valueOrPage(await listReportLinks(viewer), path).map((link) => ({ ...link, until: format.dateTime(link.expiresAt, DAY_TIME) }));
  return <ShareDialog links={links} make={makeReportLinkAction.bind(null, viewer.interviewId)} revoke={revokeReportLinkAction.bind(null, viewer.interviewId)} />;
}

async function SealedNotice({ interviewId }: { interviewId: string }) {
  const t = await getTranslations("report");
  return <NoticePage title={t("sealed.title")} text={t("sealed.text")} actions={<Button asChild><Link href={`/review/${interviewId}`}>{t("tools.back")}</Link></Button>} />;
}
