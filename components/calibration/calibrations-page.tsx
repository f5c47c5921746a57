import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { DAY_TIME } from "@/lib/i18n/day-text";
import type { CalibrationItem, CalibrationOverview } from "@/lib/protocol/calibration";
import { MemberTable } from "./member-table";
import { StartButton, type JoinAction, type StartAction } from "./start-button";
import "./calibration.css";

type Props = { overview: CalibrationOverview; join: JoinAction; start: StartAction };

/** What can be rated with the group now, and how members' levels differ over time. */
export function CalibrationsPage({ overview, join, start }: Props) {
  const t = useTranslations("calibration");
  const { late, running, choices, members } = overview;
  return (
    <>
      <PageHeader title={t("title")}><p className="mt-1 max-w-[64ch] text-sm text-ink-2">{t("lead")}</p></PageHeader>
      <div className="cal">
        <div>
          <Panel title={t("running")}>{running.length === 0 ? <p className="none">{t("runningNone")}</p> : <ul>{running.map((item) => <Running key={item.calibrationId} item={item} />)}</ul>}</Panel>
          <Panel title={t("members")} className="overflow-hidden"><MemberTable members={members} /></Panel>
        </div>
        <div>
          <Panel title={t("late")}>
            {late.length === 0 ? <p className="none">{t("lateNone")}</p> : (
              <ul>{late.map((item) => <Line key={item.interviewId} title={item.title} meta={`${item.candidate} · ${item.group}`} at={item.seal.opensAt} atKey="opens"><StartButton kind="late" interviewId={item.interviewId} title={`${item.title}, ${item.candidate}`} join={join} start={start} /></Line>)}</ul>
            )}
          </Panel>
          <Panel title={t("choices")}>
            {choices.length === 0 ? <p className="none">{t("choicesNone")}</p> : (
              <ul>{choices.map((item) => <Line key={item.interviewId} title={item.title} meta={`${item.candidate} · ${item.group}`} at={item.endedAt} atKey="ended"><StartButton kind="calibration" interviewId={item.interviewId} title={`${item.title}, ${item.candidate}`} join={join} start={start} /></Line>)}</ul>
            )}
          </Panel>
        </div>
      </div>
    </>
  );
}

function Running({ item }: { item: CalibrationItem }) {
  const t = useTranslations("calibration");
  return (
    <Line title={item.title} meta={`${item.candidate} · ${item.group}`} at={item.closesAt} atKey={item.open ? "opened" : "closes"}>
      <Badge tone={item.open ? "ok" : "plain"}>{item.open ? t("open") : t("handedIn", { submitted: item.submitted, of: item.of })}</Badge>
      <Button asChild size="sm" variant={item.open || item.mine === "submitted" ? "line" : "ink"}><Link href={`/calibration/${item.calibrationId}`}>{t(item.open ? "see" : item.mine === "submitted" ? "wait" : item.mine === "started" ? "goOn" : "rate")}</Link></Button>
    </Line>
  );
}

function Line({ title, meta, at, atKey, children }: { title: string; meta: string; at: number | null; atKey: "opens" | "ended" | "closes" | "opened"; children: ReactNode }) {
  const t = useTranslations("calibration");
  const format = useFormatter();
  return <li><div className="tx"><b>{title}</b><span>{meta}{at !== null && ` · ${t(`at.${atKey}`, { date: format.dateTime(at, DAY_TIME) })}`}</span></div>{children}</li>;
}
