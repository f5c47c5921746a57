import { Lock, MessageSquare } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { LevelBar } from "@/components/ui/level-bar";
import { Panel } from "@/components/ui/panel";
import { DAY_TIME } from "@/lib/i18n/day-text";
import type { ResultView, ReviewView } from "@/lib/protocol/views";
import { DISCUSS_SPREAD, ResultTable } from "./result-table";

/** The whole-interview scores of everybody, once they are open. */
export function ResultPanel({ result, interviewId }: { result: ResultView; interviewId: string }) {
  const t = useTranslations("review.result");
  const rows = result.rows.filter((row) => row.scope === "interview");
  const discuss = result.rows.filter((row) => row.spread !== null && row.spread >= DISCUSS_SPREAD).length;
  return (
    <Panel title={t("title", { count: result.raters.length })} className="overflow-hidden" aside={result.overall !== null && <span className="kv">{t("overall")} <b>{result.overall.toFixed(1)}</b></span>}>
      <ResultTable rows={rows} raters={result.raters} />
      <p className="pfoot"><Icon as={MessageSquare} size={14} />{discuss > 0 ? t("discussFoot", { count: discuss }) : t("agreeFoot")}<span className="grow" /><Button asChild size="sm"><Link href={`/review/${interviewId}/debrief`}>{t("debrief")}</Link></Button></p>
    </Panel>
  );
}

/** Medians of the whole-interview criteria as bars. */
export function MediansPanel({ result }: { result: ResultView }) {
  const t = useTranslations("review.result");
  const rows = result.rows.filter((row) => row.scope === "interview" && row.median !== null);
  if (rows.length === 0) return null;
  return (
    <Panel title={t("competencies")} aside={result.overall !== null && <span className="kv">{t("overall")} <b>{result.overall.toFixed(1)}</b></span>}>
      <ul className="cp">
        {rows.map((row) => (
          <li key={row.criterionId}><span>{row.criterion}</span><LevelBar value={row.median} label={t("value", { value: row.median ?? 0 })} /><b className="mono num">{row.median}</b></li>
        ))}
      </ul>
    </Panel>
  );
}

/** While scores are sealed: who handed in, in numbers only, and where a rater goes on. */
export function SealPanel({ review }: { review: ReviewView }) {
  const t = useTranslations("review");
  const format = useFormatter();
  const { seal, status, role, interviewId } = review;
  const opens = seal.opensAt === null ? null : format.dateTime(seal.opensAt, DAY_TIME);
  return (
    <Panel title={t("seal.title")} lead={<Badge icon={Lock}>{t("seal.sealed")}</Badge>}>
      <div className="grid grid-cols-1 gap-2 p-4 text-sm">
        <p className="font-medium">{status === "ended" ? t("seal.counts", { submitted: seal.submitted, waiting: seal.waiting }) : t("seal.beforeEnd")}</p>
        <p className="text-xs text-ink-3">{t("seal.text")} {status === "ended" && opens && t("seal.opens", { date: opens })}</p>
        {status === "ended" && role !== "candidate" && (
          <div className="mt-1 grid grid-cols-1 gap-2 border-t border-line-1 pt-3">
            <p className="text-xs text-ink-2">{t("scores.goText")}</p>
            <Button asChild className="justify-self-start"><Link href={`/${role === "interviewer" ? "console" : "observe"}/${interviewId}`} prefetch={false}>{t("scores.go")}</Link></Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
