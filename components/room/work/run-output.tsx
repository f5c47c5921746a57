"use client";

import { Ban, CircleCheck, CircleDashed, CircleSlash2, TimerOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { CheckName } from "@/components/ui/check-name";
import { CheckValue } from "@/components/ui/check-value";
import { clockText } from "@/lib/i18n/clock-text";
import { printsOutput, type Verdict } from "@/lib/protocol/evidence";
import type { PublicCaseView, RoomQuestionView, RoomRunView } from "@/lib/protocol/views";
import type { RunState } from "./use-run";

type Props = { question: RoomQuestionView; run: RunState; running: boolean };

export function RunOutput({ question, run, running }: Props) {
  const t = useTranslations("room.run");
  const failures = useTranslations("failures");
  const again = <Button size="sm" onClick={run.start}>{t("again")}</Button>;
  if (running) return <p className="quiet">{run.before === null ? t("running") : t("inLine", { before: run.before })}</p>;
  if (run.refused) return <Banner icon={Ban} action={again}>{failures(run.refused)}</Banner>;
  if (!question.task) return <p className="quiet">{t("nothingToRun")}</p>;
  if (!run.latest) return <p className="quiet">{t("notYet")}</p>;
  switch (run.latest.state) {
    case "queued":
      return <p className="quiet">{t("running")}</p>;
    case "cancelled":
      return <p className="quiet">{t("cancelled")}</p>;
    case "notHere":
      return <Banner icon={Ban}>{t("notHere")}</Banner>;
    case "failed":
      return <Banner icon={Ban} action={again}>{failures("runnerUnavailable")}</Banner>;
    case "finished":
      return run.latest.example ? <Result run={run.latest} example={run.latest.example} prints={printsOutput(question.task.kind)} /> : <p className="quiet">{t("noResult")}</p>;
  }
}

const LOOK: Record<Verdict, typeof CircleCheck> = { pass: CircleCheck, fail: CircleSlash2, inconclusive: CircleDashed, error: Ban };

function Result({ run, example, prints }: { run: RoomRunView; example: PublicCaseView; prints: boolean }) {
  const t = useTranslations("room.run");
  const { verdict, checks, stdout, stderr, exitCode, durationMs, truncated, stoppedBy } = example;
  const missed = checks.filter((check) => check.verdict !== "pass" && (check.expected !== undefined || check.got !== undefined));
  return (
    <>
      <p className="okl" data-verdict={verdict}>
        <Icon as={LOOK[verdict]} />
        {t(`verdict.${verdict}`)}
        <span>
          · {clockText(run.clockMs)} · {t("seconds", { seconds: durationMs / 1000 })}
          {exitCode !== null && exitCode !== 0 && <> · {t("exitCode", { code: exitCode })}</>}
        </span>
      </p>
      {run.engine && !run.engine.authoritative && <p className="note">{t("simulated")}</p>}
      {stoppedBy && <p className="note"><Icon as={TimerOff} size={14} />{t(`stoppedBy.${stoppedBy}`)}</p>}
      {missed.length > 0 && <Differences checks={missed} />}
      {stdout !== "" && <pre className="out">{stdout}</pre>}
      {stderr !== "" && <><h3>{t("stderr")}</h3><pre className="out">{stderr}</pre></>}
      {prints && stdout === "" && stderr === "" && <p className="note">{t("noOutput")}</p>}
      {truncated && <p className="note">{t("truncated")}</p>}
    </>
  );
}

/** Where the example's result differs. */
function Differences({ checks }: { checks: PublicCaseView["checks"] }) {
  const t = useTranslations("room.run");
  return (
    <table className="diff">
      <thead><tr><th>{t("check")}</th><th>{t("expected")}</th><th>{t("got")}</th></tr></thead>
      <tbody>
        {checks.map((check) => (
          <tr key={check.id}><th scope="row"><CheckName check={check} /></th><td><pre><CheckValue check={check} side="expected" /></pre></td><td><pre><CheckValue check={check} side="got" /></pre></td></tr>
        ))}
      </tbody>
    </table>
  );
}
