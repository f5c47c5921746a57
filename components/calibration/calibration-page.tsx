import { useFormatter, useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { DAY_TIME } from "@/lib/i18n/day-text";
import type { CalibrationView } from "@/lib/protocol/calibration";
import { CalibrationResult } from "./calibration-result";
import { HandIn, StopForm, type ScoreAction, type SubmitAction } from "./stop-form";
import { StopRead } from "./stop-read";
import "./calibration.css";

type Props = { calibration: CalibrationView; score: ScoreAction; submit: SubmitAction };

/** One calibration: the stop to score now beside its answer, then waiting, then everybody's levels. */
export function CalibrationPage({ calibration, score, submit }: Props) {
  const t = useTranslations("calibration");
  const format = useFormatter();
  const { stop, result, stops, done, submitted, waiting } = calibration;
  return (
    <>
      <PageHeader crumb={{ href: "/calibration", label: t("title"), rest: calibration.candidate }} title={calibration.title}>
        {!result && <p className="num mt-2 text-sm text-ink-2">{t("progress", { done, stops })} · {t("at.closes", { date: format.dateTime(calibration.closesAt, DAY_TIME) })}</p>}
      </PageHeader>
      {result ? <CalibrationResult result={result} /> : submitted ? (
        <section className="panel p-6"><EmptyState title={t("waitTitle")}>{t("waitText", { waiting })}</EmptyState></section>
      ) : stop ? (
        <div className="st" key={stop.scope}><StopRead stop={stop} first={done === 0} /><StopForm stop={stop} score={score} /></div>
      ) : <section className="panel p-6"><EmptyState title={t("doneTitle")} actions={<HandIn submit={submit} />}>{t("doneText")}</EmptyState></section>}
    </>
  );
}
