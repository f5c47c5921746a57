"use client";

import { MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { ConsoleView, ResultView } from "@/lib/protocol/views";

/** Raters that are this far apart have something to talk about, in levels. */
const DISCUSS_SPREAD = 2;

/** Open scores: every rater's level per criterion, and what they are far apart on. */
export function ResultTable({ view, result }: { view: ConsoleView; result: ResultView }) {
  const t = useTranslations("console.result");
  const common = useTranslations("common");
  return (
    <section className="con-rubric" aria-labelledby="con-result-title">
      <div className="sh"><h2 id="con-result-title">{t("title")}</h2><span className="grow" />{result.overall !== null && <span className="lbl">{t("overall")} <b className="mono">{result.overall.toFixed(1)}</b></span>}</div>
      <div className="res" tabIndex={0}>
        <table>
          <thead><tr><th scope="col">{t("criterion")}</th>{result.raters.map((rater) => <th scope="col" key={rater.participantId}>{rater.name}</th>)}<th scope="col">{t("median")}</th></tr></thead>
          <tbody>
            {result.rows.map((row) => (
              <tr key={`${row.scope}/${row.criterionId}`}>
                <th scope="row">{scopeLabel(view, row.scope)}{row.criterion}{(row.spread ?? 0) >= DISCUSS_SPREAD && <Badge tone="warn" icon={MessageSquare}>{t("discuss")}</Badge>}</th>
                {result.raters.map((rater) => <td key={rater.participantId} data-level={row.levels[rater.participantId]}>{levelText(row.levels[rater.participantId], common("notObserved"))}</td>)}
                <td><b>{row.median ?? "–"}</b></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="submit"><span className="grow" /><Button asChild size="sm"><Link href={`/review/${view.interviewId}`}>{t("review")}</Link></Button><Button asChild size="sm" variant="ink"><Link href={`/review/${view.interviewId}/debrief`}>{t("debrief")}</Link></Button></div>
    </section>
  );
}

function scopeLabel(view: ConsoleView, scope: string): string {
  const question = view.questions.find((each) => each.nodeId === scope);
  return question ? `Q${question.index} ` : "";
}

function levelText(level: ResultView["rows"][number]["levels"][string] | undefined, notObserved: string): string {
  if (level === undefined) return "–";
  return level === "notObserved" ? notObserved : String(level);
}
