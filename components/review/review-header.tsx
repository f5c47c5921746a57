import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { hrefOf } from "@/components/interviews/where";
import { ExportMenu } from "@/components/report/export-menu";
import { PageHeader } from "@/components/shell/page-header";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { DAY_TIME } from "@/lib/i18n/day-text";
import { EXPORT_FORMATS, READER_FORMATS } from "@/lib/protocol/export-formats";
import type { ReviewView } from "@/lib/protocol/views";

/** Which interview this is, who was in it and how long it took. `listed` says whether the reader has a list to go back to. */
export function ReviewHeader({ review, meId, listed }: { review: ReviewView; meId: string; listed: boolean }) {
  const t = useTranslations("review");
  const tc = useTranslations("common");
  const format = useFormatter();
  const seconds = Math.floor(review.durationMs / 1000);
  const day = review.startedAt === null ? t("notStarted") : format.dateTime(review.startedAt, DAY_TIME);
  const rest = review.startedAt === null ? day : `${day} · ${t("duration", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}`;
  const running = review.status !== "ended";
  return (
    <PageHeader
      crumb={{ href: listed ? "/interviews" : `/review/${review.interviewId}`, label: listed ? tc("nav.interviews") : t("title"), rest }}
      title={review.briefing?.title ?? t("untitled")}
      actions={
        <>
          {review.status === "ended" && review.startedAt !== null && listed && <Button asChild><Link href={`/review/${review.interviewId}/compare`} prefetch={false}>{t("compare")}</Link></Button>}
          {review.startedAt !== null && <ExportMenu interviewId={review.interviewId} formats={review.role === "interviewer" ? EXPORT_FORMATS : READER_FORMATS} />}
          {review.result && <Button asChild variant="ink"><Link href={`/report/interview/${review.interviewId}`}>{t("report")}</Link></Button>}
          {review.role === "interviewer" && listed && <Button asChild><Link href={`/interviews/${review.interviewId}`}>{t("manage")}</Link></Button>}
          {running && <Button asChild variant="gam"><Link href={hrefOf(review)} prefetch={false}>{t("live")}</Link></Button>}
        </>
      }
    >
      <p className="mt-2 flex flex-wrap gap-x-3.5 gap-y-1.5 text-sm text-ink-2">
        {review.people.map((person) => (
          <span key={person.participantId} className="inline-flex items-center gap-1.5">
            <Avatar name={person.name} size={20} />{person.name}
            <span className="text-xs text-ink-3">{tc(`role.${person.role}`)}{person.participantId === meId && ` · ${t("me")}`}</span>
          </span>
        ))}
      </p>
      {running && review.startedAt !== null && <p className="mt-1 text-xs text-ink-3">{t("running")}</p>}
    </PageHeader>
  );
}
