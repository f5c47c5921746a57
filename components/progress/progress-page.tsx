import { CircleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import type { MissedFollowUp, PracticeGoal, ProgressView } from "@/lib/protocol/progress";
import { HeatMap } from "./heat-map";
import "./progress.css";

/** How somebody did over rounds: a heat map of competencies, what is missed again and again, what they set out to practise. */
export function ProgressPage({ progress, goals }: { progress: ProgressView; goals: readonly PracticeGoal[] }) {
  const t = useTranslations("progress");
  if (progress.points.length === 0) {
    return <><PageHeader title={t("title")} /><section className="panel p-6"><EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState></section></>;
  }
  const single = progress.points.some((point) => point.interviews === 1);
  const [before, last] = progress.points.flatMap(({ interviewIds }) => interviewIds).slice(-2);
  return (
    <>
      <PageHeader title={t("title")} actions={last && <Button asChild><Link href={`/review/${last}/compare?with=${before}`} prefetch={false}>{t("compare")}</Link></Button>}><p className="mt-1 max-w-[64ch] text-sm text-ink-2">{t("lead", { count: progress.interviews })}</p></PageHeader>
      <div className="pg">
        <div>
          {single && <Banner icon={CircleAlert}>{t("volatile")}</Banner>}
          <Panel title={t("competencies")} className="overflow-hidden"><HeatMap points={progress.points} /></Panel>
        </div>
        <div>
          <Missed missed={progress.missed} />
          {goals.length > 0 && <Panel title={t("goals")}><ul className="pgl">{goals.map((goal) => <li key={goal.goalId}><Link className="link" href={`/review/${goal.interviewId}/debrief`}>{goal.text}</Link></li>)}</ul></Panel>}
        </div>
      </div>
    </>
  );
}

function Missed({ missed }: { missed: readonly MissedFollowUp[] }) {
  const t = useTranslations();
  const format = useFormatter();
  return (
    <Panel title={t("progress.missed")}>
      {missed.length === 0 ? <p className="p-4 text-sm text-ink-3">{t("progress.missedNone")}</p> : (
        <ul className="pgl">
          {missed.map((item) => (
            <li key={item.prompt}>
              <p>{item.prompt}</p>
              <p className="m num">
                <Badge tone={item.open ? "warn" : "ok"}>{item.open ? t(`scoring.followUps.outcome.${item.last}`) : t("progress.caughtUp")}</Badge>
                <span>{t("progress.times", { asked: item.asked, missed: item.missed })}</span>
                <Link className="link" href={`/review/${item.interviewId}`}>{item.scenario} · {format.dateTime(item.lastAt, { dateStyle: "medium" })}</Link>
              </p>
            </li>
          ))}
        </ul>
      )}
      <p className="pfoot">{t("progress.carriedOver")}</p>
    </Panel>
  );
}
